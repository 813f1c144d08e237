import type { AuditPage, Staff, StaffChange, StaffRequest } from '@louyu/contract/api/staff';
import { LouyuError } from '@louyu/contract/errors';
import type { Actor, Clock, LiveEvents, Random } from '../ports.ts';
import type { Areas, Store } from '../store.ts';
import type { PasswordHasher } from './password-hasher.ts';
import type { StaffRecord } from './staff-store.ts';
import { staffView } from './staff-view.ts';

export interface StaffService {
  list(): Promise<Staff[]>;
  /** @throws LouyuError `staff.login_taken` */
  add(actor: Actor, request: StaffRequest): Promise<Staff>;
  /**
   * Admins change anybody; everybody their own password and language. A new password, other roles and disabling end the
   * person's sessions at once.
   * @throws LouyuError `auth.forbidden`, `staff.not_found`, `staff.last_admin`
   */
  change(actor: Actor, id: string, change: StaffChange): Promise<Staff>;
  /** Newest first. */
  auditPage(before: number | null, limit: number): Promise<AuditPage>;
}

interface Dependencies {
  readonly store: Store;
  readonly hasher: PasswordHasher;
  readonly clock: Clock;
  readonly random: Random;
  readonly live: LiveEvents;
}

const ownFields: ReadonlySet<string> = new Set(['password', 'language']);

export function createStaffService({ store, hasher, clock, random, live }: Dependencies): StaffService {
  return {
    async list() {
      return (await store.staff.all()).map(staffView);
    },
    async add(actor, request) {
      const { password, ...fields } = request;
      const passwordHash = await hasher.hash(password);
      const staff: StaffRecord = {
        id: random.id(),
        ...fields,
        passwordHash,
        disabledAt: null,
        createdAt: clock.now(),
      };
      await store.transaction(async (areas) => {
        if ((await areas.staff.byLogin(staff.login)) !== undefined) throw new LouyuError('staff.login_taken');
        await areas.staff.add(staff);
        await areas.audit.append({
          actorId: actor.id,
          action: 'staff.added',
          subject: `staff:${staff.id}`,
          detail: { roles: staff.roles },
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
    auditPage: (before, limit) => store.staff.auditPage(before, limit),
  };
}

function mayChange(actor: Actor, id: string, change: StaffChange): void {
  if (actor.roles.includes('admin')) return;
  const ownOnly = Object.keys(change).every((field) => ownFields.has(field));
  if (actor.id !== id || !ownOnly) throw new LouyuError('auth.forbidden');
}

function changed(
  before: StaffRecord,
  change: StaffChange,
  passwordHash: string | undefined,
  now: string,
): StaffRecord {
  const { name, roles, language, disabled } = change;
  return {
    ...before,
    name: name ?? before.name,
    roles: roles ?? before.roles,
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

function isWorkingAdmin(staff: StaffRecord): boolean {
  return staff.disabledAt === null && staff.roles.includes('admin');
}

function endsSessions(before: StaffRecord, after: StaffRecord): boolean {
  return (
    before.passwordHash !== after.passwordHash ||
    before.disabledAt !== after.disabledAt ||
    [...before.roles].sort().join() !== [...after.roles].sort().join()
  );
}

/** Which fields changed; of those only roles and standing with their value, since the rest is about the person. */
function auditDetail(change: StaffChange): Record<string, unknown> {
  const { roles, disabled } = change;
  return {
    fields: Object.keys(change).sort(),
    ...(roles === undefined ? {} : { roles }),
    ...(disabled === undefined ? {} : { disabled }),
  };
}
