import * as v from 'valibot';
import { countSchema, idSchema } from '../primitives.ts';
import { deviceListSchema } from './devices.ts';
import { noticeSummarySchema } from './notices.ts';

/** `GET /api/overview`: the first page, 工作台. */
export const overviewSchema = v.object({
  live: v.array(noticeSummarySchema),
  /** Reviews for approvers, returned drafts for their authors. */
  waitingForMe: v.array(noticeSummarySchema),
  /** Recalled or expired notices that some screen still shows. */
  notYetGone: v.array(noticeSummarySchema),
  /** Devices without a picture or away: the first of them, and how many there are. */
  ailing: deviceListSchema,
  ailingTotal: countSchema,
  devices: v.object({ ok: countSchema, total: countSchema }),
  households: countSchema,
  /** Of the hub's machine: unless it is right, nothing is signed, and nothing goes out or comes down by itself. */
  clock: v.picklist(['right', 'behind', 'ahead']),
  /** The first entry of the audit log that does not fit its hash chain, and whether the last daily backup failed. */
  auditBrokenSeq: v.nullable(countSchema),
  backupFailed: v.boolean(),
});

/** `GET /api/events`, server-sent: the data of an event named `change`; the page fetches anew what it shows of it. */
export const changeSchema = v.object({
  resource: v.picklist([
    'notice',
    'delivery',
    'device',
    'place',
    'site',
    'staff',
    'staff-alert',
    'robot',
    'household',
    'template',
    'share',
    'help',
    'door-code',
    'case',
    'alert',
    // Its id is that of the alert.
    'roll-call',
  ]),
  id: v.nullable(idSchema),
});

/** The body of every error answer. `message` is in the language of `accept-language`. */
export const errorBodySchema = v.object({
  error: v.object({
    code: v.string(),
    message: v.string(),
    details: v.record(v.string(), v.union([v.string(), v.pipe(v.number(), v.finite()), v.boolean()])),
    requestId: v.string(),
  }),
});

export type Overview = v.InferOutput<typeof overviewSchema>;
export type Change = v.InferOutput<typeof changeSchema>;
export type ErrorBody = v.InferOutput<typeof errorBodySchema>;
