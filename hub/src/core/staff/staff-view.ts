import type { Staff } from '@louyu/contract/api/staff';
import type { StaffRecord } from './staff-store.ts';

/** A member of staff as pages see it: everything but the password. */
export function staffView(record: StaffRecord): Staff {
  return {
    id: record.id,
    login: record.login,
    name: record.name,
    roles: [...record.roles],
    scope: [...record.scope],
    phone: record.phone,
    language: record.language,
    disabled: record.disabledAt !== null,
  };
}
