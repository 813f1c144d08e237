import * as v from 'valibot';
import { idSchema, instantSchema, languageSchema, localizedSchema } from '../primitives.ts';
import { deviceCredentialsSchema } from './devices.ts';
import { onDutySchema } from './duty.ts';
import { roleSchema } from './staff.ts';

/**
 * What a guard's desk (值班台) sends along with every request that it makes as such: who acts at it, an id of those on duty, or
 * nothing for whoever is there. Without it the browser asks as anybody else. `GET /api/events` takes it as `?desk=`.
 */
export const deskHeader = 'x-louyu-desk';

/** `POST /api/desk/session`: a paired desk trades its secret for a cookie that no script reads and that never ends by itself. */
export const deskSessionRequestSchema = v.pick(deviceCredentialsSchema, ['deviceId', 'secret']);

/**
 * `GET /api/desk/session`: this desk, and who is on duty. Asked for every {@link deskBeatSeconds}, it is also its sign of life. 401
 * `desk.not_paired`, `desk.revoked`.
 */
export const deskSchema = v.object({
  deviceId: idSchema,
  name: v.string(),
  language: languageSchema,
  site: v.object({ name: localizedSchema, hotline: v.string(), timeZone: v.string() }),
  /** What every changing request repeats in `x-csrf-token`. */
  csrfToken: v.string(),
  now: instantSchema,
  /** In the order in which they are called. */
  onDuty: v.array(onDutySchema),
  /** As whom it acts: one of those on duty, or the desk itself. */
  actor: v.object({ id: idSchema, name: v.string(), roles: v.array(roleSchema) }),
});

/** How often a desk says that it is there. */
export const deskBeatSeconds = 15;

export type Desk = v.InferOutput<typeof deskSchema>;
export type DeskSessionRequest = v.InferOutput<typeof deskSessionRequestSchema>;
