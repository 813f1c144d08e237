import { pagesMaxCount } from '@louyu/contract/glass/fit';
import type { NoticeContent } from '@louyu/contract/notice-content';
import type { Sheet, SheetFact } from '../components/sheet.ts';

/** Factors on the sizes of type, the best first. */
export interface PagingScales {
  /** Tried for the whole notice on one page. */
  readonly whole: readonly number[];
  /** Tried for a notice on several pages; the last one is taken, whether it fits or not. */
  readonly paged: readonly number[];
}

/** Lays a sheet out for real and tells whether all of it is to be seen. */
export type Fits = (sheet: Sheet) => boolean;

type Block =
  { readonly kind: 'fact'; readonly fact: SheetFact } | { readonly kind: 'text'; readonly text: string };

/**
 * Divides a notice into pages so that nothing overflows and nothing is left out. Blocks stay whole while that needs no
 * more than {@link pagesMaxCount} pages; otherwise they are broken where a reader pauses.
 */
export function paginate(content: NoticeContent, scales: PagingScales, fits: Fits): readonly Sheet[] {
  const blocks = blocksOf(content);
  const whole = largestThatFits(scales.whole, (scale) => {
    const sheet = blocks.reduce(withBlock, emptySheet(content.title, scale));
    return fits(sheet) ? sheet : null;
  });
  if (whole !== null) return [whole];
  let sheets: readonly Sheet[] = [];
  for (const scale of scales.paged) {
    const kept = fill({ content, blocks, fits, scale, tight: false });
    sheets = kept.length <= pagesMaxCount ? kept : fill({ content, blocks, fits, scale, tight: true });
    if (sheets.every(fits)) return sheets;
  }
  return sheets;
}

/**
 * The sheet at the first scale at which there is one: what fits at a scale fits at those after it too. Each try is a
 * layout, so most are spared: the first, which most notices need, and then the middle of what is left.
 */
function largestThatFits(scales: readonly number[], sheetAt: (scale: number) => Sheet | null): Sheet | null {
  let best: Sheet | null = null;
  let [from, to] = [0, scales.length];
  for (let index = 0; from < to; index = (from + to) >> 1) {
    const sheet = sheetAt(scales[index] ?? 1);
    if (sheet === null) from = index + 1;
    else [best, to] = [sheet, index];
  }
  return best;
}

/** The texts of a sheet in reading order. */
export function sheetTexts(sheet: Sheet): readonly string[] {
  return [sheet.title, ...sheet.facts.flatMap((fact) => [fact.label, fact.value]), ...sheet.paragraphs];
}

function blocksOf(content: NoticeContent): readonly Block[] {
  const paragraphs = content.body
    .split('\n')
    .map((text) => text.trim())
    .filter((text) => text !== '');
  // A notice that is nothing but its title still says its point.
  if (content.facts.length === 0 && paragraphs.length === 0)
    return [{ kind: 'text', text: content.keyPoint }];
  return [
    ...content.facts.map((fact): Block => ({ kind: 'fact', fact })),
    ...paragraphs.map((text): Block => ({ kind: 'text', text })),
  ];
}

interface Filling {
  readonly content: NoticeContent;
  readonly blocks: readonly Block[];
  readonly fits: Fits;
  readonly scale: number;
  /** Whether a block is divided to fill a page, though it would fit the next one whole. */
  readonly tight: boolean;
}

function fill({ content, blocks, fits, scale, tight }: Filling): readonly Sheet[] {
  const sheets: Sheet[] = [];
  let sheet = emptySheet(content.title, scale);
  const turn = (): void => {
    sheets.push(sheet);
    sheet = emptySheet(content.shortTitle, scale);
  };
  const queue = [...blocks];
  for (let block = queue.shift(); block !== undefined; block = queue.shift()) {
    const next = withBlock(sheet, block);
    if (fits(next)) {
      sheet = next;
      continue;
    }
    const fresh = isBlank(sheet) && sheets.length > 0;
    const fitsAlone = fits(withBlock(emptySheet(content.shortTitle, scale), block));
    const parts = fresh || tight || !fitsAlone ? divide(block, sheet, fits) : null;
    if (parts !== null) {
      sheet = withBlock(sheet, parts.head);
      queue.unshift(parts.tail);
      turn();
    } else if (fresh) {
      // Not even one character fits: a display too small for its own type. Show it rather than lose it.
      sheet = next;
      turn();
    } else {
      queue.unshift(block);
      turn();
    }
  }
  return isBlank(sheet) && sheets.length > 0 ? sheets : [...sheets, sheet];
}

