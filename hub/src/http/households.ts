import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import {
  columnFieldSchema,
  householdChangeSchema,
  householdRequestSchema,
  registerRoles,
  roomsRequestSchema,
  type ColumnField,
} from '@louyu/contract/api/households';
import { LouyuError } from '@louyu/contract/errors';
import { idSchema } from '@louyu/contract/primitives';
import type { BulkService, ImportFile } from '../core/households/bulk-service.ts';
import type { Register } from '../core/households/register.ts';
import type { HouseholdQuestion } from '../core/households/register-service.ts';
import type { Digest } from '../core/ports.ts';
import { limitBody } from './body-limit.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { pathId, queryNumber, queryText, readJson, requireRole } from './request.ts';

/** Where rosters are uploaded. */
export const rosterPaths = ['/api/households/import/check', '/api/households/import'] as const;

export const householdRoutesDefaults = {
  /** The largest roster, in bytes. */
  registerFileMaxBytes: 10_485_760,
};

export interface HouseholdRoutesOptions {
  readonly register: () => Promise<Register>;
  readonly digest: Digest;
  readonly limits: typeof householdRoutesDefaults;
}

const pageMax = 200;
const textMaxChars = 40;
const nameMaxChars = 255;
const columnsMaxChars = 1_000;

/** `/api/households`: all staff see which households there are; who lives there, and every change, is for `registerRoles`. */
export function householdRoutes({ register, digest, limits }: HouseholdRoutesOptions): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  const insiders = requireRole(...registerRoles);

  routes.get('/', requireRole(), async (c) => {
    const question = questionOf(c);
    const offset = queryNumber(c, 'offset', { min: 0, max: 1_000_000, fallback: 0 });
    const limit = queryNumber(c, 'limit', { min: 1, max: pageMax, fallback: 50 });
    const { households } = await register();
    return c.json(await households.page(actorOf(c), question, { offset, limit }));
  });
  routes.get('/tags', requireRole(), async (c) => c.json(await (await register()).households.tags()));
  routes.get('/quality', insiders, async (c) => c.json(await (await register()).reports.quality(actorOf(c))));
  routes.get('/changes', insiders, async (c) => c.json(await (await register()).bulk.changes()));
  routes.get('/export', insiders, async (c) => {
    const withContacts = c.req.query('contacts') === '1';
    const { reports } = await register();
    const text = await reports.export(actorOf(c), questionOf(c), c.get('language'), withContacts);
    c.header('content-type', 'text/csv; charset=utf-8');
    c.header('content-disposition', 'attachment; filename="louyu-households.csv"');
    return c.body(text);
  });

  const uploads = limitBody(limits.registerFileMaxBytes, 'register.file_too_large');
  routes.post('/import/check', insiders, uploads, async (c) => {
    const { bulk, file } = await uploaded(c);
    return c.json(await bulk.checkImport(actorOf(c), file));
  });
  routes.post('/import', insiders, uploads, async (c) => {
    const token = queryText(c, 'token', 64);
    if (token === null) throw new LouyuError('request.invalid', { details: { path: 'token' } });
    const { bulk, file } = await uploaded(c);
    return c.json(await bulk.runImport(actorOf(c), file, token));
  });
  routes.post('/rooms/check', insiders, async (c) => {
    const request = await readJson(c, roomsRequestSchema);
    return c.json(await (await register()).bulk.checkRooms(actorOf(c), request));
  });
  routes.post('/rooms', insiders, async (c) => {
    const request = await readJson(c, roomsRequestSchema);
    return c.json(await (await register()).bulk.runRooms(actorOf(c), request));
  });
  routes.post('/changes/:id/undo', insiders, async (c) => {
    const id = pathId(c, 'id', 'register.undo_over');
    return c.json(await (await register()).bulk.undo(actorOf(c), id));
  });

  routes.post('/', insiders, async (c) => {
    const request = await readJson(c, householdRequestSchema);
    return c.json(await (await register()).households.add(actorOf(c), request), 201);
  });
  // A look changes something: the audit log.
  routes.post('/:id/look', insiders, async (c) => {
    const id = pathId(c, 'id', 'household.not_found');
    return c.json(await (await register()).households.look(actorOf(c), id));
  });
  routes.patch('/:id', insiders, async (c) => {
    const id = pathId(c, 'id', 'household.not_found');
    const change = await readJson(c, householdChangeSchema);
    return c.json(await (await register()).households.change(actorOf(c), id, change));
  });
  routes.post('/:id/restore', insiders, async (c) => {
    const id = pathId(c, 'id', 'undo.over');
    return c.json(await (await register()).households.restore(actorOf(c), id));
  });
  routes.delete('/:id', insiders, async (c) => {
    const id = pathId(c, 'id', 'household.not_found');
    await (await register()).households.remove(actorOf(c), id);
    return c.body(null, 204);
  });
  return routes;

  async function uploaded(c: Context<HttpEnv>): Promise<{ bulk: BulkService; file: ImportFile }> {
    const name = queryText(c, 'name', nameMaxChars) ?? '';
    const columns = columnsOf(queryText(c, 'columns', columnsMaxChars));
    const { bulk, reader } = await register();
    const { table, bytes } = await reader.read(name, async () => new Uint8Array(await c.req.arrayBuffer()));
    return { bulk, file: { table, hash: digest(bytes), columns } };
  }
}

/** `building,unit,,phone`: an empty part is a column that is left out. */
function columnsOf(text: string | null): (ColumnField | null)[] | null {
  if (text === null) return null;
  return text.split(',').map((part) => {
    if (part === '') return null;
    const field = v.safeParse(columnFieldSchema, part);
    if (!field.success) throw new LouyuError('request.invalid', { details: { path: 'columns' } });
    return field.output;
  });
}

function questionOf(c: Context<HttpEnv>): HouseholdQuestion {
  const lacks = queryText(c, 'lacks', 16);
  if (lacks !== null && lacks !== 'phone')
    throw new LouyuError('request.invalid', { details: { path: 'lacks' } });
  return {
    text: queryText(c, 'q', textMaxChars),
    placeId: queryId(c, 'place'),
    tagId: queryId(c, 'tag'),
    lacksPhone: lacks !== null,
  };
}

function queryId(c: Context<HttpEnv>, name: string): string | null {
  const id = queryText(c, name, 64);
  if (id !== null && !v.is(idSchema, id))
    throw new LouyuError('request.invalid', { details: { path: name } });
  return id;
}
