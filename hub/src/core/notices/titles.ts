import type { ContentByLanguage } from '@louyu/contract/notice-content';
import type { Instant, Language, Localized } from '@louyu/contract/primitives';
import { effectiveRevision, newestRevision } from './lifecycle.ts';
import type { NoticeRecord, RevisionRecord } from './notice-store.ts';

/** What a notice is called in a language: by what is out, else by its newest words; in Chinese where it has no other title. */
export function titleIn(notice: NoticeRecord, language: Language, now: Instant): string {
  return titleOfRevision(notice, effectiveRevision(notice, now) ?? newestRevision(notice), language);
}

/** The title of one of its revisions. */
export function titleOfRevision(
  { title }: Pick<NoticeRecord, 'title'>,
  { content }: Pick<RevisionRecord, 'content'>,
  language: Language,
): string {
  return (content?.[language] ?? content?.['zh-CN'])?.title ?? title;
}

/** A title in each language that the content has, each cut to so many characters. */
export function titlesOf(title: string, content: ContentByLanguage | null, maxChars: number): Localized {
  const english = content?.en?.title;
  return {
    'zh-CN': shortened(title, maxChars),
    ...(english === undefined ? {} : { en: shortened(english, maxChars) }),
  };
}

export function shortened(text: string, maxChars: number): string {
  return text.length > maxChars ? `${text.slice(0, maxChars - 1)}…` : text;
}
