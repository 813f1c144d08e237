import { expect, test } from 'vitest';
import { isAppPath, routeOf } from './router.ts';

const route = (path: string) => routeOf(new URL(path, 'http://hub.test'));

test('each address has its page', () => {
  expect(route('/')).toEqual({ page: 'desk' });
  expect(route('/notices?state=live')).toEqual({ page: 'notices' });
  expect(route('/notices/new')).toEqual({ page: 'template-choice' });
  const compose = { page: 'compose', templateId: 'water-outage', fromId: '', replacesId: '' };
  expect(route('/notices/new?template=water-outage')).toEqual(compose);
  expect(route('/notices/new?template=water-outage&from=0k3abc&replaces=A/')).toEqual({
    ...compose,
    fromId: '0k3abc',
  });
  expect(route('/practice?template=water-outage')).toEqual({ page: 'practice', templateId: 'water-outage' });
  expect(route('/practice?template=A/')).toEqual({ page: 'practice', templateId: '' });
  expect(route('/notices/0k3abc')).toEqual({ page: 'notice', noticeId: '0k3abc' });
  expect(route('/notices/0k3abc/edit')).toEqual({ page: 'notice-edit', noticeId: '0k3abc' });
  expect(route('/sign/0k3abc')).toEqual({ page: 'sign', noticeId: '0k3abc' });
  expect(route('/devices/0k3abc/label')).toEqual({ page: 'label', deviceId: '0k3abc' });
  expect(route('/pair?code=BCDF-GHJK')).toEqual({ page: 'pair', code: 'BCDF-GHJK', replaces: '' });
  expect(route('/places/import')).toEqual({ page: 'register', tab: 'import' });
  expect(route('/settings/audit/')).toEqual({ page: 'settings', tab: 'audit' });
  expect(route('/settings/templates')).toEqual({ page: 'settings', tab: 'templates' });
  expect(route('/settings/templates/own-0k3f')).toEqual({
    page: 'template',
    templateId: 'own-0k3f',
    copyOf: '',
  });
  expect(route('/settings/templates/new?from=water-outage')).toEqual({
    page: 'template',
    templateId: '',
    copyOf: 'water-outage',
  });
});

test('an alert is raised and drilled at two addresses', () => {
  expect(route('/alerts')).toEqual({ page: 'alerts' });
  expect(route('/alerts/raise')).toEqual({ page: 'alert-raise', mode: 'real', templateId: '' });
  expect(route('/alerts/raise?type=fire&mode=drill')).toEqual({
    page: 'alert-raise',
    mode: 'real',
    templateId: 'fire',
  });
  expect(route('/alerts/drill?type=Fire!')).toEqual({ page: 'alert-raise', mode: 'drill', templateId: '' });
  expect(route('/alerts/0k3abc')).toEqual({ page: 'alert', alertId: '0k3abc' });
  expect(route('/alerts/0k3abc/report')).toEqual({ page: 'alert-report', alertId: '0k3abc' });
});

test('reports have one address, with the period in its query', () => {
  expect(route('/reports?period=month')).toEqual({ page: 'reports' });
});

test('what no page has is said so, not guessed', () => {
  for (const path of ['/reports/1', '/notices/ABC', '/notices/a/b', '/devices/a/edit', '/a/b/c/d', '/sign']) {
    expect(route(path)).toEqual({ page: 'not-found' });
  }
});

test('links to the hub and to the kiosk leave the app', () => {
  expect(isAppPath('/kiosk/')).toBe(false);
  expect(isAppPath('/q/00000123456789AB')).toBe(false);
  expect(isAppPath('/notices')).toBe(true);
});
