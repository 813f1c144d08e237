import type { GroupText } from '@louyu/contract/api/group-text';
import type { Category, ContentByLanguage } from '@louyu/contract/notice-content';
import { inLanguage, type Instant, type Language, type Localized } from '@louyu/contract/primitives';
import { categoryNames } from '../notices/category-names.ts';
import { sayMoment } from '../notices/moments.ts';
import type { SiteRecord } from '../places/place-store.ts';

/** The number as it is said and written: 0312. */
export function numberText(number: number): string {
  return String(number).padStart(4, '0');
}

export interface GroupTextInput {
  readonly content: ContentByLanguage;
  readonly category: Category;
  readonly kind: Localized | undefined;
  /** Null while it has none: a draft. */
  readonly number: number | null;
  readonly revision: number;
  readonly signedAt: Instant;
  readonly isRecalled: boolean;
  /** The residents' page, as people can read and tap it; null while there is none. */
  readonly url: string | null;
  readonly site: SiteRecord;
}

interface Words {
  heading(kind: string, revision: number): string;
  fact(label: string, value: string): string;
  number(number: string): string;
  link(url: string): string;
  hotline(phone: string): string;
  recalled(kind: string, number: string, title: string): string;
}

const words: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    heading: (kind, revision) => `【${kind}${revision > 1 ? `·第${revision}版` : ''}】`,
    fact: (label, value) => `${label}：${value}`,
    number: (number) => `编号 ${number}`,
    link: (url) => `看详情、点“我已知晓”：${url}`,
    hotline: (phone) => `24小时值班电话：${phone}`,
    recalled: (kind, number, title) =>
      `【撤回】${kind}（编号 ${number}）\n“${title}”已撤回，请不要再转发，以新通知为准。`,
  },
  en: {
    heading: (kind, revision) => `[${kind}${revision > 1 ? `, revision ${revision}` : ''}] `,
    fact: (label, value) => `${label}: ${value}`,
    number: (number) => `No. ${number}`,
    link: (url) => `Details, and “Got it”: ${url}`,
    hotline: (phone) => `24-hour duty phone: ${phone}`,
    recalled: (kind, number, title) =>
      `[Withdrawn] ${kind} (No. ${number})\n“${title}” was withdrawn. Please do not pass it on; go by the new notice.`,
  },
};

/**
 * A notice as people post it in a chat group: plain text without marks, the facts one a line, who says so and when, the
 * number, and the residents' page (R1, R14). In every language in which it has words.
 */
export function groupText(input: GroupTextInput): GroupText {
  const chinese = textIn(input, 'zh-CN');
  return input.content.en === undefined
    ? { 'zh-CN': chinese }
    : { 'zh-CN': chinese, en: textIn(input, 'en') };
}

function textIn(input: GroupTextInput, language: Language): string {
  const { category, kind, revision, site, url, isRecalled } = input;
  const content = (language === 'en' ? input.content.en : undefined) ?? input.content['zh-CN'];
  const say = words[language];
  const kindName = kind === undefined ? categoryNames[language][category] : inLanguage(kind, language);
  const number = input.number === null ? null : numberText(input.number);
  const issued = `${inLanguage(site.office, language)} ${sayMoment(input.signedAt, 'day', language, site.timeZone)}`;
  const hotline = site.hotline === '' ? [] : [say.hotline(site.hotline)];
  if (isRecalled)
    return [say.recalled(kindName, number ?? '', content.title), '', issued, ...hotline].join('\n');
  const lines =
    content.facts.length > 0
      ? content.facts.map(({ label, value }) => say.fact(label, value))
      : [content.keyPoint];
  const paragraphs = content.body.split('\n').filter((line) => line.trim() !== '');
  return [
    `${say.heading(kindName, revision)}${content.title}`,
    ...lines,
    ...paragraphs,
    '',
    number === null ? issued : `${issued} · ${say.number(number)}`,
    ...(url === null ? [] : [say.link(url)]),
    ...hotline,
  ].join('\n');
}
