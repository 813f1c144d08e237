import * as v from 'valibot';
import { boardSchema } from '../board.ts';
import {
  deviceConfigSchema,
  deviceKindSchema,
  displayKindSchema,
  offHoursListSchema,
  profileSchema,
} from '../devices.ts';
import { reloadsSchema } from '../messages.ts';
import {
  countSchema,
  idSchema,
  instantSchema,
  languageSchema,
  lineSchema,
  localizedSchema,
} from '../primitives.ts';

/**
 * 正常显示 `ok`, 无画面 `no-picture` (talks but does not render), 离线 `offline`, 计划关机 `planned-off`,
 * `unpaired` (entered, nothing paired yet), `revoked` 停用.
 */
export const deviceStateSchema = v.picklist([
  'ok',
  'no-picture',
  'offline',
  'planned-off',
  'unpaired',
  'revoked',
]);

const spotIdsSchema = v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(16));

export const deviceSchema = v.object({
  id: idSchema,
  name: v.string(),
  kind: deviceKindSchema,
  profile: profileSchema,
  language: languageSchema,
  spotIds: v.array(idSchema),
  /** Where it stands, in words: building, unit, spot. */
  where: localizedSchema,
  offHours: offHoursListSchema,
  state: deviceStateSchema,
  /** Since when it is in this state, where known. */
  stateSince: v.nullable(instantSchema),
  lastSeenAt: v.nullable(instantSchema),
  lastFrameAt: v.nullable(instantSchema),
  /** What is on its glass now, from its last health. */
  visible: v.nullable(
    v.object({
      kind: v.picklist(['notice', 'alert', 'idle', 'nothing']),
      noticeId: v.optional(idSchema),
      title: v.optional(v.string()),
    }),
  ),
  version: v.nullable(v.string()),
  clockOffsetMs: v.nullable(v.pipe(v.number(), v.safeInteger())),
  clockTrusted: v.nullable(v.boolean()),
  pendingReceipts: v.nullable(countSchema),
  /** Receipts that the device had to give up: what it showed then is not known. */
  droppedReceipts: v.nullable(countSchema),
  /** How often its page has opened itself anew because it was stuck; null where never. */
  reloads: v.nullable(reloadsSchema),
});
/** What a list tells of each of hundreds of devices; `GET /api/devices/{id}` tells the rest. */
export const deviceSummarySchema = v.pick(deviceSchema, [
  'id',
  'name',
  'kind',
  'spotIds',
  'where',
  'state',
  'lastSeenAt',
  'lastFrameAt',
  'visible',
]);
/** `GET /api/devices` */
export const deviceListSchema = v.array(deviceSummarySchema);

/**
 * `GET /api/devices/{id}/forecast`: the boards of its places as they would be published now, and how the display is set up, for a
 * framed kiosk that shows any moment from `from` to `to`.
 */
export const forecastSchema = v.object({
  config: v.omit(deviceConfigSchema, ['kioskBuild', 'hubUrls']),
  boards: v.array(boardSchema),
  from: instantSchema,
  to: instantSchema,
});

/** `PATCH /api/devices/{id}`: rename, move, set up. Moving closes its connection, so that it reads its new places at once. */
export const deviceChangeSchema = v.partial(
  v.object({
    name: lineSchema(60),
    spotIds: spotIdsSchema,
    profile: profileSchema,
    language: languageSchema,
    offHours: offHoursListSchema,
  }),
);

/** `POST /api/devices/{id}/commands` */
export const deviceCommandSchema = v.object({ kind: v.picklist(['identify', 'reload']) });

/** Pairing by RFC 8628, device side: `POST /api/device/authorization`. */
export const authorizationRequestSchema = v.object({
  kind: deviceKindSchema,
  widthPx: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(16384))),
  heightPx: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(16384))),
});
export const authorizationSchema = v.object({
  device_code: v.string(),
  /** 8 letters without vowels and look-alikes, shown as `BCDF-GHJK`. */
  user_code: v.string(),
  verification_uri: v.string(),
  verification_uri_complete: v.string(),
  /** seconds */
  expires_in: countSchema,
  /** seconds between polls */
  interval: countSchema,
});
/** `POST /api/device/token`; until staff approve it answers an error body with `pairing.pending`, `.slow_down`, `.expired`, `.used`. */
export const tokenRequestSchema = v.object({ device_code: lineSchema(100) });
export const deviceCredentialsSchema = v.object({
  deviceId: idSchema,
  siteId: idSchema,
  /** 32 random bytes as base64url; the hub keeps its SHA-256. MQTT password; the user name and client id are `deviceId`. */
  secret: v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{43}$/)),
  /** The hub's Ed25519 key, pinned from now on. */
  hubPublicKey: v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{43}$/)),
});

/** `GET /time` */
export const timeSchema = v.object({ now: instantSchema });

/** Staff side: `GET /api/pairings/{userCode}` tells what waits there. */
export const pairingSchema = v.object({
  userCode: v.string(),
  kind: deviceKindSchema,
  widthPx: v.nullable(countSchema),
  heightPx: v.nullable(countSchema),
  expiresAt: instantSchema,
});
/** `POST /api/pairings/{userCode}`: as a new device, or in the place of one that is there already (unpaired, or replaced). */
export const pairingApprovalSchema = v.variant('as', [
  v.object({
    as: v.literal('new'),
    /** What the screen really is, where it took itself for another display; absent: what it says. */
    kind: v.optional(displayKindSchema),
    name: lineSchema(60),
    spotIds: spotIdsSchema,
    profile: profileSchema,
    language: languageSchema,
  }),
  v.object({ as: v.literal('existing'), deviceId: idSchema }),
]);

export type DeviceState = v.InferOutput<typeof deviceStateSchema>;
export type Forecast = v.InferOutput<typeof forecastSchema>;
export type DeviceSummary = v.InferOutput<typeof deviceSummarySchema>;
export type DeviceView = v.InferOutput<typeof deviceSchema>;
export type DeviceChange = v.InferOutput<typeof deviceChangeSchema>;
export type AuthorizationRequest = v.InferOutput<typeof authorizationRequestSchema>;
export type Authorization = v.InferOutput<typeof authorizationSchema>;
export type DeviceCredentials = v.InferOutput<typeof deviceCredentialsSchema>;
export type PairingView = v.InferOutput<typeof pairingSchema>;
export type PairingApproval = v.InferOutput<typeof pairingApprovalSchema>;
