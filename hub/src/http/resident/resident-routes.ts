import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { helpWordsMaxChars } from '@louyu/contract/api/coverage';
import { LouyuError } from '@louyu/contract/errors';
import { idSchema, lineOrEmptySchema } from '@louyu/contract/primitives';
import type { AcknowledgmentService } from '../../core/acknowledgments/acknowledgment-service.ts';
import type { ScreenNotice, ScreenNotices } from '../../core/acknowledgments/screen-notices.ts';
import { unitOfScreen } from '../../core/doors/door-choice.ts';
import type { DoorService } from '../../core/doors/door-service.ts';
import type { HelpService } from '../../core/help/help-service.ts';
import type { Log } from '../../core/log.ts';
import type { PlaceTree } from '../../core/places/place-tree.ts';
import type { Clock, Random } from '../../core/ports.ts';
import type { Store } from '../../core/store.ts';
import { clientAddress } from '../client-address.ts';
import type { HttpEnv } from '../http-env.ts';
import { parseRequest } from '../request.ts';
import { canonicalCode } from './canonical-code.ts';
import { pageHref } from './hrefs.ts';
import { noticePage } from './notice-page.ts';
import { carriedByForm, formFields, phoneOrThrow, readerOf, type Reader } from './reader.ts';
import { residentErrors } from './resident-errors.ts';
import { noticePolicy } from './style.ts';

export interface ResidentRoutesOptions {
  readonly notices: ScreenNotices;
  readonly acknowledgments: AcknowledgmentService;
  readonly doors: DoorService;
  readonly help: HelpService;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Whether phones come by TLS: the cookie is then never sent in the clear. */
  readonly secure: boolean;
}

const helpFormSchema = v.object({
  words: v.optional(lineOrEmptySchema(helpWordsMaxChars)),
  door: v.optional(v.union([idSchema, v.literal('')])),
});

/** `/q/{code}`: what a phone opens after scanning a screen. Works without scripts, and without cookies. */
export function residentRoutes(options: ResidentRoutesOptions): Hono<HttpEnv> {
  const { notices, acknowledgments, doors, help, store, clock, random, secure } = options;
  const routes = new Hono<HttpEnv>();

  routes.use(async (c, next) => {
    c.header('cache-control', 'no-store');
    await next();
  });

  routes.onError(
    residentErrors(options, (c, { status }) => {
      const code = canonicalCode(c.req.param('code') ?? '');
      const mayGoOn = code !== '' && (status >= 500 || status === 429 || c.req.method === 'POST');
      return mayGoOn ? pageHref(code, {}) : undefined;
    }),
  );

  async function show(c: Context<HttpEnv>, status: 200 | 410, reader: Reader): Promise<Response> {
    const scanned = await notices.find(c.req.param('code') ?? '');
    const [site, tree, others, acknowledgedAt, ownDoor, standing] = await Promise.all([
      store.places.site(),
      store.places.tree(),
      notices.othersOn(scanned),
      acknowledgments.at(scanned, reader.phoneId),
      doors.ofPhone(reader.phoneId),
      help.of(scanned, reader.phoneId),
    ]);
    if (site === undefined) throw new LouyuError('hub.not_ready');
    const page = noticePage({
      reader,
      now: clock.now(),
      site,
      tree,
      scanned,
      others,
      acknowledgedAt,
      ownDoor,
      help: standing,
      doors: standing?.settledAt === null ? await doorsNear(scanned, tree) : [],
      said: c.req.query('said'),
    });
    c.header('content-security-policy', noticePolicy);
    return c.html(page, status);
  }

  async function doorsNear({ device }: ScreenNotice, tree: PlaceTree) {
    const unit = unitOfScreen(device?.spotIds ?? [], tree);
    return unit === undefined ? [] : doors.choices(unit.id);
  }

  /** Takes a form, and shows what has become of the notice where it is over. */
  async function taken(c: Context<HttpEnv>, phoneId: string, take: () => Promise<string>): Promise<Response> {
    try {
      return c.redirect(await take(), 303);
    } catch (error) {
      if (error instanceof LouyuError && error.code === 'acknowledgment.over')
        return show(c, 410, { ...readerOf(c, random, secure), phoneId });
      throw error;
    }
  }

  routes.get('/:code', (c) => show(c, 200, readerOf(c, random, secure)));

  routes.post('/:code/known', async (c) => {
    const phoneId = phoneOrThrow(c, await formFields(c));
    return taken(c, phoneId, async () => {
      const address = clientAddress(c);
      const { first, code } = await acknowledgments.acknowledge(c.req.param('code'), phoneId, address);
      const query = { ...carriedByForm(c, phoneId), said: first ? '1' : undefined };
      return `${pageHref(code, query)}#known`;
    });
  });

  routes.post('/:code/help', async (c) => {
    const fields = await formFields(c);
    const phoneId = phoneOrThrow(c, fields);
    const { words, door } = parseRequest(helpFormSchema, Object.fromEntries(fields));
    return taken(c, phoneId, async () => {
      const { code } = await help.ask({
        code: c.req.param('code'),
        phoneId,
        address: clientAddress(c),
        ...(words === undefined ? {} : { words }),
        ...(door === undefined ? {} : { householdId: door === '' ? null : door }),
      });
      const query = { ...carriedByForm(c, phoneId), said: words === undefined ? undefined : 'more' };
      return `${pageHref(code, query)}#help`;
    });
  });

  return routes;
}
