import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { siteSchema } from '@louyu/contract/api/places';
import { AppClient } from '../../../tests/support/app-client.ts';
import { openStaffApp, type StaffApp } from '../../../tests/support/staff-app.ts';
import { createLiveEventHub } from './live-events.ts';

const limits = { liveListenersMax: 2, livePendingMax: 3 };

describe('live events', () => {
  it('reach every listener, each change of a thing once', async () => {
    const hub = createLiveEventHub(limits);
    const [first, second] = [hub.listen(), hub.listen()];
    hub.emit({ resource: 'notice', id: 'a' });
    hub.emit({ resource: 'notice', id: 'a' });
    hub.emit({ resource: 'device', id: 'b' });
    const changes = [
      { resource: 'notice', id: 'a' },
      { resource: 'device', id: 'b' },
    ];
    expect(await first?.next()).toEqual(changes);
    expect(await second?.next()).toEqual(changes);
  });

  it('wake who waits', async () => {
    const hub = createLiveEventHub(limits);
    const listener = hub.listen();
    const next = listener?.next();
    hub.emit({ resource: 'site', id: null });
    expect(await next).toEqual([{ resource: 'site', id: null }]);
    const quiet = listener?.next();
    listener?.wake();
    expect(await quiet).toEqual([]);
  });

  it('become one hint to fetch anew when a slow page has too many pending', async () => {
    const hub = createLiveEventHub(limits);
    const listener = hub.listen();
    for (const id of ['a', 'b', 'c', 'd']) hub.emit({ resource: 'delivery', id });
    expect(await listener?.next()).toEqual([
      { resource: 'delivery', id: null },
      { resource: 'delivery', id: 'd' },
    ]);
  });

  it('admit so many pages, and one more when one has gone', () => {
    const hub = createLiveEventHub(limits);
    const [first, second] = [hub.listen(), hub.listen()];
    expect(second).toBeDefined();
    expect(hub.listen()).toBeUndefined();
    first?.close();
    expect(hub.listen()).toBeDefined();
    expect(hub.listeners).toBe(2);
  });

  it('end for everybody when the hub stops', async () => {
    const hub = createLiveEventHub(limits);
    const waiting = hub.listen()?.next();
    hub.close();
    expect(await waiting).toBeUndefined();
    expect(hub.listen()).toBeUndefined();
  });
});

describe('the stream', () => {
  let hub: StaffApp;
  let admin: AppClient;
  beforeEach(async () => {
    hub = await openStaffApp();
    admin = new AppClient(hub.app);
    await admin.setUp(hub.setupCode, 'empty');
  });
  afterEach(() => hub.close());

  async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, end: string): Promise<string> {
    const decoder = new TextDecoder();
    let text = '';
    while (!text.includes(end)) {
      const { done, value } = await reader.read();
      if (done) return `${text}<end>`;
      text += decoder.decode(value, { stream: true });
    }
    return text;
  }

  it('tells a logged-in page what changed', async () => {
    const response = await admin.send('GET', '/api/events', undefined, { 'accept-encoding': 'gzip' });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('content-encoding')).toBeNull();
    const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
    await readUntil(reader, ': open');
    const site = await admin.ask('PATCH', '/api/site', siteSchema, { hotline: '1' });
    const text = await readUntil(reader, '\n\n');
    expect(text).toContain('event: change');
    expect(text).toContain(`data: {"resource":"site","id":"${site.id}"}`);
    await reader.cancel();
  });

  it('ends when the session does', async () => {
    const response = await admin.send('GET', '/api/events');
    const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
    await readUntil(reader, ': open');
    const { csrfToken } = admin;
    const other = new AppClient(hub.app);
    await other.logIn('admin', 'correct horse');
    await hub.db.deleteFrom('session').where('csrf_token', '=', csrfToken).execute();
    await other.ask('PATCH', '/api/site', siteSchema, { hotline: '2' });
    expect(await readUntil(reader, 'event: change')).toContain('<end>');
  });

  it('is not for strangers', async () => {
    expect(await new AppClient(hub.app).codeOf('GET', '/api/events')).toBe('auth.required');
  });
});
