import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import * as v from 'valibot';
import { deviceKindSchema, offHoursListSchema, profileSchema } from '@louyu/contract/devices';
import { languageSchema } from '@louyu/contract/primitives';
import type { DeviceRecord, DeviceStore, FaultRecord, PairingRecord } from '../core/devices/device-store.ts';
import { remembering } from './json-column.ts';
import type { Schema } from './schema.ts';

const faultKindSchema = v.picklist(['no-picture', 'offline']);

/** A compound has a few kinds of screens and of hours. */
const [profileOf, offHoursOf] = [remembering(profileSchema, 100), remembering(offHoursListSchema, 100)];

/** Of more devices than this all spots are read: that is quicker than to name each. */
const namedSpotsMax = 500;

/** Devices with the spots where they stand, pairings that wait, and faults. */
export function createDeviceStore(db: Kysely<Schema>): DeviceStore {
  async function withSpots(rows: readonly Selectable<Schema['device']>[]): Promise<DeviceRecord[]> {
    if (rows.length === 0) return [];
    let query = db.selectFrom('device_place').selectAll().orderBy('device_id').orderBy('place_id');
    if (rows.length <= namedSpotsMax) {
      const ids = rows.map((row) => row.id);
      query = query.where('device_id', 'in', ids);
    }
    const spots = Map.groupBy(await query.execute(), (row) => row.device_id);
    return rows.map((row) => deviceOf(row, spots.get(row.id)?.map((spot) => spot.place_id) ?? []));
  }

  async function writeSpots(deviceId: string, spotIds: readonly string[]): Promise<void> {
    if (spotIds.length === 0) return;
    const rows = [...new Set(spotIds)].map((placeId) => ({ device_id: deviceId, place_id: placeId }));
    await db.insertInto('device_place').values(rows).execute();
  }

  return {
    async all() {
      return withSpots(
        await db.selectFrom('device').selectAll().orderBy('created_at').orderBy('id').execute(),
      );
    },
    async byId(id) {
      return (await withSpots(await db.selectFrom('device').selectAll().where('id', '=', id).execute()))[0];
    },
    async byIds(ids) {
      if (ids.length === 0) return [];
      return withSpots(await db.selectFrom('device').selectAll().where('id', 'in', ids).execute());
    },
    async byScreenCode(screenCode) {
      const rows = await db.selectFrom('device').selectAll().where('screen_code', '=', screenCode).execute();
      return (await withSpots(rows))[0];
    },
    async add(device) {
      await db.insertInto('device').values(rowOf(device)).execute();
      await writeSpots(device.id, device.spotIds);
    },
    async change(id, change) {
      const columns = columnsOf(change);
      if (Object.keys(columns).length > 0) {
        await db.updateTable('device').set(columns).where('id', '=', id).execute();
      }
      if (change.spotIds === undefined) return;
      await db.deleteFrom('device_place').where('device_id', '=', id).execute();
      await writeSpots(id, change.spotIds);
    },

    async addPairing(pairing) {
      await db
        .insertInto('pairing')
        .values({
          device_code_hash: pairing.deviceCodeHash,
          user_code: pairing.userCode,
          kind: pairing.kind,
          width_px: pairing.widthPx,
          height_px: pairing.heightPx,
          created_at: pairing.createdAt,
          expires_at: pairing.expiresAt,
          device_id: pairing.deviceId,
          fetched_at: null,
        })
        .execute();
    },
    async pairingByDeviceCode(deviceCodeHash) {
      const row = await db
        .selectFrom('pairing')
        .selectAll()
        .where('device_code_hash', '=', deviceCodeHash)
        .executeTakeFirst();
      return row === undefined ? undefined : pairingOf(row);
    },
    async pairingByUserCode(userCode) {
      const row = await db
        .selectFrom('pairing')
        .selectAll()
        .where('user_code', '=', userCode)
        .executeTakeFirst();
      return row === undefined ? undefined : pairingOf(row);
    },
    async approvePairing(deviceCodeHash, deviceId) {
      await db
        .updateTable('pairing')
        .set({ device_id: deviceId })
        .where('device_code_hash', '=', deviceCodeHash)
        .execute();
    },
    async fetchedPairing(deviceCodeHash, at) {
      await db
        .updateTable('pairing')
        .set({ fetched_at: at })
        .where('device_code_hash', '=', deviceCodeHash)
        .execute();
    },
    async fetchedPairings() {
      const rows = await db
        .selectFrom('pairing')
        .select(['device_code_hash', 'device_id'])
        .where('fetched_at', 'is not', null)
        .execute();
      return rows.flatMap(({ device_code_hash: deviceCodeHash, device_id: deviceId }) =>
        deviceId === null ? [] : [{ deviceCodeHash, deviceId }],
      );
    },
    async removePairing(deviceCodeHash) {
      await db.deleteFrom('pairing').where('device_code_hash', '=', deviceCodeHash).execute();
    },
    async removePairingsOf(deviceId) {
      await db.deleteFrom('pairing').where('device_id', '=', deviceId).execute();
    },
    async removeExpiredPairings(now) {
      await db.deleteFrom('pairing').where('expires_at', '<=', now).execute();
    },
    async countPairings() {
      const row = await db
        .selectFrom('pairing')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },

    async openFaults() {
      return (await db.selectFrom('fault').selectAll().where('closed_at', 'is', null).execute()).map(faultOf);
    },
    async openFault(fault) {
      await db
        .insertInto('fault')
        .values({
          id: fault.id,
          device_id: fault.deviceId,
          kind: fault.kind,
          opened_at: fault.openedAt,
          closed_at: fault.closedAt,
        })
        .execute();
    },
    async closeFault(id, closedAt) {
      await db.updateTable('fault').set({ closed_at: closedAt }).where('id', '=', id).execute();
    },
  };
}

