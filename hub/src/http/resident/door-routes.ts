import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { LouyuError } from '@louyu/contract/errors';
import { idSchema } from '@louyu/contract/primitives';
import { withDoors, unitOfScreen } from '../../core/doors/door-choice.ts';
import { clientAddress } from '../client-address.ts';
import type { HttpEnv } from '../http-env.ts';
import { parseRequest } from '../request.ts';
import { chooseDoorPage, chooseUnitPage, ownDoorPage, slipPage } from './door-page.ts';
import { hrefOf, pageHref } from './hrefs.ts';
import { carriedByForm, formFields, phoneOrThrow, readerOf } from './reader.ts';
import { canonicalCode } from './canonical-code.ts';
import { residentErrors } from './resident-errors.ts';
import type { ResidentRoutesOptions } from './resident-routes.ts';
import { residentPolicy } from './style.ts';

const claimSchema = v.object({
  door: idSchema,
  code: v.optional(v.pipe(v.string(), v.maxLength(40)), ''),
});

/** `/d`: which door a phone is of. Told to that phone and to nobody else. */
export function doorRoutes(
  options: Pick<ResidentRoutesOptions, 'notices' | 'doors' | 'store' | 'random' | 'log' | 'secure'>,
): Hono<HttpEnv> {
  const { notices, doors, store, random, secure } = options;
  const routes = new Hono<HttpEnv>();

  routes.use(async (c, next) => {
    c.header('cache-control', 'no-store');
    c.header('content-security-policy', residentPolicy);
    await next();
  });
  routes.onError(residentErrors(options, () => '/d'));

  async function pageFor(c: Context<HttpEnv>) {
    const site = await store.places.site();
    if (site === undefined) throw new LouyuError('hub.not_ready');
    return { reader: readerOf(c, random, secure), site, back: canonicalCode(c.req.query('back') ?? '') };
  }

  routes.get('/', async (c) => {
    const page = await pageFor(c);
    const said = c.req.query('said');
    const door = await doors.ofPhone(page.reader.phoneId);
    if (door !== undefined && c.req.query('choose') !== '1')
      return c.html(ownDoorPage({ ...page, door, justNow: said === 'door' }));
    const tree = await store.places.tree();
    const asked = c.req.query('unit');
    const unit =
      asked === undefined
        ? unitOfScreen(await spotsOf(page.back), tree)
        : withDoors(v.is(idSchema, asked) ? asked : '', tree);
    if (unit === undefined) return c.html(chooseUnitPage({ ...page, tree, forgotten: said === 'forgotten' }));
    return c.html(chooseDoorPage({ ...page, unit, tree, doors: await doors.choices(unit.id) }));
  });

  async function spotsOf(code: string): Promise<readonly string[]> {
    if (code === '') return [];
    const scanned = await notices.find(code).catch(() => undefined);
    return scanned?.device?.spotIds ?? [];
  }

  routes.post('/', async (c) => {
    const form = await formFields(c);
    const phoneId = phoneOrThrow(c, form);
    const { door, code } = parseRequest(claimSchema, Object.fromEntries(form));
    await doors.claim({ phoneId, householdId: door, code, address: clientAddress(c) });
    const back = canonicalCode(form.get('back') ?? '');
    const query = { ...carriedByForm(c, phoneId), said: 'door' };
    return c.redirect(back === '' ? hrefOf('/d', query) : `${pageHref(back, query)}#door`, 303);
  });

  routes.post('/forget', async (c) => {
    const form = await formFields(c);
    const phoneId = phoneOrThrow(c, form);
    await doors.forget(phoneId);
    const back = canonicalCode(form.get('back') ?? '');
    const query = { ...carriedByForm(c, phoneId), back: back === '' ? undefined : back };
    return c.redirect(hrefOf('/d', { ...query, unit: 'all', said: 'forgotten' }), 303);
  });

  // The QR codes of slips are upper-case throughout.
  routes.get('/:door/:code', async (c) => {
    const page = await pageFor(c);
    const id = c.req.param('door').toLowerCase();
    const door = v.is(idSchema, id) ? await store.doors.door(id) : undefined;
    if (door === undefined) throw new LouyuError('door.not_found');
    const tree = await store.places.tree();
    return c.html(slipPage({ ...page, door, tree, code: c.req.param('code') }));
  });
  return routes;
}
