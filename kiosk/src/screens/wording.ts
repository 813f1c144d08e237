import type { BoardNotice } from '@louyu/contract/board';
import type { NoticeContent } from '@louyu/contract/notice-content';
import { inLanguage, type Language } from '@louyu/contract/primitives';
import type { SheetBand } from '../components/notice-sheet.ts';
import { translate } from '../i18n/translate.ts';
import type { Calendar } from './calendar.ts';

/** The content in the screen's language; the source language where it was not translated. */
export function contentIn(notice: BoardNotice, language: Language): NoticeContent {
  return (language === 'en' ? notice.content.en : undefined) ?? notice.content['zh-CN'];
}

/** What the band above a page says. */
export function bandOf(
  notice: BoardNotice,
  page: number,
  pages: number,
  language: Language,
  calendar: Calendar,
): SheetBand {
  const revised = { revision: notice.revision, at: calendar.time(Date.parse(notice.signedAt)) };
  return {
    category: notice.category,
    label:
      notice.kind === undefined
        ? translate(language, `category.${notice.category}`)
        : inLanguage(notice.kind, language),
    priority: notice.priority === 'normal' ? '' : translate(language, `priority.${notice.priority}`),
    revision: notice.revision > 1 ? translate(language, 'notice.revision', revised) : '',
    page: pages > 1 ? translate(language, 'notice.page', { page, pages }) : '',
  };
}

/** What the band says on paper: the day of issue tells the revision as well, and nobody counts pages over hours. */
export function paperBandOf(notice: BoardNotice, language: Language, calendar: Calendar): SheetBand {
  return { ...bandOf(notice, 1, 1, language, calendar), revision: calendar.day(Date.parse(notice.signedAt)) };
}

/** The number of a notice or an alert as it is said on the phone: 编号 0312. */
export function numberOf({ number }: { readonly number: number }): string {
  return String(number).padStart(4, '0');
}
