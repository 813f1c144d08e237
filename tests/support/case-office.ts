import type { BrowserContext, Page } from 'playwright-core';
import { casePolicySchema } from '@louyu/contract/api/case-policy';
import type { Language } from '@louyu/contract/primitives';
import { staffSchema, type Role } from '@louyu/contract/api/staff';
import { launchBrowser, type deskViewport } from './browser.ts';
import { smallCompound, spotOf, type Compound } from './compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './hub-process.ts';
import { StaffClient } from './staff-client.ts';

const password = 'correct horse';

/** A real hub and a browser for those who report and those who answer: a clerk (`kefu`), and one (`weixiu`) in the repair team. */
export interface CaseOffice {
  readonly hub: HubProcess;
  readonly compound: Compound;
  /** The spot that residents report from. */
  readonly lobby: string;
  readonly clerk: StaffClient;
  /** Adds somebody to the staff; returns their id. */
  hire(login: string, name: string, roles: readonly Role[]): Promise<string>;
  newContext(language: Language, viewport: typeof deskViewport): Promise<BrowserContext>;
  logIn(context: BrowserContext, login: string): Promise<void>;
  /** A page of a browser of its own, with somebody of the staff logged in. */
  staffPage(login: string, language: Language, viewport: typeof deskViewport): Promise<Page>;
  closePages(): Promise<void>;
  close(): Promise<void>;
}

export async function openCaseOffice(): Promise<CaseOffice> {
  const directory = await temporaryDirectory();
  const hub = await startHub({
    dataDir: directory.path,
    httpPort: await freePort(),
    mqttPort: await freePort(),
    // A machine fills in the form faster than a person.
    env: { LOUYU_CASE_DWELL_SECONDS: '0' },
  });
  const compound = await smallCompound(hub);
  const { admin } = compound;
  const hire = async (login: string, name: string, roles: readonly Role[]) => {
    const request = { login, name, password, roles, language: 'zh-CN' };
    return (await admin.request('POST', '/api/staff', staffSchema, request)).id;
  };
  await hire('kefu', '客服 小周', ['service']);
  const repairs = await hire('weixiu', '维修 老陈', ['service']);
  const clerk = new StaffClient(hub.httpUrl);
  await clerk.logIn('kefu', password);
  const policy = await admin.request('GET', '/api/cases/policy', casePolicySchema);
  await admin.request('PUT', '/api/cases/policy', casePolicySchema, {
    ...policy,
    members: [{ staffId: repairs, team: 'repair' }],
    // Whenever this runs, it is a working hour.
    hours: { ...policy.hours, spans: [{ from: '00:00', to: '24:00' }] },
  });
  const browser = await launchBrowser();
  const contexts: BrowserContext[] = [];

  const office: CaseOffice = {
    ...{ hub, compound, lobby: spotOf(compound), clerk, hire },
    async newContext(language, viewport) {
      const context = await browser.newContext({ viewport, locale: language, timezoneId: 'Asia/Shanghai' });
      await context.addInitScript((chosen) => {
        if (window.origin !== 'null') localStorage.setItem('louyu.language', chosen);
      }, language);
      contexts.push(context);
      return context;
    },
    async logIn(context, login) {
      const answer = await context.request.post(`${hub.httpUrl}/api/session`, {
        data: { login, password },
        headers: { origin: hub.httpUrl },
      });
      if (!answer.ok()) throw new Error(`${login} is not let in: ${await answer.text()}`);
    },
    async staffPage(login, language, viewport) {
      const context = await office.newContext(language, viewport);
      await office.logIn(context, login);
      return context.newPage();
    },
    async closePages() {
      for (const context of contexts.splice(0)) await context.close();
    },
    async close() {
      await browser.close();
      await hub.stop();
      await directory.remove();
    },
  };
  return office;
}
