import { metricsOf } from '@louyu/contract/glass/metrics';
import type { NoticeImage } from '@louyu/contract/images';
import { describe, expect, it } from 'vitest';
import type { Sheet, SheetImage } from '../components/sheet.ts';
import { shownImages, withPictures, type PictureGauge } from './pictures.ts';
import { sampleContent } from './sample-notices.ts';

const panel = { diagonalInches: 7.5, viewingDistanceMetres: 1.5, audio: false };
const lobby = metricsOf('lcd', { ...panel, widthPx: 1080, heightPx: 1920, diagonalInches: 43 });
const lift = metricsOf('elevator', { ...panel, widthPx: 1024, heightPx: 600 });
const paper = metricsOf('epaper', { ...panel, widthPx: 800, heightPx: 480 });
const largePaper = metricsOf('epaper', { ...panel, widthPx: 1872, heightPx: 1404, diagonalInches: 10.3 });

const file = { hash: 'a'.repeat(64), type: 'image/webp', width: 1600, height: 1200, bytes: 9 } as const;
const dots = { ...file, hash: 'b'.repeat(64), type: 'image/png', width: 240, height: 180 } as const;
const image: NoticeImage = { ...file, paper: dots, alt: '取水点' };
const all = { urlOf: ({ hash }: { hash: string }) => `blob:${hash[0] ?? ''}` };

describe('the images that are shown', () => {
  it('are those that are there, in their order; none holds up another', () => {
    const other = { ...image, hash: 'c'.repeat(64) };
    const content = { ...sampleContent, images: [image, other] };
    expect(shownImages(content, lobby, all).map(({ src }) => src)).toEqual(['blob:a', 'blob:c']);
    const second = { urlOf: ({ hash }: { hash: string }) => (hash.startsWith('c') ? 'blob:c' : null) };
    expect(shownImages(content, lobby, second).map(({ src }) => src)).toEqual(['blob:c']);
    expect(shownImages(sampleContent, lobby, all)).toEqual([]);
  });

  it('are one in a lift and on paper, up to three in a lobby', () => {
    const content = { ...sampleContent, images: [image, image, image] };
    expect([lobby, lift, paper].map((metrics) => shownImages(content, metrics, all).length)).toEqual([
      3, 1, 1,
    ]);
  });

  it('are dots on paper, enlarged by whole numbers only', () => {
    const content = { ...sampleContent, images: [image] };
    expect(shownImages(content, paper, all)).toEqual([
      { src: 'blob:b', alt: '取水点', width: 240, height: 180 },
    ]);
    const [large] = shownImages(content, largePaper, all);
    expect((large?.width ?? 0) % 240).toBe(0);
    expect(large?.width).toBeGreaterThan(240);
    const tiny = metricsOf('epaper', { ...panel, widthPx: 296, heightPx: 128, diagonalInches: 2.9 });
    expect(shownImages(content, tiny, all)).toEqual([]);
  });
});

describe('pictures and words', () => {
  const images: readonly SheetImage[] = [{ src: 'blob:a', alt: '', width: 1600, height: 1200 }];
  const page = (scale = 1): Sheet => ({ title: '停水', facts: [], paragraphs: ['管道检修'], scale });
  const add = (sheets: readonly Sheet[], metrics: typeof lobby, gauge: PictureGauge) =>
    withPictures(sheets, images, sampleContent, metrics, gauge);
  const nowhere: PictureGauge = ({ paragraphs }) => (paragraphs.length > 0 ? null : 0.4);

  it('share a page where both have room, in the largest type that leaves enough for the picture', () => {
    const shares = new Map([
      [1.3, 0.05],
      [1.2, 0.3],
      [1.1, 0.4],
    ]);
    const sheets = add([page(1.6)], lobby, ({ scale }) => shares.get(scale) ?? null);
    expect(sheets).toMatchObject([{ paragraphs: ['管道检修'], scale: 1.2, pictures: { images } }]);
  });

  it('take the place in which the picture comes out larger', () => {
    const gauge: PictureGauge = ({ pictures }) => (pictures?.place === 'beside' ? 0.3 : 0.2);
    expect(add([page()], lobby, gauge)[0]?.pictures?.place).toBe('beside');
  });

  it('stand on pages of their own where they cannot share one', () => {
    const sheets = add([page()], lobby, nowhere);
    expect(sheets).toHaveLength(2);
    expect(sheets[0]).toEqual(page());
    expect(sheets[1]).toMatchObject({
      title: sampleContent.shortTitle,
      paragraphs: [],
      pictures: { images },
    });
  });

  it('share only the last of several pages, in the size that all were divided for', () => {
    const tried: number[] = [];
    const sheets = add([page(), page()], lobby, ({ scale }) => {
      tried.push(scale);
      return 0.4;
    });
    expect(sheets[0]).toEqual(page());
    expect(sheets[1]?.pictures).toBeDefined();
    expect(new Set(tried)).toEqual(new Set([1]));
  });

  it('never make a fourth page: the words are complete without them', () => {
    const sheets = [page(), page(), page()];
    expect(add(sheets, lobby, nowhere)).toEqual(sheets);
  });

  it('take turns in a lift, and on paper share the page or stay away', () => {
    expect(add([page()], lift, () => 0.4)).toHaveLength(2);
    expect(add([page()], paper, nowhere)).toEqual([page()]);
  });

  it('leave a notice without pictures as it is', () => {
    const sheets = [page()];
    expect(withPictures(sheets, [], sampleContent, lobby, () => 1)).toBe(sheets);
  });
});
