import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCaseHub, sent, clerk, report, type CaseHub } from '../../../../tests/support/case-hub.ts';
import { outNotice } from '../../../../tests/support/device-hub.ts';
import { Phone } from '../../../../tests/support/phone.ts';
import { cameraName, photoWithExif } from '../../../../tests/support/photos.ts';

let desk: CaseHub;

beforeEach(async () => {
  desk = await openCaseHub();
});
afterEach(() => desk.close());

const rows = (table: 'case_record' | 'case_event' | 'case_photo' | 'case_echo') =>
  desk.hub.db.selectFrom(table).selectAll().execute();
const open = (path: string) => new Phone(desk.hub.app).open(path);
async function photo(name = 'photo.jpg'): Promise<File> {
  const bytes = await photoWithExif({ width: 640, height: 480, orientation: 6 });
  return new File([Uint8Array.from(bytes)], name, { type: 'image/jpeg' });
}

describe('the form', () => {
  test('has what EXPERIENCE asks for in its order, with the place filled in, small and without a third party', async () => {
    const { text, response } = await open('/r/lobby');
    const parts = [
      '3栋 1单元 大堂',
      '漏水、困人、着火请直接打电话，不要在网上等。',
      'href="tel:02155550123"',
      ...['漏水</span>', '灯不亮', '电梯</span>', '门禁', '垃圾', '其他'],
      '在哪里：3栋 1单元 大堂',
      '一句话说明',
      '最多 3 张',
      '只用于联系您，办结 30 天后自动删除',
      '匿名提交，我们看不到您是谁。',
    ];
    const positions = parts.map((part) => text.indexOf(part));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(positions[0]).toBeGreaterThan(0);
    expect(gzipSync(text).length).toBeLessThan(30 * 1024);
    expect(text).not.toMatch(/https?:|@import|url\(|\bon\w+=/);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'.*script-src 'sha256-[^']+'$/);
  });

  test('knows the notice and the screen of a QR, and says so in English', async () => {
    const screen = await desk.hub.addDevice({ spotIds: ['lift'] });
    const notice = outNotice(312);
    await desk.hub.publish('site1', [notice]);
    const path = `/r/${desk.hub.code(screen, notice)}?kind=question`;
    const { text } = await new Phone(desk.hub.app, { language: 'en' }).open(path);
    expect(text).toContain('Building 3, Unit 1');
    expect(text).toContain('Ask</h1>');
    expect((await open('/r/nothing-here')).status).toBe(404);
    expect((await open('/r')).status).toBe(200);
  });
});

describe('a submission', () => {
  test('is one case, anonymous, with a code that opens it and the promise of an answer', async () => {
    const { status, location, code, phone } = await desk.submit();
    expect(status).toBe(303);
    expect(location).toBe(`/c/${code}?said=new`);
    const { text, response } = await phone.open(location);
    expect(text).toContain('已收到。工单号 0001。物业会在工作时间 5 分钟内受理，24 小时内答复。');
    expect(text).toContain(`<b>${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}</b>`);
    expect(text).toContain('请截图保存查询码');
    expect(text).toContain('<svg role="img"');
    expect(text).not.toContain('现在不在工作时间');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    const [record] = await rows('case_record');
    expect(record).toMatchObject({ number: 1, place_id: 'lobby', team: 'repair', contact: null });
    expect(JSON.stringify(await rows('case_record'))).not.toContain(code);
    expect(desk.hub.changes).toContainEqual({ resource: 'case', id: record?.id });
  });

  test('at night says when work begins', async () => {
    desk.hub.clock.pass(14 * 3_600_000);
    const { location, phone } = await desk.submit();
    expect((await phone.open(location)).text).toContain(
      '现在不在工作时间，物业 11月22日 周日 8:30 开始上班。',
    );
  });

  test('sent 50 times at once is one case, and each is told its code', async () => {
    const phone = new Phone(desk.hub.app);
    const first = await desk.submit({ text: '一次' }, { phone });
    const { text } = await phone.open('/r/lobby?kind=suggestion');
    const form = new FormData();
    form.set('key', /name="key"\s+value="([^"]*)"/.exec(text)?.[1] ?? '');
    for (const [name, value] of Object.entries({ ...report, phone: 'p'.repeat(22), kind: 'suggestion' }))
      form.set(name, value);
    desk.hub.clock.pass(5_000);
    const answers = await Promise.all(Array.from({ length: 50 }, () => sent(phone, 'lobby', form)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(new Set(answers.map(({ code }) => code)).size).toBe(1);
    expect(answers[0]?.code).not.toBe(first.code);
    expect(await rows('case_record')).toHaveLength(2);
    expect((await sent(phone, 'lobby', form)).code).toBe(answers[0]?.code);
    form.set('text', '另一件事');
    const other = await sent(phone, 'lobby', form);
    expect(other.status).toBe(409);
    expect(other.text).toContain('这张表单已经提交过别的内容');
    expect(other.text).toContain('另一件事</textarea>');
    expect(await rows('case_record')).toHaveLength(2);
  });

  test('offers to join what is open here before it is filed again, and counts a phone once', async () => {
    const { code } = await desk.submit();
    const phone = new Phone(desk.hub.app);
    const second = await desk.submit({ text: '灯坏了', contact: '13800138000' }, { phone });
    expect(second.status).toBe(200);
    expect(second.text).toContain('我也遇到');
    expect(second.text).not.toContain('大堂的灯不亮');
    expect(await rows('case_record')).toHaveLength(1);
    const join = new URLSearchParams({
      key: textIn(second.form, 'key'),
      phone: textIn(second.form, 'phone'),
      case: await desk.idOf(code),
    });
    for (let tap = 0; tap < 3; tap += 1) {
      const { response } = await phone.open('/r/lobby/join', { method: 'POST', body: join });
      expect(response.headers.get('location')).toBe('/r/lobby?joined=1');
    }
    expect((await rows('case_record'))[0]?.echoes).toBe(1);
    second.form.set('other', '1');
    expect((await sent(phone, 'lobby', second.form)).status).toBe(303);
    expect(await rows('case_record')).toHaveLength(2);
  });

  test('keeps up to three photos made anew, which nobody sees until staff release them', async () => {
    const { code } = await desk.submit({}, { photos: [await photo(), await photo()] });
    const [first] = await rows('case_photo');
    const files = readdirSync(desk.photoDirectory);
    expect(files).toEqual([first?.file_name]);
    const bytes = readFileSync(`${desk.photoDirectory}/${first?.file_name ?? ''}`);
    expect(bytes.includes(cameraName)).toBe(false);
    expect(first).toMatchObject({ width: 480, height: 640, released: 0 });
    const path = `/c/${code}/photos/${first?.id ?? ''}`;
    expect((await open(path)).status).toBe(404);
    const id = await desk.idOf(code);
    desk.hub.actor = clerk;
    const patch = { released: true, boxes: [{ x: 0, y: 0, width: 1, height: 0.5 }] };
    expect((await desk.ask('PATCH', `/api/cases/${id}/photos/${first?.id ?? ''}`, patch)).status).toBe(200);
    const shown = await open(path);
    expect(shown.response.headers.get('content-type')).toBe('image/webp');
    const { default: sharp } = await import('sharp');
    const pixels = await sharp(await shown.response.arrayBuffer())
      .raw()
      .toBuffer();
    // The upper half was red: it is black now, and the lower half is green as before.
    expect(pixels[(100 * 480 + 240) * 3] ?? 255).toBeLessThan(12);
    expect(pixels[(500 * 480 + 240) * 3 + 1] ?? 0).toBeGreaterThan(90);
    const four = await Promise.all([photo(), photo(), photo(), photo()]);
    const many = await desk.submit({ kind: 'praise' }, { photos: four });
    expect(many.status).toBe(400);
    expect(many.text).toContain('照片最多 3 张');
  });
});

describe('what strangers send', () => {
  const refused = async (
    words: Record<string, string>,
    change: (form: FormData) => void = () => undefined,
  ) => {
    const { form, phone } = await desk.submit({ ...words, homepage: '' }, { place: 'hall' });
    change(form);
    return sent(phone, 'hall', form);
  };

  test.each([
    ['no words', { text: '  ' }, '请写一句话'],
    ['too many words', { text: '长'.repeat(501) }, '最多 500 个字'],
    ['a category of no repair', { category: 'noise' }, '请从六种问题里选一种'],
    ['no category', { category: '' }, '请从六种问题里选一种'],
    ['no phone number', { contact: 'call me' }, '电话填得不对'],
    ['control characters', { text: 'a\u0000b' }, '有内容无法识别'],
    ['a kind that is none', { kind: 'bill' }, '有内容无法识别'],
    ['a key that is none', { key: 'x'.repeat(48) }, '这张表单已失效'],
    ['a key of another place', { key: '' }, '这张表单已失效'],
  ])('%s is refused in words, with what was written', async (_, words, sentence) => {
    const answer = await refused({ ...words });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).toContain(sentence);
    expect(await rows('case_record')).toEqual([]);
  });

  test('SQL, markup, four-byte and right-to-left text are words like any other', async () => {
    const sly = `'); drop table case_record; -- <script>x</script>"& 😀𠮷 \u202Eעברית`;
    const { code, phone } = await desk.submit({ text: sly, where: sly.slice(0, 50) });
    const { text } = await phone.open(`/c/${code}`);
    expect(text).not.toContain('<script>x');
    expect(text).toContain('😀𠮷');
    expect((await desk.view(await desk.idOf(code))).text).toBe(sly);
    desk.hub.actor = clerk;
    const found = await desk.ask('GET', `/api/cases?q=${encodeURIComponent("%'); drop")}`);
    expect(await found.json()).toMatchObject({ total: 0 });
  });

  test.each([
    ['no picture', new Uint8Array(100).fill(65), 400],
    ['a picture cut short', undefined, 400],
    ['a vector image', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 400],
  ])('%s is refused, and leaves nothing', async (_, bytes, status) => {
    const cut = (await photoWithExif({ width: 640, height: 480, orientation: 1 })).subarray(0, 2_000);
    const file = new File([Uint8Array.from(bytes ?? cut)], 'x.jpg', { type: 'image/jpeg' });
    const answer = await desk.submit({}, { photos: [file] });
    expect(answer.status).toBe(status);
    expect(answer.text).toContain('大堂的灯不亮</textarea>');
    expect(await rows('case_record')).toEqual([]);
    expect(await rows('case_photo')).toEqual([]);
  });

  test('too large a form is refused before it is read', async () => {
    const response = await desk.hub.app.request('/r/lobby', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '99999999' },
      body: '--x--',
    });
    expect(response.status).toBe(413);
    expect(await response.text()).toContain('照片加起来超过 24 MB');
    for (const body of ['not a form', '--x\r\n']) {
      const headers = { 'content-type': 'multipart/form-data; boundary=x' };
      const answer = await desk.hub.app.request('/r/lobby', { method: 'POST', headers, body });
      expect(answer.status).toBe(400);
    }
  });

  test('wrong, mistyped and foreign codes open nothing', async () => {
    const { code } = await desk.submit();
    const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
    const mistyped = await open(`/c/${wrong}`);
    expect(mistyped.status).toBe(400);
    expect(mistyped.text).toContain('查询码不对，可能抄错了一个字');
    const unknown = await open('/c/00000000000');
    expect(unknown.status).toBe(404);
    expect(unknown.text).toContain('没有找到这个查询码');
    for (const path of ['/c/%00', `/c/${'9'.repeat(3_000)}`, '/c/ÄÖÜ', "/c/'%20or%201=1"])
      expect((await open(path)).status).toBeLessThan(500);
    const written = `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`.toLowerCase();
    const { response } = await open(`/c?code=${written}`);
    expect(response.headers.get('location')).toBe(`/c/${code}`);
  });
});

