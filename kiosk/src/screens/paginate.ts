import type { NoticeContent } from '@louyu/contract/notice-content';
import type { Sheet, SheetFact } from '../components/sheet.ts';

/** Longer notices are blocked before they are signed (EXPERIENCE "Screens"); a screen still cuts nothing off. */
export const pagesMaxCount = 3;

/** Type grows by these factors while the whole notice fits one page; 1 is the least that can be read. */
const scales = [1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1] as const;

/** Lays a sheet out for real and tells whether all of it is to be seen. */
export type Fits = (sheet: Sheet) => boolean;

type Block =
  { readonly kind: 'fact'; readonly fact: SheetFact } | { readonly kind: 'text'; readonly text: string };

/**
 * Divides a notice into pages so that nothing overflows and nothing is left out. Blocks stay whole while that needs no
 * more than {@link pagesMaxCount} pages; otherwise they are broken where a reader pauses.
 */
export function paginate(content: NoticeContent, fits: Fits): readonly Sheet[] {
  const blocks = blocksOf(content);
  for (const scale of scales) {
    const whole = blocks.reduce(withBlock, emptySheet(content.title, scale));
    if (fits(whole)) return [whole];
  }
  const kept = fill(content, blocks, fits, false);
  return kept.length <= pagesMaxCount ? kept : fill(content, blocks, fits, true);
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

function fill(
  content: NoticeContent,
  blocks: readonly Block[],
  fits: Fits,
  tight: boolean,
): readonly Sheet[] {
  const sheets: Sheet[] = [];
  let sheet = emptySheet(content.title, 1);
  const turn = (): void => {
    sheets.push(sheet);
    sheet = emptySheet(content.shortTitle, 1);
  };
  const queue = [...blocks];
  for (let block = queue.shift(); block !== undefined; block = queue.shift()) {
    const next = withBlock(sheet, block);
    if (fits(next)) {
      sheet = next;
      continue;
    }
    const fresh = isBlank(sheet) && sheets.length > 0;
    const fitsAlone = fits(withBlock(emptySheet(content.shortTitle, 1), block));
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
  const sentences = reach.filter((at) => at > last * 0.6 && /[。!?;.!?;]$/.test(text.slice(0, at).trimEnd()));
  const at = sentences[sentences.length - 1] ?? last;
  return {
    head: withText(block, text.slice(0, at).trimEnd()),
    tail: withText(block, text.slice(at).trimStart()),
  };
}

const opening = /[(〔《“‘「『【([]/;
const closing = /[,。、;:!?)〕》”’」』】,.;:!?)\]%…]/;
const latin = /[\p{Script=Latin}\p{N}]/u;
const joint = /[\p{Script=Latin}\p{N}:.–/-]/u;

/** Where a text may be broken: between Chinese characters and at spaces, not inside a word or number, not before a full stop. */
function breaksOf(text: string): readonly number[] {
  const breaks: number[] = [];
  let at = 0;
  let before = '';
  for (const char of text) {
    const insideWord = joint.test(before) && latin.test(char);
    if (at > 0 && !insideWord && !closing.test(char) && !opening.test(before) && char !== ' ')
      breaks.push(at);
    before = char;
    at += char.length;
  }
  // A word longer than a page, as a hostile value would be: broken anywhere rather than lost.
  return breaks.length > 0 ? breaks : [...text].slice(1).map((_, index) => index + 1);
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
