import type { Paper } from '@louyu/contract/api/shares';
import { filePathOf } from '@louyu/contract/images';
import { imagesOf, type Category } from '@louyu/contract/notice-content';
import { encode } from 'uqr';
import { paperColor } from '../theme/tokens.css.ts';
import { breakLines } from './break-lines.ts';

/** As wide as a phone's picture is kept in a chat; a line of 44 px is then read without a tap on it. */
const widthPx = 1080;
const marginPx = 72;
const innerPx = widthPx - 2 * marginPx;
const bandPx = 168;
const labelPx = 160;
const qrPx = 300;
const quietModules = 4;
const pictureMaxPx = 900;
/** No phone shows a longer one well; what is left out is behind the QR. */
const textLinesMax = 28;

const family = "'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";
const sizes = { kind: 60, number: 38, title: 84, label: 40, value: 50, text: 44, small: 36 } as const;
type Size = keyof typeof sizes;

export interface Poster {
  readonly paper: Paper;
  readonly category: Category;
  /** What the QR carries. */
  readonly qr: string;
}

/** Draws a notice for a chat: kind, title, facts, whom to ask, and the QR of its page. Resolves when it is complete. */
export async function drawPoster(canvas: HTMLCanvasElement, poster: Poster): Promise<void> {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const picture = await pictureOf(poster.paper);
  canvas.width = widthPx;
  // Laid out twice: what it needs is known when it has been laid out once.
  canvas.height = layOut(context, poster, picture);
  layOut(context, poster, picture);
}

/** Draws everything from top to bottom; the height that it took. */
function layOut(context: CanvasRenderingContext2D, poster: Poster, picture: ImageBitmap | undefined): number {
  const { paper, category } = poster;
  const { content } = paper;
  const [ink, soft] = [paperColor('ink'), paperColor('ink-soft')];
  const accent = paperColor(category);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, widthPx, context.canvas.height);
  context.textBaseline = 'middle';
  context.fillStyle = accent;
  context.fillRect(0, 0, widthPx, bandPx);
  set(context, 'kind', '#ffffff', true);
  context.fillText(paper.kind, marginPx, bandPx / 2);
  set(context, 'number', '#ffffff', false);
  context.textAlign = 'right';
  context.fillText(paper.number, widthPx - marginPx, bandPx / 2);
  context.textAlign = 'left';

  let y = bandPx + 64;
  const lines = (
    text: string,
    size: Size,
    color: string,
    bold: boolean,
    x = marginPx,
    max = textLinesMax,
  ) => {
    set(context, size, color, bold);
    const wide = widthPx - marginPx - x;
    const lineHeight = sizes[size] * 1.4;
    for (const line of breakLines(text, wide, (part) => context.measureText(part).width).slice(0, max)) {
      context.fillText(line, x, y + lineHeight / 2);
      y += lineHeight;
    }
  };

  lines(content.title, 'title', ink, true);
  y += 40;
  for (const { label, value } of content.facts) {
    const top = y;
    const wide = measured(context, label, 'label');
    lines(value, 'value', ink, true, marginPx + Math.max(labelPx, wide + 32));
    set(context, 'label', soft, false);
    context.fillText(label, marginPx, top + (sizes.value * 1.4) / 2);
    y += 20;
  }
  if (content.facts.length === 0) lines(content.keyPoint, 'value', ink, true);
  const paragraphs = content.body.split('\n').filter((text) => text.trim() !== '');
  for (const text of paragraphs) {
    y += 24;
    lines(text, 'text', ink, false);
  }
  if (picture !== undefined) {
    y += 32;
    const scale = Math.min(innerPx / picture.width, pictureMaxPx / picture.height);
    const wide = picture.width * scale;
    context.drawImage(picture, (widthPx - wide) / 2, y, wide, picture.height * scale);
    y += picture.height * scale;
  }

  y += 56;
  context.fillStyle = paperColor('line');
  context.fillRect(marginPx, y, innerPx, 3);
  y += 40;
  const footTop = y;
  drawQr(context, poster.qr, marginPx - 20, footTop);
  const beside = marginPx + qrPx + 36;
  for (const caption of paper.caption.split('\n')) lines(caption, 'label', ink, true, beside);
  y += 16;
  if (paper.hotline !== '') lines(paper.hotline, 'small', ink, false, beside);
  lines(paper.office, 'small', soft, false, beside);
  lines(paper.issued, 'small', soft, false, beside);
  return Math.ceil(Math.max(y, footTop + qrPx) + 56);
}

function set(context: CanvasRenderingContext2D, size: Size, color: string, bold: boolean): void {
  context.font = `${bold ? 700 : 400} ${sizes[size]}px ${family}`;
  context.fillStyle = color;
}

function measured(context: CanvasRenderingContext2D, text: string, size: Size): number {
  set(context, size, '#000000', false);
  return context.measureText(text).width;
}

/** Whole pixels to a module, so that a chat's compression leaves it readable. */
function drawQr(context: CanvasRenderingContext2D, text: string, left: number, top: number): void {
  const { data, size } = encode(text, { ecc: 'M', boostEcc: true, border: quietModules });
  const module = Math.floor(qrPx / size);
  context.fillStyle = '#000000';
  for (const [y, row] of data.entries()) {
    for (const [x, isDark] of row.entries())
      if (isDark) context.fillRect(left + x * module, top + y * module, module, module);
  }
}

/** The first picture; none where it cannot be brought: the words say everything. */
async function pictureOf({ content }: Paper): Promise<ImageBitmap | undefined> {
  const [image] = imagesOf(content);
  if (image === undefined) return undefined;
  try {
    const answer = await fetch(filePathOf(image));
    return answer.ok ? await createImageBitmap(await answer.blob()) : undefined;
  } catch {
    return undefined;
  }
}
