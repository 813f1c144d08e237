import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clerk, openCaseHub, report, sent, type CaseHub } from '../../../../tests/support/case-hub.ts';
import { Phone } from '../../../../tests/support/phone.ts';
import { photoWithExif } from '../../../../tests/support/photos.ts';

/* Issue "Resident": hostile input gets a clear answer and changes nothing. */

let desk: CaseHub;

beforeEach(async () => {
  desk = await openCaseHub();
});
afterEach(() => desk.close());

const dayMs = 86_400_000;
const rows = (table: 'case_record' | 'case_event' | 'case_photo') =>
  desk.hub.db.selectFrom(table).selectAll().execute();
const pictureOf = (bytes: Uint8Array, name = 'x.jpg', type = 'image/jpeg') =>
  new File([Uint8Array.from(bytes)], name, { type });

/** A PNG that says it is so large, and holds nothing. */
function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(33);
  header.write('\x89PNG\r\n\x1a\n', 'latin1');
  header.writeUInt32BE(13, 8);
  header.write('IHDR', 12, 'latin1');
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  header.set([8, 6, 0, 0, 0], 24);
  return header;
}

describe('photos that are none', () => {
  const script = '<script>alert(1)</script>';
  test.each([
    ['a picture of 60,000 × 60,000 points', hugePng(60_000, 60_000), 'bomb.png', 'image/png'],
    ['a page under the name of a picture', Buffer.from(`<html>${script}</html>`), 'x.jpg', 'image/jpeg'],
    [
      'a program',
      Buffer.from('MZ\x90\x00 this program cannot be run in DOS mode', 'latin1'),
      'x.png',
      'image/png',
    ],
    [
      'a vector image that fetches',
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/>${script}</svg>`,
      ),
      'x.svg',
      'image/svg+xml',
    ],
    ['a name that climbs', Buffer.from('no picture'), '../../../etc/cron.d/x.jpg', 'image/jpeg'],
  ])('%s: refused in words, nothing filed, nothing on disk', async (_, bytes, name, type) => {
    const answer = await desk.submit({}, { photos: [pictureOf(bytes, name, type)] });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).toContain('role="alert"');
    expect(answer.text).not.toContain(script);
    expect(await rows('case_record')).toEqual([]);
    expect(await rows('case_photo')).toEqual([]);
  });

  test('what hides behind a picture does not come along', async () => {
    const jpeg = await photoWithExif({ width: 320, height: 240, orientation: 1 });
    const hidden = Buffer.concat([jpeg, Buffer.from('<?php system("id"); ?>')]);
    const { status } = await desk.submit({}, { photos: [pictureOf(hidden)] });
    expect(status).toBe(303);
    const [photo] = await rows('case_photo');
    expect(photo?.file_name).toMatch(/^[0-9a-f]{64}\.webp$/);
    const { code } = await desk.submit({ kind: 'praise', category: 'other' });
    // Nor does a code open the photo of another case.
    const foreign = await new Phone(desk.hub.app).open(`/c/${code}/photos/${photo?.id ?? ''}`);
    expect(foreign.status).toBe(404);
  });
});

describe('codes and forms that are old, wrong or somebody else’s', () => {
  test('a form of four days ago is refused with what was written, and a new key lets it through', async () => {
    const phone = new Phone(desk.hub.app);
    const page = await phone.open('/r/lobby?kind=repair');
    const form = formOf(page.text);
    desk.hub.clock.pass(3 * dayMs + 1);
    const late = await sent(phone, 'lobby', form);
    expect(late.status).toBe(409);
    expect(late.text).toContain('这张表单已失效');
    expect(late.text).toContain('大堂的灯不亮</textarea>');
    desk.hub.clock.pass(5_000);
    expect((await sent(phone, 'lobby', formOf(late.text))).status).toBe(303);
    expect(await rows('case_record')).toHaveLength(1);
  });

  test('a code that was erased stays shut, and what is posted to it changes nothing', async () => {
    const { code, phone } = await desk.submit();
    await phone.open(`/c/${code}/erase`, { method: 'POST' });
    const before = [await rows('case_record'), await rows('case_event')];
    for (const [action, words] of [
      ['message', { text: '还在吗', after: '0' }],
      ['confirm', {}],
      ['reopen', { text: '再来' }],
      ['rate', { stars: '5', text: '' }],
      ['erase', {}],
    ] as const) {
      const body = new URLSearchParams(words);
      const { status } = await phone.open(`/c/${code}/${action}`, { method: 'POST', body });
      expect(status, action).toBe(404);
    }
    expect([await rows('case_record'), await rows('case_event')]).toEqual(before);
  });

  test('a form of one place files nothing at another, and a join with a made-up case or key counts nothing', async () => {
    const { form, phone, code } = await desk.submit();
    const other = formOf((await phone.open('/r/lobby')).text);
    desk.hub.clock.pass(5_000);
    expect((await sent(phone, 'hall', other)).status).toBe(409);
    const id = await desk.idOf(code);
    const key = textIn(form, 'key');
    for (const wrong of [
      { case: id, key: 'x'.repeat(51) },
      { case: 'no-such-case', key },
      { case: "1' or '1'='1", key },
    ]) {
      const body = new URLSearchParams({ phone: 'p'.repeat(22), ...wrong });
      const { status } = await phone.open('/r/lobby/join', { method: 'POST', body });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
    expect(await rows('case_record')).toMatchObject([{ echoes: 0 }]);
  });

  test.each([
    ['stars', 'rate', { stars: '6', text: '' }],
    ['stars that are none', 'rate', { stars: '5 or 1=1', text: '' }],
    ['a place in the talk that is none', 'message', { text: 'x', after: '-1' }],
    ['no words', 'message', { text: '  ', after: '0' }],
    ['too many words', 'message', { text: '长'.repeat(501), after: '0' }],
  ] as const)('%s of a wrong kind are refused', async (_, action, words) => {
    const { code, phone } = await desk.submit();
    await desk.act(clerk, await desk.idOf(code), { action: 'close', text: '好了' });
    const before = await rows('case_event');
    const body = new URLSearchParams(words);
    const { status } = await phone.open(`/c/${code}/${action}`, { method: 'POST', body });
    expect(status).toBe(400);
    expect(await rows('case_event')).toEqual(before);
  });
});

describe('words of any kind, in every field', () => {
  const sly = [
    `'); drop table case_record; --`,
    `<img src=x onerror=alert(1)><script>alert(2)</script>`,
    `"><svg/onload=alert(3)>`,
    '😀𠮷👩‍👩‍👧',
    '\u202Eעברית مرحبا\u2066',
    '{{7*7}} ${7*7} %s %00',
  ];

  test.each(sly)('%s is kept and shown as it was written', async (words) => {
    const { code, phone } = await desk.submit({ text: words, where: words.slice(0, 40) });
    const id = await desk.idOf(code);
    await desk.act(clerk, id, { action: 'note', text: words });
    await desk.act(clerk, id, { action: 'finish', text: words });
    await phone.open(`/c/${code}/reopen`, { method: 'POST', body: new URLSearchParams({ text: words }) });
    await desk.act(clerk, id, { action: 'close', text: words });
    const body = new URLSearchParams({ stars: '1', text: words });
    await phone.open(`/c/${code}/rate`, { method: 'POST', body });
    const { text } = await phone.open(`/c/${code}`);
    expect(text).not.toMatch(/<img src=x|<script>alert|<svg\/onload/);
    const view = await desk.view(id);
    expect(view).toMatchObject({ text: words, where: words.slice(0, 40), state: 'closed' });
    const said = view.events.filter((event) => event.text !== '').map((event) => event.text);
    expect(new Set(said)).toEqual(new Set([words]));
    const entered = await desk.enter({ text: words, where: words.slice(0, 40), key: 'e'.repeat(16) });
    expect(entered.case.text).toBe(words);
    expect(await rows('case_record')).toHaveLength(2);
  });

  test('a contact that is no phone number is refused, whatever it is', async () => {
    for (const words of sly) {
      const { status, text } = await desk.submit({ contact: words.slice(0, 60) });
      expect(status, words).toBe(400);
      expect(text).toContain('role="alert"');
    }
    expect(await rows('case_record')).toEqual([]);
  });
});

/** What a browser would send of the form on a page, with the usual words in it. */
function formOf(text: string): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...report, kind: 'repair' })) form.set(name, value);
  for (const name of ['key', 'phone'])
    form.set(name, new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(text)?.[1] ?? '');
  return form;
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
