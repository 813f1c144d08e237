import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticeSchema, type NoticeView } from '@louyu/contract/api/notices';
import { overviewSchema } from '@louyu/contract/api/overview';
import { siteSchema } from '@louyu/contract/api/places';
import { staffAlertListSchema } from '@louyu/contract/api/staff-alerts';
import { staffSchema, type Role } from '@louyu/contract/api/staff';
import { outage, smallCompound, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';
import { ApiFailure, StaffClient } from './support/staff-client.ts';

/* R12: where the site wants it, a department reads a notice before it is signed; writer, reviewer and signer are three people. */

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
/** Has all three roles, so that only the rule of three people is in the way. */
let both: StaffClient;
let reviewer: StaffClient;
const ticks = [true, true, true, true, true];

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  compound = await smallCompound(hub);
});

afterAll(async () => {
  await hub.stop();
  await directory.remove();
});

async function personOf(login: string, roles: readonly Role[]): Promise<StaffClient> {
  const person = { login, name: login, password: 'long enough', roles, language: 'en' };
  await compound.admin.request('POST', '/api/staff', staffSchema, person);
  const client = new StaffClient(hub.httpUrl);
  await client.logIn(login, 'long enough');
  return client;
}

async function codeOf(client: StaffClient, id: string, deed: string, body: object): Promise<string> {
  try {
    await client.request('POST', `/api/notices/${id}/${deed}`, v.unknown(), body);
    return 'done';
  } catch (error) {
    if (error instanceof ApiFailure) return error.code;
    throw error;
  }
}

/** As many ticks as the template's checklist has. */
async function signedBy(client: StaffClient, { summary }: NoticeView): Promise<string> {
  for (let count = 0; count <= ticks.length; count += 1) {
    const code = await codeOf(client, summary.id, 'sign', { revision: 1, ticks: ticks.slice(0, count) });
    if (code !== 'notice.checklist_open') return code;
  }
  return 'notice.checklist_open';
}

async function waitsFor(client: StaffClient, id: string): Promise<boolean> {
  const { waitingForMe } = await client.request('GET', '/api/overview', overviewSchema);
  return waitingForMe.some((notice) => notice.id === id);
}

/** Whether somebody's open alerts are about a notice. */
async function isCalledFor(client: StaffClient, id: string): Promise<boolean> {
  const { alerts } = await client.request('GET', '/api/staff-alerts', staffAlertListSchema);
  return alerts.some(
    ({ path, mayTake, resolvedAt }) => path === `/sign/${id}` && mayTake && resolvedAt === null,
  );
}

function setFirstReview(firstReview: boolean): Promise<unknown> {
  return compound.admin.request('PATCH', '/api/site', siteSchema, { firstReview });
}

describe('the first review', () => {
  it('is not switched on while nobody could do it', async () => {
    await expect(setFirstReview(true)).rejects.toMatchObject({ code: 'site.no_reviewer' });
    both = await personOf('both', ['editor', 'reviewer', 'approver']);
    reviewer = await personOf('reviewer', ['reviewer']);
    expect(await setFirstReview(true)).toMatchObject({ firstReview: true });
  });

  it('comes before the signature, and each is somebody else’s', async () => {
    const { editor, approver, siteId } = compound;
    const notice = await both.submit(outage([siteId]));
    const { id } = notice.summary;
    expect(await waitsFor(reviewer, id)).toBe(true);
    expect(await waitsFor(approver, id)).toBe(false);
    await expect.poll(() => isCalledFor(reviewer, id)).toBe(true);
    expect(await isCalledFor(approver, id)).toBe(false);
    expect(await signedBy(approver, notice)).toBe('notice.not_reviewed');
    expect(await codeOf(both, id, 'review', { revision: 1 })).toBe('notice.author_is_reviewer');
    expect(await codeOf(approver, id, 'review', { revision: 1 })).toBe('auth.forbidden');
    expect(await codeOf(editor, id, 'review', { revision: 1 })).toBe('auth.forbidden');
    expect(await codeOf(reviewer, id, 'review', { revision: 2 })).toBe('notice.stale_revision');
    expect(await codeOf(reviewer, id, 'review', { revision: 1 })).toBe('done');
    expect(await waitsFor(reviewer, id)).toBe(false);
    expect(await waitsFor(approver, id)).toBe(true);
    await expect.poll(() => isCalledFor(approver, id)).toBe(true);
    await expect.poll(() => isCalledFor(reviewer, id)).toBe(false);
    expect(await codeOf(reviewer, id, 'review', { revision: 1 })).toBe('notice.wrong_state');
    expect(await codeOf(reviewer, id, 'return', { revision: 1, reason: '改' })).toBe('auth.forbidden');
    expect(await signedBy(approver, notice)).toBe('done');
    const { revisions } = await editor.request('GET', `/api/notices/${id}`, noticeSchema);
    expect(revisions[0]).toMatchObject({
      firstReview: true,
      reviewedBy: { name: 'reviewer' },
      state: 'signed',
    });
  });

  it('is not done by who signs', async () => {
    const notice = await compound.editor.submit(outage([compound.siteId]));
    expect(await codeOf(both, notice.summary.id, 'review', { revision: 1 })).toBe('done');
    expect(await signedBy(both, notice)).toBe('notice.reviewer_is_approver');
    expect(await signedBy(compound.approver, notice)).toBe('done');
  });

  it('sends back to the author, and is asked for anew with the next submission', async () => {
    const { editor, approver, siteId } = compound;
    const notice = await editor.submit(outage([siteId]));
    const { id } = notice.summary;
    expect(await codeOf(approver, id, 'return', { revision: 1, reason: '改' })).toBe('auth.forbidden');
    expect(await codeOf(reviewer, id, 'return', { revision: 1, reason: '时间不对' })).toBe('done');
    await editor.request('PUT', `/api/notices/${id}/draft`, noticeSchema, {
      base: { revision: 1, edit: 1 },
      draft: outage([siteId]),
    });
    expect(await codeOf(editor, id, 'submit', { revision: 2 })).toBe('done');
    expect(await codeOf(approver, id, 'sign', { revision: 2, ticks: [] })).toBe('notice.not_reviewed');
  });

  it('holds for what was submitted while it was on, and not for what comes after', async () => {
    const before = await compound.editor.submit(outage([compound.siteId]));
    await setFirstReview(false);
    const after = await compound.editor.submit(outage([compound.siteId]));
    expect(await signedBy(compound.approver, before)).toBe('notice.not_reviewed');
    expect(await signedBy(compound.approver, after)).toBe('done');
  });
});
