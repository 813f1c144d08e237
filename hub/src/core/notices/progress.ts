import type { Draft } from '@louyu/contract/api/notices';
import { contentLimits, type ContentByLanguage, type NoticeContent } from '@louyu/contract/notice-content';
import { languages, type Language } from '@louyu/contract/primitives';
import { sayMoment } from './moments.ts';
import type { DraftProblem } from './problems.ts';
import { countChars } from './render.ts';

/** The content with what has happened since, each line dated, the newest first and before the text. */
export function withProgress(
  content: ContentByLanguage | null,
  { progress = [] }: Pick<Draft, 'progress'>,
  timeZone: string,
): ContentByLanguage | null {
  if (content === null || progress.length === 0) return content;
  const told = (each: NoticeContent, language: Language): NoticeContent => {
    const lines = progress.map(({ at, text }) => {
      const said = text[language] === undefined || text[language] === '' ? text['zh-CN'] : text[language];
      const when = sayMoment(at, 'short', language, timeZone);
      return language === 'zh-CN' ? `${when} 进展：${said}` : `${when}: ${said}`;
    });
    return { ...each, body: [...lines.toReversed(), each.body].filter((line) => line !== '').join('\n') };
  };
  const { 'zh-CN': zh, en } = content;
  return { ...content, 'zh-CN': told(zh, 'zh-CN'), ...(en === undefined ? {} : { en: told(en, 'en') }) };
}

/** Lines and text together may be no longer than a text. */
export function progressProblems(
  content: ContentByLanguage | null,
  { progress = [] }: Draft,
): DraftProblem[] {
  if (progress.length === 0) return [];
  const tooLong = languages.some(
    (language) => countChars(content?.[language]?.body ?? '') > contentLimits[language].bodyMaxChars,
  );
  return tooLong ? [{ field: 'progress', code: 'notice.progress_full', details: {} }] : [];
}
