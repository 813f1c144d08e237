import { imageSchema, type Image } from '@louyu/contract/images';
import { upload } from './request.ts';

/**
 * Uploads a picture; the hub makes it anew.
 * @param onProgress the share that has gone out, 0–1
 * @throws ApiError `image.unreadable`, `image.too_large`, `image.too_many_pixels`, `image.took_too_long`, `hub.busy` …
 */
export async function uploadImage(
  file: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Image> {
  return upload(imageSchema, '/api/images', { file, onProgress, signal });
}
