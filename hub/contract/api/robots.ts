import * as v from 'valibot';
import {
  countSchema,
  idSchema,
  instantSchema,
  languageSchema,
  lineOrEmptySchema,
  lineSchema,
} from '../primitives.ts';
import { staffAlertKindsSchema } from './staff-alerts.ts';

/**
 * Group robots of 企业微信, 钉钉 and 飞书, and a signed webhook for whatever else listens: all of them are told what staff are
 * called for. `notices` is a signed webhook too, and is told what residents read: for an official account, a mini program, an
 * app (R31).
 */
export const robotKinds = ['wecom', 'dingtalk', 'feishu', 'webhook', 'notices'] as const;
/** Those that sign what they send by the Standard Webhooks specification, and so must have a secret of its form. */
export const signedRobotKinds: readonly (typeof robotKinds)[number][] = ['webhook', 'notices'];
export const robotKindSchema = v.picklist(robotKinds);

export const robotUrlMaxChars = 500;
const urlSchema = v.pipe(lineSchema(robotUrlMaxChars), v.url());
/** `SEC…` of 钉钉, the key of 飞书, `whsec_…` of a webhook (Standard Webhooks); empty for none. */
const secretSchema = lineOrEmptySchema(200);
/** 24 to 64 bytes in base64. */
export const webhookSecretPattern = /^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/;

const robotFields = {
  name: lineSchema(40),
  url: urlSchema,
  secret: secretSchema,
  /** The address may be one of the own network, and plain HTTP. */
  privateAllowed: v.boolean(),
  /** What of it is told; of no meaning for `notices`. */
  kinds: staffAlertKindsSchema,
  language: languageSchema,
};

/** `POST /api/robots`. Address and secret are written and never answered. */
export const robotRequestSchema = v.object({ kind: robotKindSchema, ...robotFields });

/** `PATCH /api/robots/{id}`: what is left out stays. */
export const robotChangeSchema = v.partial(v.object({ ...robotFields, enabled: v.boolean() }));

export const robotStates = ['ok', 'unreachable', 'refused', 'limited', 'disabled'] as const;

/** `GET /api/robots` */
export const robotSchema = v.object({
  id: idSchema,
  name: v.string(),
  kind: robotKindSchema,
  /** Of the address only the host, since the rest is as good as a password. */
  host: v.string(),
  hasSecret: v.boolean(),
  privateAllowed: v.boolean(),
  kinds: staffAlertKindsSchema,
  language: languageSchema,
  state: v.picklist(robotStates),
  waiting: countSchema,
  lastSentAt: v.nullable(instantSchema),
  /** Why the last try failed, in the robot's own words where it had some. */
  error: v.nullable(v.string()),
  nextTryAt: v.nullable(instantSchema),
});
export const robotListSchema = v.array(robotSchema);

/** `POST /api/robots/{id}/test` */
export const robotTestSchema = v.object({
  outcome: v.picklist(['sent', 'refused', 'limited', 'unreachable']),
  error: v.nullable(v.string()),
});

export type RobotKind = v.InferOutput<typeof robotKindSchema>;
export type RobotState = (typeof robotStates)[number];
export type RobotRequest = v.InferOutput<typeof robotRequestSchema>;
export type RobotChange = v.InferOutput<typeof robotChangeSchema>;
export type RobotView = v.InferOutput<typeof robotSchema>;
export type RobotTest = v.InferOutput<typeof robotTestSchema>;
