import type { Staff, StaffChange, StaffRequest } from '@louyu/contract/api/staff';
import { LouyuError } from '@louyu/contract/errors';
import type { Actor, Clock, LiveEvents, Random } from '../ports.ts';
import type { Areas, Store } from '../store.ts';
import type { PasswordHasher } from './password-hasher.ts';
import { assertWholeSite } from './scope.ts';
import type { StaffRecord } from './staff-store.ts';
import { staffView } from './staff-view.ts';

export interface StaffService {
  list(): Promise<Staff[]>;
  /** @throws LouyuError `staff.login_taken`, `auth.out_of_scope`, `place.not_found` */
  add(actor: Actor, request: StaffRequest): Promise<Staff>;
  /**
   * Admins of the whole site change anybody; everybody their own password, phone and language. A new password, other roles
   * or places, and disabling end the person's sessions at once.
   * @throws LouyuError `auth.forbidden`, `auth.out_of_scope`, `staff.not_found`, `staff.last_admin`, `place.not_found`
   */
  change(actor: Actor, id: string, change: StaffChange): Promise<Staff>;
}

interface Dependencies {
  readonly store: Store;
  readonly hasher: PasswordHasher;
  readonly clock: Clock;
  readonly random: Random;
  readonly live: LiveEvents;
}

const ownFields: ReadonlySet<string> = new Set(['password', 'phone', 'language']);

export function createStaffService({ store, hasher, clock, random, live }: Dependencies): StaffService {
  return {
    async list() {
      return (await store.staff.all()).map(staffView);
    },
    async add(actor, request) {
      assertWholeSite(actor);
      const { password, scope = [], phone = '', ...fields } = request;
      const passwordHash = await hasher.hash(password);
      const staff: StaffRecord = {
        id: random.id(),
        ...fields,
        scope,
        phone,
        passwordHash,
        disabledAt: null,
        createdAt: clock.now(),
      };
      await store.transaction(async (areas) => {
        if ((await areas.staff.byLogin(staff.login)) !== undefined) throw new LouyuError('staff.login_taken');
        await assertPlaces(areas, staff.scope);
        await areas.staff.add(staff);
        await areas.audit.append({
          actorId: actor.id,
          action: 'staff.added',
          subject: `staff:${staff.id}`,
          detail: { roles: staff.roles, scope: staff.scope },
        });
      });
      live.emit({ resource: 'staff', id: staff.id });
      return staffView(staff);
    },
    async change(actor, id, change) {
      mayChange(actor, id, change);
      const passwordHash = change.password === undefined ? undefined : await hasher.hash(change.password);
      const staff = await store.transaction(async (areas) => {
        const before = await areas.staff.byId(id);
        if (before === undefined) throw new LouyuError('staff.not_found');
        const after = changed(before, change, passwordHash, clock.now());
        await keepAnAdmin(areas, before, after);
        if (change.scope !== undefined) await assertPlaces(areas, after.scope);
        await areas.staff.change(id, after);
        if (endsSessions(before, after)) await areas.staff.removeSessionsOf(id);
        await areas.audit.append({
          actorId: actor.id,
          action: 'staff.changed',
          subject: `staff:${id}`,
          detail: auditDetail(change),
        });
        return after;
      });
      live.emit({ resource: 'staff', id });
      return staffView(staff);
    },
  };
}

function mayChange(actor: Actor, id: string, change: StaffChange): void {
  const ownOnly = Object.keys(change).every((field) => ownFields.has(field));
  if (actor.id === id && ownOnly) return;
  if (!actor.roles.includes('admin')) throw new LouyuError('auth.forbidden');
  // Whoever answers for one building could otherwise make themselves answer for all.
  assertWholeSite(actor);
}

async function assertPlaces(areas: Areas, placeIds: readonly string[]): Promise<void> {
  if (placeIds.length === 0) return;
  const tree = await areas.places.tree();
  const unknown = placeIds.find((placeId) => tree.get(placeId) === undefined);
  if (unknown !== undefined) throw new LouyuError('place.not_found', { details: { placeId: unknown } });
}

function changed(
  before: StaffRecord,
  change: StaffChange,
  passwordHash: string | undefined,
  now: string,
): StaffRecord {
  const { name, roles, scope, phone, language, disabled } = change;
  return {
    ...before,
    name: name ?? before.name,
    roles: roles ?? before.roles,
    scope: scope ?? before.scope,
    phone: phone ?? before.phone,
    language: language ?? before.language,
    passwordHash: passwordHash ?? before.passwordHash,
    disabledAt: disabled === undefined ? before.disabledAt : disabled ? (before.disabledAt ?? now) : null,
  };
}

async function keepAnAdmin(areas: Areas, before: StaffRecord, after: StaffRecord): Promise<void> {
  if (!isWorkingAdmin(before) || isWorkingAdmin(after)) return;
  const others = (await areas.staff.all()).filter((staff) => staff.id !== after.id);
  if (!others.some(isWorkingAdmin)) throw new LouyuError('staff.last_admin');
}

/** Only an admin of the whole site can appoint another one. */
function isWorkingAdmin(staff: StaffRecord): boolean {
  return staff.disabledAt === null && staff.roles.includes('admin') && staff.scope.length === 0;
}

function endsSessions(before: StaffRecord, after: StaffRecord): boolean {
  return (
    before.passwordHash !== after.passwordHash ||
    before.disabledAt !== after.disabledAt ||
    differ(before.roles, after.roles) ||
    differ(before.scope, after.scope)
  );
}

function differ(before: readonly string[], after: readonly string[]): boolean {
  return [...before].sort().join() !== [...after].sort().join();
}

/** Which fields changed; of those only roles, places and standing with their value, since the rest is about the person. */
function auditDetail(change: StaffChange): Record<string, unknown> {
  const { roles, scope, disabled } = change;
  return {
    fields: Object.keys(change).sort(),
    ...(roles === undefined ? {} : { roles }),
    ...(scope === undefined ? {} : { scope }),
    ...(disabled === undefined ? {} : { disabled }),
  };
}
