import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { casePolicySchema, replyTemplateListSchema, type CaseFigures } from '@louyu/contract/api/case-policy';
import {
  caseActionSchema,
  caseEntryRequestSchema,
  caseKindSchema,
  casePhotoChangeSchema,
  caseReaderRoles,
  caseRoles,
  caseStateSchema,
  caseTeamSchema,
  type CaseContact,
  type CaseHandler,
  type CasePage,
  type CaseView,
  type EnteredCase,
} from '@louyu/contract/api/cases';
import { dateSchema } from '@louyu/contract/api/duty';
import { LouyuError } from '@louyu/contract/errors';
import { idSchema } from '@louyu/contract/primitives';
import type { CaseQuestion } from '../core/cases/case-store.ts';
import type { Cases } from '../core/cases/cases-on-demand.ts';
import { limitBody } from './body-limit.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import type { imageRoutesDefaults } from './images.ts';
import { pathId, queryNumber, queryText, readJson, requireRole } from './request.ts';

/** Where staff upload photos of cases. */
export const casePhotoPath = /^\/api\/cases\/[^/]+\/photos$/;

export interface CaseRoutesOptions {
  readonly cases: () => Promise<Cases>;
  readonly publicUrl: string;
  readonly limits: typeof imageRoutesDefaults;
}

const pageMax = 100;
const textMaxChars = 60;
const offsetMax = 1_000_000;
const queryMaxChars = 200;

/** `/api/cases`: who handles cases works with them, admins read; each sees what is theirs (R24–R27, R31). */
export function caseRoutes({ cases, publicUrl, limits }: CaseRoutesOptions): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  const readers = requireRole(...caseReaderRoles);
  const handlers = requireRole(...caseRoles);
  const idOf = (c: Context<HttpEnv>) => pathId(c, 'id', 'case.not_found');
  const photoIdOf = (c: Context<HttpEnv>) => pathId(c, 'photoId', 'case.photo_not_found');
  const view = async (c: Context<HttpEnv>, id: string) =>
    (await cases()).views.view(actorOf(c), id, c.get('language'));

  routes.get('/', readers, async (c) => {
    const page = await (
      await cases()
    ).views.page(actorOf(c), questionOf(c), {
      offset: queryNumber(c, 'offset', { min: 0, max: offsetMax, fallback: 0 }),
      limit: queryNumber(c, 'limit', { min: 1, max: pageMax, fallback: 50 }),
      noticeId: queryOf(c, 'notice', idSchema),
    });
    return c.json<CasePage>(page);
  });
  routes.post('/', handlers, async (c) => {
    const request = await readJson(c, caseEntryRequestSchema);
    const { entries } = await cases();
    const { id, code } = await entries.enter(actorOf(c), request);
    const { writtenCode, trackingUrl } = await import('../core/cases/tracking-code.ts');
    const entered = { trackingCode: writtenCode(code), trackingUrl: trackingUrl(publicUrl, code) };
    return c.json<EnteredCase>({ case: await view(c, id), ...entered }, 201);
  });
  routes.get('/figures', readers, async (c) => {
    const [from, to] = [queryOf(c, 'from', dateSchema), queryOf(c, 'to', dateSchema)];
    if (from === null || to === null || to < from)
      throw new LouyuError('request.invalid', { details: { path: from === null ? 'from' : 'to' } });
    return c.json<CaseFigures>(await (await cases()).figures(actorOf(c), { from, to }));
  });
  routes.get('/people', readers, async (c) => c.json<CaseHandler[]>(await (await cases()).views.people()));
  routes.get('/policy', readers, async (c) => c.json(await (await cases()).desk.policy()));
  routes.put('/policy', requireRole('admin'), async (c) => {
    const policy = await readJson(c, casePolicySchema);
    return c.json(await (await cases()).desk.savePolicy(actorOf(c), policy));
  });
  routes.get('/replies', readers, async (c) => c.json(await (await cases()).desk.replies()));
  routes.put('/replies', handlers, async (c) => {
    const replies = await readJson(c, replyTemplateListSchema);
    return c.json(await (await cases()).desk.saveReplies(actorOf(c), replies));
  });

  routes.get('/:id', readers, async (c) => c.json<CaseView>(await view(c, idOf(c))));
  routes.post('/:id/actions', handlers, async (c) => {
    const id = idOf(c);
    const request = await readJson(c, caseActionSchema);
    await (await cases()).desk.act(actorOf(c), id, request);
    // Who hands a case over may not see it any more.
    return request.action === 'assign' ? c.body(null, 204) : c.json<CaseView>(await view(c, id));
  });
  // A look changes something: the audit log.
  routes.post('/:id/contact', handlers, async (c) => {
    const contact = await (await cases()).desk.contact(actorOf(c), idOf(c));
    return c.json<CaseContact>({ contact });
  });
  const uploads = limitBody(limits.imageUploadMaxBytes, 'image.too_large');
  routes.post('/:id/photos', handlers, uploads, async (c) => {
    const id = idOf(c);
    await (
      await cases()
    ).desk.addPhoto(actorOf(c), id, async () => new Uint8Array(await c.req.arrayBuffer()));
    return c.json<CaseView>(await view(c, id), 201);
  });
  routes.get('/:id/photos/:photoId', readers, async (c) => {
    const bytes = await (await cases()).desk.photo(actorOf(c), idOf(c), photoIdOf(c));
    c.header('content-type', 'image/webp');
    return c.body(Uint8Array.from(bytes).buffer);
  });
  routes.patch('/:id/photos/:photoId', handlers, async (c) => {
    const [id, photoId] = [idOf(c), photoIdOf(c)];
    const change = await readJson(c, casePhotoChangeSchema);
    await (await cases()).desk.changePhoto(actorOf(c), id, photoId, change);
    return c.json<CaseView>(await view(c, id));
  });
  return routes;
}

function questionOf(
  c: Context<HttpEnv>,
): Omit<CaseQuestion, 'placeIds'> & { readonly placeId: string | null } {
  const states = queryText(c, 'state', queryMaxChars);
  return {
    states: states === null ? null : parsed('state', v.array(caseStateSchema), states.split(',')),
    kind: queryOf(c, 'kind', caseKindSchema),
    team: queryOf(c, 'team', caseTeamSchema),
    mine: isSet(c, 'mine'),
    overdue: isSet(c, 'overdue'),
    held: isSet(c, 'held'),
    placeId: queryOf(c, 'place', idSchema),
    from: null,
    to: null,
    text: queryText(c, 'q', textMaxChars),
  };
}

function isSet(c: Context<HttpEnv>, name: string): boolean {
  return queryOf(c, name, v.literal('1')) !== null;
}

function queryOf<Output>(
  c: Context<HttpEnv>,
  name: string,
  schema: v.GenericSchema<unknown, Output>,
): Output | null {
  const text = queryText(c, name, queryMaxChars);
  return text === null ? null : parsed(name, schema, text);
}

/** @throws LouyuError `request.invalid` that names the parameter */
function parsed<Output>(name: string, schema: v.GenericSchema<unknown, Output>, value: unknown): Output {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (!result.success) throw new LouyuError('request.invalid', { details: { path: name } });
  return result.output;
}
