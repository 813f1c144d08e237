import { diffArrays } from 'diff';
import type { RevisionView } from '@louyu/contract/api/notices';
import { imagesOf, type Category, type NoticeContent } from '@louyu/contract/notice-content';
import { languages, type Language } from '@louyu/contract/primitives';
import { windowWords, type Clock } from '../i18n/moment-words.ts';
import { language } from '../i18n/language.ts';
import { daypartWords, repeatWords } from '../i18n/schedule-words.ts';
import { local, t } from '../i18n/translate.ts';
import { audienceNames, type RemovedPlaces } from './audience-words.ts';
import { numberWords } from './number-words.ts';
import type { PlaceTree } from './place-tree.ts';
import { changesBetween, partsOf, type Part, type Run } from './word-changes.ts';

/** What the words of a revision are said with. */
export interface Surroundings {
  readonly tree: PlaceTree;
  readonly removed: RemovedPlaces;
  readonly clock: Clock;
  /** Other notices that its newest revision names. */
  readonly others: readonly NamedNotice[];
  /** Of the notice, where the draft names none. */
  readonly category: Category;
}

interface NamedNotice {
  readonly id: string;
  readonly number: number;
  readonly title: string;
}

type Section = Language | 'settings';

/** A line that an approver reads; `key` says which line of another revision it is. */
export interface RevisionLine {
  readonly section: Section;
  readonly key: string;
  readonly label: string;
  readonly parts: readonly Part[];
}

export interface ComparedLine {
  readonly section: Section;
  readonly label: string;
  readonly runs: readonly Run[];
  readonly changed: boolean;
}

/** The parts of a draft that are told: as words of the content, or as a setting. Whoever adds a part tells it. */
export const toldOfDraft: ReadonlySet<string> = new Set([
  ...['templateId', 'templateVersion', 'fields', 'images', 'progress', 'restored'],
  ...['audience', 'profiles', 'tagIds', 'window', 'priority', 'category'],
  ...['schedule', 'supersedes', 'beside'],
]);

/** All that a signature is for, line by line: the words in each language, then to whom, when and how they are shown. */
export function linesOf(revision: RevisionView, around: Surroundings): readonly RevisionLine[] {
  const { content } = revision;
  return [
    ...languages.flatMap((spoken) => {
      const words = content?.[spoken];
      return words === undefined ? [] : wordLines(words, spoken, around);
    }),
    ...settingLines(revision, around),
  ];
}

function wordLines(
  content: NoticeContent,
  spoken: Language,
  { tree }: Surroundings,
): readonly RevisionLine[] {
  const { title, shortTitle, keyPoint, facts, body, here } = content;
  const line = (key: string, label: string, text: string) =>
    text === '' ? [] : [{ section: spoken, key, label, parts: partsOf(text, spoken) }];
  const pictures = imagesOf(content).map(({ hash, alt }, index) => ({
    same: `${hash} ${alt}`,
    text: alt === '' ? t('reading.picture', { n: index + 1 }) : alt,
  }));
  const spot = here === undefined ? undefined : tree.byId.get(here.spotId);
  return [
    ...line('title', t('reading.heading'), title),
    ...line('short-title', t('reading.short_title'), shortTitle),
    ...line('key-point', t('reading.key_point'), keyPoint),
    ...facts.flatMap(({ label, value }, index) => {
      const namesakes = facts.slice(0, index).filter((fact) => fact.label === label).length;
      return line(`fact ${label} ${namesakes}`, label, value);
    }),
    ...line('body', t('reading.body'), body),
    ...(here === undefined
      ? []
      : line(
          `here ${here.spotId}`,
          t('reading.here', { where: spot === undefined ? '' : local(spot.name) }),
          `${here.shortTitle} · ${here.keyPoint}`,
        )),
    ...(pictures.length === 0
      ? []
      : [{ section: spoken, key: 'pictures', label: t('reading.pictures'), parts: listed(pictures) }]),
  ];
}

function settingLines(
  { draft, window }: RevisionView,
  { tree, removed, clock, category, others }: Surroundings,
): readonly RevisionLine[] {
  const line = (key: string, label: string, parts: readonly Part[]) =>
    parts.length === 0 ? [] : [{ section: 'settings' as const, key, label, parts }];
  const names = tree.places.length === 0 ? [] : audienceNames(tree, removed, draft.audience);
  const places = names.map((text, index) => ({ same: draft.audience[index] ?? text, text }));
  const { profiles = [], tagIds = [], supersedes, beside = [], schedule = {} } = draft;
  const kinds = profiles.map((kind) => ({ same: kind, text: t(`kind.${kind}`) }));
  const tags = { same: tagIds.join(' '), text: t('reading.tagged', { count: tagIds.length }) };
  // A signature makes 即刻 a moment; nobody has changed it.
  const shown = { from: draft.window.from, to: window.to };
  const called = (id: string) => {
    const other = others.find((notice) => notice.id === id);
    return other === undefined ? t('reading.another') : `${numberWords(other.number)} ${other.title}`;
  };
  return [
    ...line('audience', t('notice.audience'), listed(places)),
    ...line('profiles', t('reading.profiles'), listed(kinds)),
    ...line('tags', t('reading.besides'), tagIds.length === 0 ? [] : [tags]),
    ...line('window', t('notice.window'), partsOf(windowWords(shown, clock), language())),
    ...line(
      'dayparts',
      t('daypart.title'),
      listed((schedule.dayparts ?? []).flatMap((part) => whole(daypartWords(part)))),
    ),
    ...line(
      'repeat',
      t('repeat.title'),
      schedule.repeat === undefined ? [] : partsOf(repeatWords(schedule.repeat), language()),
    ),
    ...line('category', t('notice.category'), whole(t(`category.${draft.category ?? category}`))),
    ...line('priority', t('notice.priority'), whole(t(`priority.${draft.priority}`))),
    ...line(
      'supersedes',
      t('reading.supersedes'),
      supersedes === undefined ? [] : [{ same: supersedes, text: called(supersedes) }],
    ),
    ...beside.flatMap(({ noticeId, reason }) =>
      line(`beside ${noticeId}`, t('reading.beside'), partsOf(`${called(noticeId)}：${reason}`, 'zh-CN')),
    ),
  ];
}

/** Each line beside its own of another revision; what is no more stands where it was. */
export function compared(
  before: readonly RevisionLine[],
  after: readonly RevisionLine[],
): readonly ComparedLine[] {
  const olds = new Map(before.map((line) => [idOf(line), line]));
  const standing = new Set(after.map(idOf));
  const order = diffArrays([...before], [...after], { comparator: (a, b) => idOf(a) === idOf(b) });
  return order.flatMap(({ removed, value }) =>
    value.flatMap((line) => {
      if (!removed) return [comparedLine(line, olds.get(idOf(line))?.parts ?? [], line.parts)];
      // What only moved is told where it is now.
      return standing.has(idOf(line)) ? [] : [comparedLine(line, line.parts, [])];
    }),
  );
}

function idOf({ section, key }: RevisionLine): string {
  return `${section} ${key}`;
}

function comparedLine(
  { section, label }: RevisionLine,
  before: readonly Part[],
  after: readonly Part[],
): ComparedLine {
  const runs = changesBetween(before, after);
  return { section, label, runs, changed: runs.some(({ kind }) => kind !== 'same') };
}

/** `3栋、4栋`: each stays or goes as a whole. */
function listed(parts: readonly Part[]): readonly Part[] {
  const separator = { same: '、', text: t('list.separator') };
  return parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}

function whole(text: string): readonly Part[] {
  return [{ same: text, text }];
}
