import type { PlaceFeed } from '@louyu/contract/api/place-feed';
import { imagesOf } from '@louyu/contract/notice-content';
import { inLanguage } from '@louyu/contract/primitives';
import { numberText } from '../shares/group-text.ts';
import type { StandingNotice } from '../notices/standing.ts';
import type { PublicPlace } from './place-notices.ts';

interface FeedInput {
  readonly place: PublicPlace;
  readonly standing: readonly StandingNotice[];
  readonly publicUrl: string;
  readonly codeOf: (number: number) => string;
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
    items: standing.map(({ notice, revision, content }) => {
      const { title, keyPoint, facts, body } = content['zh-CN'];
      const first = notice.revisions.find(({ goesOutAt }) => goesOutAt !== null)?.goesOutAt;
      const out = revision.goesOutAt ?? notice.updatedAt;
      return {
        id: `${site.id}/${numberText(notice.number)}`,
        url: `${base}/q/${codeOf(notice.number)}`,
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
    }),
  };
}
