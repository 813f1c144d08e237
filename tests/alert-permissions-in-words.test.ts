import { expect, it } from 'vitest';
import { alertPermissions as inWords } from '../dashboard/src/components/alert-permission-table.ts';
import { alertPermissions, raiseRoles } from '../hub/src/core/alerts/permissions.ts';

/* R12: what 设置 says of who may do what with alerts is what the hub goes by. */

it('the settings tell the truth about who may raise, confirm, countersign and end', () => {
  const said = Object.fromEntries(Object.entries(inWords).map(([deed, { roles }]) => [deed, roles]));
  expect(said).toEqual({
    raise: raiseRoles,
    confirm: alertPermissions.confirm.roles,
    countersign: alertPermissions.countersign.roles,
    clear: alertPermissions.clear.roles,
    rollCall: alertPermissions.rollCall.roles,
  });
  // The words speak of both at once.
  expect(alertPermissions.update.roles).toEqual(raiseRoles);
});
