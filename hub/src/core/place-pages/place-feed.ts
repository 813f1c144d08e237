import type { FeedItem, PlaceFeed } from '@louyu/contract/api/place-feed';
import { imagesOf } from '@louyu/contract/notice-content';
import { inLanguage } from '@louyu/contract/primitives';
import { numberText } from '../shares/group-text.ts';
import type { StandingNotice } from '../notices/standing.ts';
import type { PublicPlace } from './place-notices.ts';

interface ItemContext {
  readonly siteId: string;
  readonly publicUrl: string;
  /** The code that opens a notice without a screen. */
  readonly codeOf: (number: number) => string;
}

interface FeedInput extends Omit<ItemContext, 'siteId'> {
  readonly place: PublicPlace;
  readonly standing: readonly StandingNotice[];
}

/** What hangs at a place now, as a JSON Feed in the source language; every language is in `_louyu`. */
export function placeFeed({ place, standing, publicUrl, codeOf }: FeedInput): PlaceFeed {
  const base = publicUrl.replace(/\/$/, '');
  const { site, where, id } = place;
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: `${inLanguage(site.name, 'zh-CN')} ${inLanguage(where, 'zh-CN')}`,
    description: inLanguage(site.office, 'zh-CN'),
    home_page_url: `${base}/n/${id}`,
    feed_url: `${base}/n/${id}.json`,
    language: 'zh-CN',
    items: standing.map((each) => feedItem(each, { siteId: site.id, publicUrl, codeOf })),
  };
}

/** How feeds and webhooks name a notice, and where residents read it. */
export function feedIdentity(
  number: number,
  { siteId, publicUrl, codeOf }: ItemContext,
): { id: string; url: string } {
  return {
    id: `${siteId}/${numberText(number)}`,
    url: `${publicUrl.replace(/\/$/, '')}/q/${codeOf(number)}`,
  };
}

export function feedItem({ notice, revision, content }: StandingNotice, context: ItemContext): FeedItem {
  const { title, keyPoint, facts, body } = content['zh-CN'];
  const first = notice.revisions.find(({ goesOutAt }) => goesOutAt !== null)?.goesOutAt;
  const out = revision.goesOutAt ?? notice.updatedAt;
  return {
    ...feedIdentity(notice.number, context),
    title,
    summary: keyPoint,
    content_text: [keyPoint, ...facts.map(({ label, value }) => `${label}：${value}`), body]
      .filter((part) => part !== '')
      .join('\n'),
    date_published: first ?? out,
    date_modified: out,
    tags: [notice.category],
    _louyu: {
      number: notice.number,
      revision: revision.revision,
      category: notice.category,
      priority: revision.priority,
      from: revision.visibleFrom,
      to: revision.visibleTo,
      content,
      images: imagesOf(content['zh-CN']).length,
    },
  };
}
