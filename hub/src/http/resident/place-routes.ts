import { Hono, type Context } from 'hono';
import { etag } from 'hono/etag';
import * as v from 'valibot';
import { feedMaxAgeSeconds, type PlaceFeed } from '@louyu/contract/api/place-feed';
import { LouyuError } from '@louyu/contract/errors';
import { idSchema, instantSchema } from '@louyu/contract/primitives';
import { placeFeed } from '../../core/place-pages/place-feed.ts';
import type { PlaceNotices } from '../../core/place-pages/place-notices.ts';
import { clientAddress } from '../client-address.ts';
import type { HttpEnv } from '../http-env.ts';
import { queryText } from '../request.ts';
import { placePage } from './place-page.ts';
import { readerOf } from './reader.ts';
import { residentErrors } from './resident-errors.ts';
import type { ResidentRoutesOptions } from './resident-routes.ts';
import { residentPolicy } from './style.ts';

export interface PlaceRoutesOptions extends Pick<
  ResidentRoutesOptions,
  'store' | 'random' | 'log' | 'secure'
> {
  readonly places: PlaceNotices;
  /** Base address that residents' phones reach. */
  readonly publicUrl: string;
}

const textMaxChars = 60;
const cursorSchema = v.pipe(
  v.string(),
  v.check((text) => {
    const [at, id, ...more] = text.split('/');
    return more.length === 0 && v.is(instantSchema, at) && v.is(idSchema, id);
  }),
);

/** `/n/{place}`: what hangs at a place now and has hung there, and the same for programs as `/n/{place}.json`. */
export function placeRoutes(options: PlaceRoutesOptions): Hono<HttpEnv> {
  const { places, random, secure, publicUrl } = options;
  const routes = new Hono<HttpEnv>();
  routes.onError(
    residentErrors(options, (c, { status }) => {
      const id = c.req.param('place') ?? '';
      return status === 404 || !v.is(idSchema, id) ? undefined : `/n/${id}`;
    }),
  );

  // Before the page: its address would pass for that of a place too.
  routes.get('/:file{[0-9A-Za-z]+\\.json}', etag(), async (c) => {
    const place = await places.place(placeId(c.req.param('file').slice(0, -'.json'.length)));
    const standing = await places.standing(place);
    c.header('cache-control', `public, max-age=${feedMaxAgeSeconds}`);
    // What hangs on public glass is no secret, and a page of another origin may show it.
    c.header('access-control-allow-origin', '*');
    const codeOf = (number: number) => places.codeOf(place, number);
    return c.json<PlaceFeed>(placeFeed({ place, standing, publicUrl, codeOf }));
  });

  // The QR codes are upper-case throughout.
  routes.get('/:place', async (c) => {
    const reader = readerOf(c, random, secure);
    const place = await places.place(placeId(c.req.param('place')));
    const text = queryText(c, 'q', textMaxChars);
    const before = cursorOf(c);
    const [standing, archive] = await Promise.all([
      places.standing(place),
      places.archive(place, { text, before, address: clientAddress(c) }),
    ]);
    c.header('cache-control', 'no-store');
    c.header('content-security-policy', residentPolicy);
    const codeOf = (number: number) => places.codeOf(place, number);
    const page = { reader, place, standing, archive, codeOf, text: text ?? '', before: before ?? '' };
    return c.html(placePage(page));
  });
  return routes;
}

function cursorOf(c: Context<HttpEnv>): string | null {
  const before = c.req.query('before') ?? '';
  return v.is(cursorSchema, before) ? before : null;
}

/** @throws LouyuError `link.unknown` where it cannot be the id of a place */
function placeId(text: string): string {
  const id = text.toLowerCase();
  if (!v.is(idSchema, id)) throw new LouyuError('link.unknown');
  return id;
}