describe('manners', () => {
  test('a form that nobody can have filled in waits, what trapped a program is for staff to judge', async () => {
    const phone = new Phone(desk.hub.app);
    const { form } = await desk.submit({ homepage: 'https://spam.example' }, { phone });
    const [record] = await rows('case_record');
    expect(record).toMatchObject({ held: 1, next_due_at: null });
    const { text } = await phone.open('/r/hall');
    form.set('key', /name="key"\s+value="([^"]*)"/.exec(text)?.[1] ?? '');
    const quick = await sent(phone, 'hall', form);
    expect(quick.status).toBe(429);
    expect(quick.text).toContain('请 3 秒后再点一次');
  });

  test('many of one phone in a day are warned, slowed and held back', async () => {
    const phone = new Phone(desk.hub.app);
    const said: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      const { location } = await desk.submit({ kind: 'question', text: `问题 ${count}` }, { phone });
      said.push(/said=(\w+)/.exec(location)?.[1] ?? '');
    }
    expect(said).toEqual(['new', 'new', 'new', 'warned', 'warned']);
    const slowed = await desk.submit({ kind: 'question', text: '问题 5' }, { phone });
    expect(slowed.status).toBe(429);
    expect(slowed.text).toContain('今天提交得比较多了');
    for (let count = 5; count < 9; count += 1) {
      desk.hub.clock.pass(10 * 60_000);
      await desk.submit({ kind: 'question', text: `问题 ${count}` }, { phone });
    }
    expect((await rows('case_record')).map(({ held }) => held)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });
});

