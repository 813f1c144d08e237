import type { Draft } from '@louyu/contract/api/notices';
import { LouyuError } from '@louyu/contract/errors';
import type { DraftImage, NoticeImage } from '@louyu/contract/images';
import type { ContentByLanguage } from '@louyu/contract/notice-content';
import type { Language } from '@louyu/contract/primitives';
import type { Areas } from '../store.ts';
import { canonicalJson } from '../staff/canonical-json.ts';

/**
 * Every image of a draft must be one that was uploaded here, described as it is: a revision keeps its references for good.
 * @throws LouyuError `notice.image_missing`, or `request.invalid` where one stands twice
 */
export async function assertImages(areas: Pick<Areas, 'images'>, { images = [] }: Draft): Promise<void> {
  if (new Set(images.map(({ image }) => image.hash)).size < images.length)
    throw new LouyuError('request.invalid', { details: { path: 'images' } });
  for (const { image } of images) {
    const stored = await areas.images.byHash(image.hash);
    if (stored === undefined || canonicalJson(stored) !== canonicalJson(image))
      throw new LouyuError('notice.image_missing');
  }
}

/** The content with the images of its draft, each with its description in the language of the content. */
export function withImages(
  content: ContentByLanguage | null,
  { images = [] }: Pick<Draft, 'images'>,
): ContentByLanguage | null {
  if (content === null || images.length === 0) return content;
  const { 'zh-CN': zh, en } = content;
  return {
    ...content,
    'zh-CN': { ...zh, images: imagesIn('zh-CN', images) },
    ...(en === undefined ? {} : { en: { ...en, images: imagesIn('en', images) } }),
  };
}

function imagesIn(language: Language, images: readonly DraftImage[]): NoticeImage[] {
  return images.map(({ image, alt }) => ({ ...image, alt: alt[language] ?? '' }));
}
