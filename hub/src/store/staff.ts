import type { Kysely, Selectable } from 'kysely';
import * as v from 'valibot';
import { roleSchema } from '@louyu/contract/api/staff';
import { idSchema, languageSchema } from '@louyu/contract/primitives';
import type { SessionRecord, StaffRecord, StaffStore } from '../core/staff/staff-store.ts';
import { Held } from './held.ts';
import { listOf } from './in-list.ts';
import { fromJson } from './json-column.ts';
import type { Schema } from './schema.ts';

const rolesSchema = v.array(roleSchema);
const scopeSchema = v.array(idSchema);

/** So many sessions are held in memory: those of an office at work. */
const heldSessionsMaxCount = 200;

/** Everybody, and the sessions in use, as the last request read them: each needs its own. */
export interface HeldStaff {
  readonly everybody: Held<readonly StaffRecord[]>;
  readonly sessions: Held<SessionRecord>;
}

export function createHeldStaff(): HeldStaff {
  return { everybody: new Held(1), sessions: new Held(heldSessionsMaxCount) };
}

/** Staff, their sessions and browsers. Stores on one database share what is `held`. */
export function createStaffStore(db: Kysely<Schema>, held: HeldStaff): StaffStore {
  const staff = () => db.selectFrom('staff').selectAll();

  async function everybody(): Promise<readonly StaffRecord[]> {
    const read = async () => (await staff().orderBy('created_at').orderBy('id').execute()).map(staffOf);
    return (db.isTransaction ? await read() : await held.everybody.get('', read)) ?? [];
  }

  return {
    async all() {
      return [...(await everybody())];
    },
    async byId(id) {
      return (await everybody()).find((person) => person.id === id);
    },
    async byLogin(login) {
      return optional(staffOf, await staff().where('login', '=', login).executeTakeFirst());
    },
    async count() {
      const row = await db
        .selectFrom('staff')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },
    async add(record) {
      const { id, login, createdAt } = record;
      await held.everybody.change(() =>
        db
          .insertInto('staff')
          .values({ id, login, created_at: createdAt, ...columnsOf(record) })
          .execute(),
      );
    },
    async change(id, change) {
      await held.everybody.change(() =>
        db.updateTable('staff').set(columnsOf(change)).where('id', '=', id).execute(),
      );
    },
    async addSession(session) {
      await db
        .insertInto('session')
        .values({
          token_hash: session.tokenHash,
          staff_id: session.staffId,
          csrf_token: session.csrfToken,
          created_at: session.createdAt,
          expires_at: session.expiresAt,
          browser: session.browser,
        })
        .execute();
    },
    async session(tokenHash) {
      const read = async () => {
        const rows = db.selectFrom('session').selectAll().where('token_hash', '=', tokenHash);
        return optional(sessionOf, await rows.executeTakeFirst());
      };
      return db.isTransaction ? read() : held.sessions.get(tokenHash, read);
    },
    async extendSession(tokenHash, expiresAt) {
      const row = db.updateTable('session').where('token_hash', '=', tokenHash);
      await held.sessions.change(() => row.set({ expires_at: expiresAt }).execute());
    },
    async removeSession(tokenHash) {
      await held.sessions.change(() =>
        db.deleteFrom('session').where('token_hash', '=', tokenHash).execute(),
      );
    },
    async removeSessionsOf(staffId) {
      await held.sessions.change(() => db.deleteFrom('session').where('staff_id', '=', staffId).execute());
    },
    async keepNewestSessions(staffId, current, max) {
      const others = db
        .selectFrom('session')
        .select('token_hash')
        .where('staff_id', '=', staffId)
        .where('token_hash', '!=', current)
        .orderBy('created_at', 'desc')
        .orderBy('token_hash');
      const oldest = (await others.execute()).slice(max - 1).map((row) => row.token_hash);
      if (oldest.length === 0) return 0;
      await held.sessions.change(() =>
        db.deleteFrom('session').where('token_hash', 'in', listOf(oldest)).execute(),
      );
      return oldest.length;
    },
    async removeExpiredSessions(now) {
      await held.sessions.change(() => db.deleteFrom('session').where('expires_at', '<=', now).execute());
    },
    async sessionsOf(staffId) {
      const rows = await db
        .selectFrom('session')
        .selectAll()
        .where('staff_id', '=', staffId)
        .orderBy('created_at', 'desc')
        .orderBy('token_hash')
        .execute();
      return rows.map(sessionOf);
    },
    async knowsBrowser(tokenHash, staffId) {
      const row = await db
        .selectFrom('known_browser')
        .select('used_at')
        .where('token_hash', '=', tokenHash)
        .where('staff_id', '=', staffId)
        .executeTakeFirst();
      return row !== undefined;
    },
    async rememberBrowser(tokenHash, staffId, now, keep) {
      await db
        .insertInto('known_browser')
        .values({ token_hash: tokenHash, staff_id: staffId, used_at: now })
        .onConflict((conflict) => conflict.columns(['token_hash', 'staff_id']).doUpdateSet({ used_at: now }))
        .execute();
      const newest = db
        .selectFrom('known_browser')
        .select('token_hash')
        .where('staff_id', '=', staffId)
        .orderBy('used_at', 'desc')
        .limit(keep);
      await db
        .deleteFrom('known_browser')
        .where('staff_id', '=', staffId)
        .where('token_hash', 'not in', newest)
        .execute();
    },
    async forgetBrowsersOf(staffId) {
      await db.deleteFrom('known_browser').where('staff_id', '=', staffId).execute();
    },
  };
}

function optional<Row, Result>(map: (row: Row) => Result, row: Row | undefined): Result | undefined {
  return row === undefined ? undefined : map(row);
}

function staffOf(row: Selectable<Schema['staff']>): StaffRecord {
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    roles: fromJson(rolesSchema, row.roles),
    scope: fromJson(scopeSchema, row.scope),
    phone: row.phone,
    language: v.parse(languageSchema, row.language),
    passwordHash: row.password_hash,
    disabledAt: row.disabled_at,
    createdAt: row.created_at,
  };
}

function sessionOf(row: Selectable<Schema['session']>): SessionRecord {
  return {
    tokenHash: row.token_hash,
    staffId: row.staff_id,
    csrfToken: row.csrf_token,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    browser: row.browser,
  };
}

type StaffFields = Omit<StaffRecord, 'id' | 'login' | 'createdAt'>;

interface StaffColumns {
  name: string;
  roles: string;
  scope: string;
  phone: string;
  language: string;
  password_hash: string;
  disabled_at: string | null;
}

function columnsOf(fields: StaffFields): StaffColumns;
function columnsOf(fields: Partial<StaffFields>): Partial<StaffColumns>;
function columnsOf(fields: Partial<StaffFields>): Partial<StaffColumns> {
  const { name, roles, scope, phone, language, passwordHash, disabledAt } = fields;
  return {
    ...(name === undefined ? {} : { name }),
    ...(roles === undefined ? {} : { roles: JSON.stringify(roles) }),
    ...(scope === undefined ? {} : { scope: JSON.stringify(scope) }),
    ...(phone === undefined ? {} : { phone }),
    ...(language === undefined ? {} : { language }),
    ...(passwordHash === undefined ? {} : { password_hash: passwordHash }),
    ...(disabledAt === undefined ? {} : { disabled_at: disabledAt }),
  };
}
