import { caseReaderRoles, caseRoles } from '@louyu/contract/api/cases';
import { registerRoles } from '@louyu/contract/api/households';
import type { Role } from '@louyu/contract/api/staff';
import { t, type PlainKey } from '../i18n/translate.ts';
import { settingsTabs } from '../settings-tabs.ts';
import type { Command } from './commands.ts';

interface PageEntry {
  readonly words: PlainKey;
  readonly hint?: PlainKey;
  readonly href: string;
  /** Who has a use for it; without: everybody. */
  readonly roles?: readonly Role[];
}

const entries: readonly PageEntry[] = [
  { words: 'nav.desk', href: '/' },
  { words: 'emergency.raise', hint: 'emergency.button', href: '/alerts/raise', roles: ['operator'] },
  { words: 'emergency.title', hint: 'emergency.button', href: '/alerts' },
  { words: 'emergency.drill_title', hint: 'emergency.title', href: '/alerts/drill', roles: ['operator'] },
  { words: 'nav.notices', href: '/notices' },
  { words: 'calendar.title', hint: 'nav.notices', href: '/notices/calendar' },
  { words: 'practice.title', hint: 'nav.notices', href: '/practice' },
  { words: 'case.enter', hint: 'nav.cases', href: '/cases/new', roles: caseRoles },
  { words: 'case.my_page', hint: 'nav.cases', href: '/cases/mine', roles: caseRoles },
  { words: 'nav.cases', href: '/cases', roles: caseReaderRoles },
  { words: 'nav.devices', href: '/devices' },
  { words: 'pair.title', hint: 'nav.devices', href: '/pair', roles: ['admin'] },
  { words: 'nav.places', href: '/places' },
  { words: 'register.tab_households', hint: 'nav.places', href: '/places/households' },
  { words: 'register.tab_import', hint: 'nav.places', href: '/places/import', roles: registerRoles },
  { words: 'register.tab_rooms', hint: 'nav.places', href: '/places/rooms', roles: registerRoles },
  { words: 'nav.reports', href: '/reports' },
  { words: 'register.tab_quality', hint: 'nav.places', href: '/places/quality', roles: registerRoles },
];

/** The pages of the dashboard that these roles have a use for. */
export function pageCommands(has: (...roles: readonly Role[]) => boolean): readonly Command[] {
  const settings = settingsTabs.map(({ tab, ...entry }): PageEntry => {
    return { ...entry, words: `settings.${tab}`, hint: 'nav.settings' };
  });
  return [...entries, ...settings]
    .filter(({ roles }) => roles === undefined || has(...roles))
    .map(({ words, hint, href }) => ({
      group: 'page',
      words: t(words),
      hint: hint === undefined ? '' : t(hint),
      does: href,
    }));
}
