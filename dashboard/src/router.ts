import type { AlertMode } from '@louyu/contract/alarm';
import type { Language } from '@louyu/contract/primitives';

/** The pages of the dashboard by address. Pages that later parts bring are not here. */
export type Route =
  | { readonly page: 'setup' | 'login' | 'desk' | 'template-choice' | 'devices' | 'places' | 'not-found' }
  | { readonly page: 'practice'; readonly templateId: string }
  | { readonly page: 'notices' | 'calendar' | 'alerts' | 'reports' }
  | { readonly page: 'cases' | 'my-cases' | 'case-entry' }
  | { readonly page: 'case'; readonly caseId: string }
  | { readonly page: 'alert-raise'; readonly mode: AlertMode; readonly templateId: string }
  | { readonly page: 'alert' | 'alert-report' | 'alert-doors'; readonly alertId: string }
  | {
      readonly page: 'compose';
      readonly templateId: string;
      readonly fromId: string;
      readonly replacesId: string;
    }
  | { readonly page: 'notice' | 'notice-edit' | 'sign'; readonly noticeId: string }
  | { readonly page: 'sheet'; readonly noticeId: string; readonly language: Language }
  | { readonly page: 'device' | 'label'; readonly deviceId: string }
  | { readonly page: 'pair'; readonly code: string; readonly replaces: string }
  | { readonly page: 'register'; readonly tab: (typeof registerTabs)[number] }
  | { readonly page: 'template'; readonly templateId: string; readonly copyOf: string }
  | { readonly page: 'settings'; readonly tab: 'site' | SettingsTab };

/** The parts of 设置 beside the first. */
const settingsTabs = [
  'channels',
  'staff',
  'templates',
  'duty',
  'emergency',
  'alerts',
  'cases',
  'tokens',
  'audit',
  'me',
] as const;
type SettingsTab = (typeof settingsTabs)[number];

/** The parts of 房产住户 beside the place tree. */
const registerTabs = ['households', 'import', 'rooms', 'quality', 'codes', 'stickers'] as const;

const idPattern = /^[0-9a-z]{1,32}$/;
const templatePattern = /^[a-z][0-9a-z-]{0,30}$/;

/** The page for an address of this origin. */
export function routeOf(url: URL): Route {
  const [first = '', second = '', third = '', ...rest] = url.pathname.replace(/^\/+|\/+$/g, '').split('/');
  if (rest.length > 0) return { page: 'not-found' };
  if (second === '') return topRoute(first, url);
  if (third === '') return secondRoute(first, second, url);
  if (first === 'notices' && third === 'edit' && idPattern.test(second)) {
    return { page: 'notice-edit', noticeId: second };
  }
  if (first === 'notices' && third === 'sheet' && idPattern.test(second)) {
    const language = url.searchParams.get('lang') === 'en' ? 'en' : 'zh-CN';
    return { page: 'sheet', noticeId: second, language };
  }
  if (first === 'settings' && second === 'templates' && templatePattern.test(third)) {
    const copyOf = url.searchParams.get('from') ?? '';
    if (third === 'new')
      return { page: 'template', templateId: '', copyOf: templatePattern.test(copyOf) ? copyOf : '' };
    return { page: 'template', templateId: third, copyOf: '' };
  }
  if (first === 'alerts' && third === 'report' && idPattern.test(second))
    return { page: 'alert-report', alertId: second };
  if (first === 'alerts' && third === 'doors' && idPattern.test(second))
    return { page: 'alert-doors', alertId: second };
  if (first === 'devices' && third === 'label' && idPattern.test(second))
    return { page: 'label', deviceId: second };
  return { page: 'not-found' };
}

function topRoute(name: string, url: URL): Route {
  switch (name) {
    case '':
      return { page: 'desk' };
    case 'setup':
    case 'login':
    case 'notices':
    case 'alerts':
    case 'cases':
    case 'devices':
    case 'places':
    case 'reports':
      return { page: name };
    case 'pair':
      return {
        page: 'pair',
        code: url.searchParams.get('code') ?? '',
        replaces: url.searchParams.get('replace') ?? '',
      };
    case 'practice': {
      const templateId = url.searchParams.get('template') ?? '';
      return { page: 'practice', templateId: templatePattern.test(templateId) ? templateId : '' };
    }
    case 'settings':
      return { page: 'settings', tab: 'site' };
    default:
      return { page: 'not-found' };
  }
}

function secondRoute(first: string, second: string, url: URL): Route {
  if (first === 'notices' && second === 'calendar') return { page: 'calendar' };
  if (first === 'notices' && second === 'new') {
    const templateId = url.searchParams.get('template');
    if (templateId === null) return { page: 'template-choice' };
    return { page: 'compose', templateId, fromId: idIn(url, 'from'), replacesId: idIn(url, 'replaces') };
  }
  if (first === 'alerts' && (second === 'raise' || second === 'drill')) {
    const type = url.searchParams.get('type') ?? '';
    const templateId = templatePattern.test(type) ? type : '';
    return { page: 'alert-raise', mode: second === 'raise' ? 'real' : 'drill', templateId };
  }
  const tab = settingsTabs.find((known) => known === second);
  if (first === 'settings' && tab !== undefined) return { page: 'settings', tab };
  const part = registerTabs.find((known) => known === second);
  if (first === 'places' && part !== undefined) return { page: 'register', tab: part };
  if (first === 'cases' && second === 'new') return { page: 'case-entry' };
  if (first === 'cases' && second === 'mine') return { page: 'my-cases' };
  if (!idPattern.test(second)) return { page: 'not-found' };
  if (first === 'cases') return { page: 'case', caseId: second };
  if (first === 'notices') return { page: 'notice', noticeId: second };
  if (first === 'alerts') return { page: 'alert', alertId: second };
  if (first === 'sign') return { page: 'sign', noticeId: second };
  if (first === 'devices') return { page: 'device', deviceId: second };
  return { page: 'not-found' };
}

/** An id in the query; empty where there is none. */
function idIn(url: URL, name: string): string {
  const id = url.searchParams.get(name) ?? '';
  return idPattern.test(id) ? id : '';
}

/** Addresses that the hub itself answers: links to them leave the app. */
export function isAppPath(pathname: string): boolean {
  return !/^\/(api|assets|kiosk|k|q|a|d|n|privacy|check|time|metrics|healthz|readyz)(\/|$)/i.test(pathname);
}
