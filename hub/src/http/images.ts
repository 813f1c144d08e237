import { Hono } from 'hono';
import { LouyuError } from '@louyu/contract/errors';
import type { Image } from '@louyu/contract/images';
import type { ImageService } from '../core/images/image-service.ts';
import { limitBody } from './body-limit.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { requireRole } from './request.ts';

/** Where uploads go. */
export const uploadPath = '/api/images';

export const imageRoutesDefaults = {
  /** The largest upload, in bytes: a photo as a phone takes it. */
  imageUploadMaxBytes: 12_582_912,
};

export interface ImageRoutesOptions {
  readonly images: ImageService;
  readonly limits: typeof imageRoutesDefaults;
}

/**
 * `POST /api/images`: the bytes of a JPEG, PNG, WebP or GIF as they are; what the browser calls them does not count.
 * Answers 201 with the image as notices refer to it.
 */
export function imageRoutes({ images, limits }: ImageRoutesOptions): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.use(requireRole('editor'));
  routes.use(limitBody(limits.imageUploadMaxBytes, 'image.too_large'));
  routes.post('/', async (c) => {
    const image = await images.upload(actorOf(c), async () => new Uint8Array(await c.req.arrayBuffer()));
    return c.json<Image>(image, 201);
  });
  return routes;
}

const typeByExtension: Readonly<Record<string, string>> = { webp: 'image/webp', png: 'image/png' };
const forEver = 'public, max-age=31536000, immutable';

export interface FileRoutesOptions {
  /** The bytes of a file; undefined where there is none. */
  readonly read: (name: string) => Promise<Uint8Array | undefined>;
}

/**
 * `/files/{hash}.{ext}`: the images of notices, the same for ever under their name. For everybody: what hangs on public
 * glass is no secret, and a hash cannot be guessed.
 */
export function fileRoutes({ read }: FileRoutesOptions): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/:name', async (c) => {
    const name = c.req.param('name');
    const type = typeByExtension[name.slice(name.lastIndexOf('.') + 1)];
    const bytes = type === undefined ? undefined : await read(name);
    if (type === undefined || bytes === undefined) throw new LouyuError('request.not_found');
    // Displays may come by another address of the hub, and the sandboxed preview has no origin at all.
    c.header('access-control-allow-origin', '*');
    c.header('cache-control', forEver);
    c.header('content-security-policy', "default-src 'none'; sandbox");
    c.header('content-type', type);
    c.header('content-length', String(bytes.length));
    return c.body(Uint8Array.from(bytes));
  });
  return routes;
}