/** The largest head of a block that still fits on the sheet, ended at a sentence where one ends late enough. */
function divide(block: Block, sheet: Sheet, fits: Fits): { head: Block; tail: Block } | null {
  const text = block.kind === 'fact' ? block.fact.value : block.text;
  const breaks = breaksOf(text);
  let low = 0;
  let high = breaks.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const at = breaks[middle - 1] ?? 0;
    if (fits(withBlock(sheet, withText(block, text.slice(0, at))))) low = middle;
    else high = middle - 1;
  }
  if (low === 0) return null;
  const reach = breaks.slice(0, low);
  const last = reach[reach.length - 1] ?? 0;
  const at =
    lastPause(text, reach, last * 0.6, /[。.!?;\uff01\uff1f\uff1b]$/) ??
    lastPause(text, reach, last * 0.4, /[、,:\uff0c\uff1a]$/) ??
    last;
  return {
    head: withText(block, text.slice(0, at).trimEnd()),
    tail: withText(block, text.slice(at).trimStart()),
  };
}

/** The last place from `least` on where the text before it ends as `pause` says. */
function lastPause(
  text: string,
  breaks: readonly number[],
  least: number,
  pause: RegExp,
): number | undefined {
  const pauses = breaks.filter((at) => at > least && pause.test(text.slice(0, at).trimEnd()));
  return pauses[pauses.length - 1];
}

// Full-width marks by their code: in many fonts they look like the plain ones.
/** What belongs to the character before it: marks, variants, skin tones, joined emoji. */
const following = /[\p{M}\u200d\ufe0f\u{1f3fb}-\u{1f3ff}]/u;
const opening = /[([\uff08〔《“‘「『【]/;
const closing = /[,.;:!?)\]%…、。〕》”’」』】\uff0c\uff01\uff1f\uff1b\uff1a\uff09]/;
const latin = /[\p{Script=Latin}\p{N}]/u;
const joint = /[\p{Script=Latin}\p{N}:.–/-]/u;

/** Where a text may be broken: between Chinese characters and at spaces, not inside a word or number, not before a full stop. */
function breaksOf(text: string): readonly number[] {
  const breaks: number[] = [];
  let at = 0;
  let before = '';
  for (const char of text) {
    const insideWord =
      (joint.test(before) && latin.test(char)) || following.test(char) || before === '\u200d';
    if (at > 0 && !insideWord && !closing.test(char) && !opening.test(before) && char !== ' ')
      breaks.push(at);
    before = char;
    at += char.length;
  }
  // A word longer than a page, as a hostile value would be: broken anywhere rather than lost.
  return breaks.length > 0 ? breaks : charBreaks(text);
}

function charBreaks(text: string): readonly number[] {
  const breaks: number[] = [];
  let at = 0;
  for (const char of text) {
    if (at > 0) breaks.push(at);
    at += char.length;
  }
  return breaks;
}

function emptySheet(title: string, scale: number): Sheet {
  return { title, facts: [], paragraphs: [], scale };
}

function isBlank(sheet: Sheet): boolean {
  return sheet.facts.length === 0 && sheet.paragraphs.length === 0;
}

function withBlock(sheet: Sheet, block: Block): Sheet {
  return block.kind === 'fact'
    ? { ...sheet, facts: [...sheet.facts, block.fact] }
    : { ...sheet, paragraphs: [...sheet.paragraphs, block.text] };
}

function withText(block: Block, text: string): Block {
  return block.kind === 'fact'
    ? { kind: 'fact', fact: { label: block.fact.label, value: text } }
    : { kind: 'text', text };
}