describe('the tracking page', () => {
  test('is a talk in both directions, in the words of EXPERIENCE, until it is solved', async () => {
    const { code, phone } = await desk.submit({ contact: '138 0013 8000' });
    const id = await desk.idOf(code);
    await desk.act(clerk, id, { action: 'ask', text: '是哪一盏灯？' });
    let { text } = await phone.open(`/c/${code}`);
    expect(text).toContain('是哪一盏灯？');
    expect(text).toContain('待您补充');
    const after = /name="after" value="(\d+)"/.exec(text)?.[1] ?? '';
    const body = new URLSearchParams({ text: '靠电梯那一盏', after });
    for (let tap = 0; tap < 2; tap += 1) await phone.open(`/c/${code}/message`, { method: 'POST', body });
    expect((await rows('case_event')).filter(({ kind }) => kind === 'wrote')).toHaveLength(1);
    await desk.act(clerk, id, { action: 'defer', reason: '等配件', plan: '到货后更换', until: '2026-11-25' });
    expect((await phone.open(`/c/${code}`)).text).toContain(
      '延期：等配件。计划：到货后更换。11月25日前再答复您。',
    );
    await desk.act(clerk, id, { action: 'finish', text: '3栋大堂灯已更换' });
    ({ text } = await phone.open(`/c/${code}`));
    expect(text).toMatch(/已完工（11月21日 8:30）<br\s*\/>3栋大堂灯已更换/);
    expect(text).toContain('解决了吗？');
    await phone.open(`/c/${code}/reopen`, { method: 'POST', body: new URLSearchParams({ text: '又坏了' }) });
    expect((await desk.view(id)).state).toBe('received');
    await desk.act(clerk, id, { action: 'close', text: '换了新的灯具' });
    await phone.open(`/c/${code}/confirm`, { method: 'POST' });
    await phone.open(`/c/${code}/rate`, {
      method: 'POST',
      body: new URLSearchParams({ stars: '5', text: '快' }),
    });
    expect((await desk.view(id)).rating).toEqual({ stars: 5, text: '快' });
    const { response } = await phone.open(`/c/${code}/data.json`);
    expect(await response.json()).toMatchObject({ number: 1, text: '大堂的灯不亮', contact: '13800138000' });
    desk.hub.clock.pass(8 * 86_400_000);
    const late = await phone.open(`/c/${code}/reopen`, { method: 'POST', body: new URLSearchParams() });
    expect(late.status).toBe(409);
    expect(late.text).toContain('办结已超过 7 天');
  });

  test('deletes all that came from the resident, and then opens nothing', async () => {
    const words = { text: '秘密的话', where: '秘密的地方', contact: '13800138000' };
    const { code, phone } = await desk.submit(words, { photos: [await photo()] });
    const id = await desk.idOf(code);
    const message = new URLSearchParams({ text: '秘密的补充', after: '0' });
    await phone.open(`/c/${code}/message`, { method: 'POST', body: message });
    desk.hub.clock.pass(2 * 3_600_000);
    const { response } = await phone.open(`/c/${code}/erase`, { method: 'POST' });
    expect(response.headers.get('location')).toBe('/c?said=erased');
    expect((await open(`/c/${code}`)).status).toBe(404);
    const kept = JSON.stringify([
      await rows('case_record'),
      await rows('case_event'),
      await rows('case_photo'),
    ]);
    expect(kept).not.toContain('秘密');
    expect(await desk.view(id)).toMatchObject({
      state: 'closed',
      text: '',
      hasContact: false,
      may: ['note'],
    });
  });
});

/** What a form says in a field of words; empty where it says nothing. */
function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
