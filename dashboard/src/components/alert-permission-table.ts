import type { Role } from '@louyu/contract/api/staff';
import type { PlainKey } from '../i18n/translate.ts';

interface Permission {
  readonly what: PlainKey;
  readonly text: PlainKey;
  readonly roles: readonly Role[];
}

/** Who may do what with alerts, in words; the hub decides by its own table, and a test holds the two together. */
export const alertPermissions = {
  raise: { what: 'emergency.who_raise', text: 'emergency.who_raise_text', roles: ['operator'] },
  confirm: {
    what: 'emergency.who_confirm',
    text: 'emergency.who_confirm_text',
    roles: ['operator', 'approver'],
  },
  countersign: {
    what: 'emergency.who_countersign',
    text: 'emergency.who_countersign_text',
    roles: ['approver'],
  },
  clear: { what: 'emergency.who_clear', text: 'emergency.who_clear_text', roles: ['clearer'] },
  rollCall: {
    what: 'emergency.who_doors',
    text: 'emergency.who_doors_text',
    roles: ['operator', 'clearer', 'service'],
  },
} as const satisfies Readonly<Record<string, Permission>>;
