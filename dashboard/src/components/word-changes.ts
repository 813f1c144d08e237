import { diffArrays } from 'diff';
import type { Language } from '@louyu/contract/primitives';

/** A part of a text; what makes two parts the same need not be what is read. */
export interface Part {
  readonly same: string;
  readonly text: string;
}

/** A stretch of a text that stayed, went, or is new. */
export interface Run {
  readonly kind: 'same' | 'old' | 'new';
  readonly text: string;
}

/** When less than this share of the longer text stayed, the two are read one after the other, not word by word. */
const leastStayed = 0.3;

/** Times, dates in figures, prices and phone numbers: changed as a whole. */
const figures = /\d+(?:[:.,/-]\d+)*/g;
const wordsOfLanguage = new Map<Language, Intl.Segmenter>();

/** A text by words; Chinese has no blanks between them, and a figure stays whole. */
export function partsOf(text: string, language: Language): readonly Part[] {
  const segmenter = wordsOfLanguage.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  wordsOfLanguage.set(language, segmenter);
  const words = (piece: string) => [...segmenter.segment(piece)].map(({ segment }) => segment);
  const parts: string[] = [];
  let from = 0;
  for (const { 0: figure, index } of text.matchAll(figures)) {
    parts.push(...words(text.slice(from, index)), figure);
    from = index + figure.length;
  }
  parts.push(...words(text.slice(from)));
  return parts.map((part) => ({ same: part, text: part }));
}

/** How one text became another, to be read from left to right. One run of `same` where nothing changed. */
export function changesBetween(before: readonly Part[], after: readonly Part[]): readonly Run[] {
  const runs = joined(
    diffArrays([...before], [...after], { comparator: (a, b) => a.same === b.same }).map(
      ({ added, removed, value }): Run => ({
        kind: added ? 'new' : removed ? 'old' : 'same',
        text: textOf(value),
      }),
    ),
  );
  const stayed = runs
    .filter(({ kind }) => kind === 'same')
    .reduce((sum, { text }) => sum + lettersOf(text), 0);
  const [old, next] = [textOf(before), textOf(after)];
  if (stayed >= leastStayed * Math.max(lettersOf(old), lettersOf(next))) return runs;
  return [
    { kind: 'old' as const, text: old },
    { kind: 'new' as const, text: next },
  ].filter(({ text }) => text !== '');
}

/** A comma or a blank that stayed between two changes only tears them apart: it goes and comes with them. */
function joined(runs: readonly Run[]): readonly Run[] {
  const torn = (index: number) =>
    runs[index]?.kind === 'same' && index > 0 && index < runs.length - 1 && lettersOf(runs[index].text) === 0;
  const joint: { old: string; new: string }[] = [];
  const result: Run[] = [];
  const flush = () => {
    for (const change of joint.splice(0))
      for (const kind of ['old', 'new'] as const)
        if (change[kind] !== '') result.push({ kind, text: change[kind] });
  };
  for (const [index, { kind, text }] of runs.entries()) {
    if (kind === 'same' && !torn(index)) {
      flush();
      result.push({ kind, text });
      continue;
    }
    const change = joint[0] ?? { old: '', new: '' };
    joint[0] = change;
    if (kind !== 'new') change.old += text;
    if (kind !== 'old') change.new += text;
  }
  flush();
  return result;
}

function textOf(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join('');
}

/** How much there is to read in a text. */
function lettersOf(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
