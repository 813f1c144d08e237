import type { Context, MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { LouyuError, type ErrorCode } from '@louyu/contract/errors';
import { idSchema } from '@louyu/contract/primitives';
import type { Role } from '@louyu/contract/api/staff';
import { actorOf, type HttpEnv } from './http-env.ts';

/**
 * The body of a request as JSON of a schema. Its size is bounded before, for every route, by app.ts.
 * @throws LouyuError `request.not_json`, or `request.invalid` with the dotted path of the first fault in `details.path`
 */
export async function readJson<Output>(
  c: Context<HttpEnv>,
  schema: v.GenericSchema<unknown, Output>,
): Promise<Output> {
  return parseRequest(schema, await readJsonValue(c));
}

async function readJsonValue(c: Context<HttpEnv>): Promise<unknown> {
  const text = await c.req.text();
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LouyuError('request.not_json', { cause });
  }
}

/** @throws LouyuError `request.invalid` with the dotted path of the first fault in `details.path` */
export function parseRequest<Output>(schema: v.GenericSchema<unknown, Output>, value: unknown): Output {
  const result = v.safeParse(schema, value, { abortEarly: true, abortPipeEarly: true });
  if (result.success) return result.output;
  throw invalid(v.getDotPath(result.issues[0]) ?? '');
}

/**
 * A whole number of the query string, or `fallback` where it is absent.
 * @throws LouyuError `request.invalid` where it is no whole number within the bounds
 */
export function queryNumber<Fallback extends number | null>(
  c: Context<HttpEnv>,
  name: string,
  { min, max, fallback }: { min: number; max: number; fallback: Fallback },
): number | Fallback {
  const text = c.req.query(name);
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!/^\d{1,16}$/.test(text) || value < min || value > max) throw invalid(name);
  return value;
}

/**
 * A text of the query string, trimmed; null where it is absent or empty.
 * @throws LouyuError `request.invalid` where it is longer than `maxChars`
 */
export function queryText(c: Context<HttpEnv>, name: string, maxChars: number): string | null {
  const text = c.req.query(name)?.trim() ?? '';
  if (text.length > maxChars) throw invalid(name);
  return text === '' ? null : text;
}

/**
 * An id in the path. What cannot be an id names nothing, so it is answered like an id that is not there.
 * @throws LouyuError `notFound`
 */
export function pathId(c: Context<HttpEnv>, name: string, notFound: ErrorCode): string {
  const id = c.req.param(name);
  if (!v.is(idSchema, id)) throw new LouyuError(notFound);
  return id;
}

const rolesByGuard = new WeakMap<object, Role[]>();

/** Lets pass who has one of these roles; without roles: whoever is logged in. Throws `auth.required` or `auth.forbidden`. */
export function requireRole(...roles: readonly Role[]): MiddlewareHandler<HttpEnv> {
  const guard: MiddlewareHandler<HttpEnv> = async (c, next) => {
    const actor = actorOf(c);
    if (roles.length > 0 && !roles.some((role) => actor.roles.includes(role))) {
      throw new LouyuError('auth.forbidden');
    }
    await next();
  };
  rolesByGuard.set(guard, [...roles]);
  return guard;
}

/** The roles that a handler made by `requireRole` lets pass; undefined for any other. */
export function rolesThatPass(handler: object): Role[] | undefined {
  return rolesByGuard.get(handler);
}

function invalid(path: string): LouyuError {
  return new LouyuError('request.invalid', { details: { path } });
}
