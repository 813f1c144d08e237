import type { GroupText } from '@louyu/contract/api/group-text';
import type { NoticeShare, Paper } from '@louyu/contract/api/shares';
import type { Category, ContentByLanguage, NoticeContent } from '@louyu/contract/notice-content';
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
  revision(revision: number): string;
  issuedOn(day: string): string;
  readonly caption: string;
  /** `revision` is empty for the first. */
  heading(kind: string, revision: string): string;
  fact(label: string, value: string): string;
  number(number: string): string;
  link(url: string): string;
  hotline(phone: string): string;
  recalled(kind: string, number: string, title: string): string;
}

const words: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    revision: (revision) => `第${revision}版`,
    issuedOn: (day) => `${day} 签发`,
    caption: '微信扫一扫\n看详情 · 我已知晓',
    heading: (kind, revision) => `【${kind}${revision === '' ? '' : `·${revision}`}】`,
    fact: (label, value) => `${label}：${value}`,
    number: (number) => `编号 ${number}`,
    link: (url) => `看详情、点“我已知晓”：${url}`,
    hotline: (phone) => `24小时值班电话：${phone}`,
    recalled: (kind, number, title) =>
      `【撤回】${kind}（编号 ${number}）\n“${title}”已撤回，请不要再转发，以新通知为准。`,
  },
  en: {
    revision: (revision) => `revision ${revision}`,
    issuedOn: (day) => `Issued ${day}`,
    caption: 'Scan with WeChat\nDetails · “Got it”',
    heading: (kind, revision) => `[${kind}${revision === '' ? '' : `, ${revision}`}] `,
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

/** The same for a poster and a sheet of paper. */
export function paperOf(input: GroupTextInput): NoticeShare['paper'] {
  const chinese = paperIn(input, 'zh-CN');
  return input.content.en === undefined
    ? { 'zh-CN': chinese }
    : { 'zh-CN': chinese, en: paperIn(input, 'en') };
}

function paperIn(input: GroupTextInput, language: Language): Paper {
  const { site, signedAt } = input;
  const say = words[language];
  const number = input.number === null ? '' : say.number(numberText(input.number));
  return {
    kind: kindIn(input, language),
    number: [number, revisionIn(input, language)].filter((part) => part !== '').join(' · '),
    content: contentIn(input, language),
    office: inLanguage(site.office, language),
    issued: say.issuedOn(sayMoment(signedAt, 'day', language, site.timeZone)),
    caption: say.caption,
    hotline: site.hotline === '' ? '' : say.hotline(site.hotline),
  };
}

function contentIn({ content }: GroupTextInput, language: Language): NoticeContent {
  return (language === 'en' ? content.en : undefined) ?? content['zh-CN'];
}

function kindIn({ kind, category }: GroupTextInput, language: Language): string {
  return kind === undefined ? categoryNames[language][category] : inLanguage(kind, language);
}

function revisionIn({ revision }: GroupTextInput, language: Language): string {
  return revision > 1 ? words[language].revision(revision) : '';
}

function textIn(input: GroupTextInput, language: Language): string {
  const { site, url, isRecalled } = input;
  const content = contentIn(input, language);
  const say = words[language];
  const kindName = kindIn(input, language);
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
    `${say.heading(kindName, revisionIn(input, language))}${content.title}`,
    ...lines,
    ...paragraphs,
    '',
    number === null ? issued : `${issued} · ${say.number(number)}`,
    ...(url === null ? [] : [say.link(url)]),
    ...hotline,
  ].join('\n');
}