function deviceOf(row: Selectable<Schema['device']>, spotIds: readonly string[]): DeviceRecord {
  return {
    id: row.id,
    siteId: row.site_id,
    kind: v.parse(deviceKindSchema, row.kind),
    name: row.name,
    profile: profileOf(row.profile),
    language: v.parse(languageSchema, row.language),
    volumePercent: row.volume_percent,
    brightnessPercent: row.brightness_percent,
    offHours: offHoursOf(row.off_hours),
    screenCode: row.screen_code,
    secretHash: row.secret_hash,
    createdAt: row.created_at,
    pairedAt: row.paired_at,
    revokedAt: row.revoked_at,
    lastSeenAt: row.last_seen_at,
    spotIds,
  };
}

function rowOf(device: DeviceRecord): Insertable<Schema['device']> {
  return {
    id: device.id,
    site_id: device.siteId,
    kind: device.kind,
    name: device.name,
    profile: JSON.stringify(device.profile),
    language: device.language,
    volume_percent: device.volumePercent,
    brightness_percent: device.brightnessPercent,
    off_hours: JSON.stringify(device.offHours),
    screen_code: device.screenCode,
    secret_hash: device.secretHash,
    created_at: device.createdAt,
    paired_at: device.pairedAt,
    revoked_at: device.revokedAt,
    last_seen_at: device.lastSeenAt,
  };
}

type Change = Parameters<DeviceStore['change']>[1];

function columnsOf(change: Change): Updateable<Schema['device']> {
  const { kind, name, profile, language, volumePercent, brightnessPercent, offHours } = change;
  const { secretHash, createdAt, pairedAt, revokedAt, lastSeenAt } = change;
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(name === undefined ? {} : { name }),
    ...(profile === undefined ? {} : { profile: JSON.stringify(profile) }),
    ...(language === undefined ? {} : { language }),
    ...(volumePercent === undefined ? {} : { volume_percent: volumePercent }),
    ...(brightnessPercent === undefined ? {} : { brightness_percent: brightnessPercent }),
    ...(offHours === undefined ? {} : { off_hours: JSON.stringify(offHours) }),
    ...(secretHash === undefined ? {} : { secret_hash: secretHash }),
    ...(createdAt === undefined ? {} : { created_at: createdAt }),
    ...(pairedAt === undefined ? {} : { paired_at: pairedAt }),
    ...(revokedAt === undefined ? {} : { revoked_at: revokedAt }),
    ...(lastSeenAt === undefined ? {} : { last_seen_at: lastSeenAt }),
  };
}

function pairingOf(row: Selectable<Schema['pairing']>): PairingRecord {
  return {
    deviceCodeHash: row.device_code_hash,
    userCode: row.user_code,
    kind: v.parse(deviceKindSchema, row.kind),
    widthPx: row.width_px,
    heightPx: row.height_px,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    deviceId: row.device_id,
  };
}

function faultOf(row: Selectable<Schema['fault']>): FaultRecord {
  return {
    id: row.id,
    deviceId: row.device_id,
    kind: v.parse(faultKindSchema, row.kind),
    openedAt: row.opened_at,
    closedAt: row.closed_at,
  };
}
