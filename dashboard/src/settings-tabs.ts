import { caseReaderRoles } from '@louyu/contract/api/cases';
import { shareChannelRoles } from '@louyu/contract/api/shares';
import type { Role } from '@louyu/contract/api/staff';
import type { Route } from './router.ts';

export type SettingsTab = Extract<Route, { page: 'settings' }>['tab'];

/** The parts of 设置. For these roles; without: for everybody. */
export const settingsTabs: readonly {
  readonly tab: SettingsTab;
  readonly href: string;
  readonly roles?: readonly Role[];
}[] = [
  { tab: 'site', href: '/settings', roles: ['admin'] },
  { tab: 'staff', href: '/settings/staff', roles: ['admin'] },
  { tab: 'templates', href: '/settings/templates', roles: ['admin', 'approver'] },
  { tab: 'duty', href: '/settings/duty' },
  { tab: 'emergency', href: '/settings/emergency' },
  { tab: 'alerts', href: '/settings/alerts' },
  { tab: 'cases', href: '/settings/cases', roles: caseReaderRoles },
  { tab: 'channels', href: '/settings/channels', roles: shareChannelRoles },
  { tab: 'tokens', href: '/settings/tokens', roles: ['admin'] },
  { tab: 'audit', href: '/settings/audit', roles: ['admin', 'auditor'] },
  { tab: 'me', href: '/settings/me' },
];
