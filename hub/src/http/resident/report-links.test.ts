import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCaseHub, type CaseHub } from '../../../../tests/support/case-hub.ts';
import { outNotice } from '../../../../tests/support/device-hub.ts';
import { Phone } from '../../../../tests/support/phone.ts';

let desk: CaseHub;

beforeEach(async () => {
  desk = await openCaseHub();
});
afterEach(() => desk.close());

test('a notice and a place lead to the form, with the kind chosen', async () => {
  const screen = await desk.hub.addDevice({ spotIds: ['lift'] });
  const notice = outNotice(312);
  await desk.hub.publish('site1', [notice]);
  const code = desk.hub.code(screen, notice);
  for (const path of [`/q/${code}`, '/n/lobby']) {
    const { text } = await new Phone(desk.hub.app).open(path);
    const links = [...text.matchAll(/href="(\/r\/[^"]+)"[^>]*>([^<]+)</g)].map(([, href = '', words]) => [
      href,
      words,
    ]);
    expect(links.map(([, words]) => words)).toEqual(['报修', '投诉建议', '咨询']);
    const form = await new Phone(desk.hub.app).open((links[1]?.[0] ?? '').replaceAll('&amp;', '&'));
    expect(form.text).toContain('投诉</h1>');
  }
  expect((await new Phone(desk.hub.app).open(`/q/${code}`)).text).toContain(`/r/${code}?`);
});
