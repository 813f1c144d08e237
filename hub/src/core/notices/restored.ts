import type { Draft } from '@louyu/contract/api/notices';
import type { Category, ContentByLanguage, NoticeContent } from '@louyu/contract/notice-content';
import { inLanguage, languages, type Instant, type Language } from '@louyu/contract/primitives';
import { sayMoment } from './moments.ts';
import { wordsOf } from './render.ts';
import type { Template } from './template.ts';

/** What is said of something that is back; `{day}` and `{time}` are when it came. */
interface RestoredWording {
  readonly title: string;
  readonly shortTitle: string;
  readonly keyPoint: string;
}

const wordings: Partial<Readonly<Record<Category, Readonly<Record<Language, RestoredWording>>>>> = {
  water: {
    'zh-CN': {
      title: '{moment} 已恢复供水',
      shortTitle: '供水已恢复',
      keyPoint: '{time} 已恢复供水，水浑时请先放一会儿',
    },
    en: {
      title: 'Water is back since {moment}',
      shortTitle: 'Water is back',
      keyPoint: 'Water is back since {time}. Let it run until it is clear.',
    },
  },
  power: {
    'zh-CN': {
      title: '{moment} 已恢复供电',
      shortTitle: '供电已恢复',
      keyPoint: '{time} 已恢复供电，请检查家中电器',
    },
    en: {
      title: 'Power is back since {moment}',
      shortTitle: 'Power is back',
      keyPoint: 'Power is back since {time}. Please check your appliances.',
    },
  },
  lift: {
    'zh-CN': {
      title: '{lift} {moment} 已恢复运行',
      shortTitle: '电梯已恢复',
      keyPoint: '{lift}{time} 已恢复运行',
    },
    en: {
      title: '{lift} back in service since {moment}',
      shortTitle: 'Lift is back',
      keyPoint: '{lift} is back in service since {time}.',
    },
  },
};

/** For any other template of what is away for a while: one of the office's own, for gas, heating or the gate. */
const generalWording: Readonly<Record<Language, RestoredWording>> = {
  'zh-CN': {
    title: '{moment} 已恢复正常',
    shortTitle: '已恢复正常',
    keyPoint: '{time} 已恢复正常，感谢您的配合',
  },
  en: {
    title: 'Back to normal since {moment}',
    shortTitle: 'Back to normal',
    keyPoint: 'Back to normal since {time}. Thank you for your patience.',
  },
};

const backLabel = { 'zh-CN': '恢复', en: 'Back since' } as const;
const aboutLabel = { 'zh-CN': '原通知', en: 'It said' } as const;
const liftWord = { 'zh-CN': '电梯', en: 'The lift' } as const;

/** What is worth saying once it is over: where, and why it had been. */
const keptFields = ['lift', 'area', 'reason'];

/** How it is said that it is over; undefined where nothing comes back. */
function wordingOf(
  category: Category,
  { group }: Pick<Template, 'group'>,
): typeof generalWording | undefined {
  return wordings[category] ?? (group === 'outage' ? generalWording : undefined);
}

/** Whether 已恢复 can be said of a notice: by its category, or as its template is among the outages. */
export function canComeBack(category: Category, template: Pick<Template, 'group'>): boolean {
  return wordingOf(category, template) !== undefined;
}

/** A notice of an outage that is over, in the languages that the notice had; undefined where nothing comes back. */
export function restoredContent(
  content: ContentByLanguage,
  category: Category,
  { template, draft, at, timeZone }: { template: Template; draft: Draft; at: Instant; timeZone: string },
): ContentByLanguage | undefined {
  const wording = wordingOf(category, template);
  if (wording === undefined) return undefined;
  const said = (before: NoticeContent, language: Language): NoticeContent => {
    const { title, shortTitle, keyPoint } = wording[language];
    const words = {
      moment: sayMoment(at, 'short', language, timeZone),
      time: sayMoment(at, 'time', language, timeZone),
      lift: wordsOf(draft.fields['lift'], language) ?? liftWord[language],
    };
    const fill = (text: string) =>
      text.replace(/\{(moment|time|lift)\}/g, (_, key: keyof typeof words) => words[key]);
    const kept = template.fields.flatMap(({ key, label }) => {
      const value = keptFields.includes(key) ? wordsOf(draft.fields[key], language) : undefined;
      return value === undefined ? [] : [{ label: inLanguage(label, language), value }];
    });
    return {
      title: fill(title),
      shortTitle: fill(shortTitle),
      keyPoint: fill(keyPoint),
      facts: [
        { label: backLabel[language], value: sayMoment(at, 'moment', language, timeZone) },
        ...(kept.length > 0 && wording !== generalWording
          ? kept
          : [{ label: aboutLabel[language], value: before.title }]),
      ],
      body: '',
    };
  };
  const [zh, en] = languages.map((language) => content[language] && said(content[language], language));
  return zh === undefined ? undefined : { 'zh-CN': zh, ...(en === undefined ? {} : { en }) };
}
