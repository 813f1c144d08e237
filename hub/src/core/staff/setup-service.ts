import type { SetupRequest, SetupResult } from '@louyu/contract/api/staff';
import { LouyuError } from '@louyu/contract/errors';
import type { SiteRecord } from '../places/place-store.ts';
import type { Clock, LiveEvents, Random } from '../ports.ts';
import type { Areas, Store } from '../store.ts';
import type { AttemptThrottle } from './attempt-throttle.ts';
import type { PasswordHasher } from './password-hasher.ts';
import { oneTimeCode, sameCode } from './one-time-code.ts';
import type { StaffRecord } from './staff-store.ts';

export interface SetupService {
  /** What the console prints and the first-run page asks for; good for one set-up, and made anew with each start. */
  readonly code: string;
  needed(): Promise<boolean>;
  /**
   * Makes the site, its admin and, if asked for, the demo compound, all in one transaction.
   * @throws LouyuError `setup.already_done`, `setup.wrong_code`, `auth.too_many_attempts`
   */
  run(request: SetupRequest, address: string): Promise<{ admin: StaffRecord; result: SetupResult }>;
}

/** Fills a fresh site with the demo compound. */
export interface DemoCompound {
  /** What needs time, such as hashing passwords, before the transaction. */
  prepare(adminLogin: string): Promise<{
    readonly staff: SetupResult['demoStaff'];
    fill(areas: Areas, site: SiteRecord): Promise<void>;
  }>;
  /** What the demo site is called where it bears its usual name. */
  describe(site: SiteRecord): SiteRecord;
}

interface Dependencies {
  readonly store: Store;
  readonly hasher: PasswordHasher;
  readonly throttle: AttemptThrottle;
  readonly clock: Clock;
  readonly random: Random;
  readonly live: LiveEvents;
  /** Brings the demo compound, which is wanted once in the life of a hub. */
  demo(): Promise<DemoCompound>;
  readonly timeZone: string;
  /** What the hub does once there is a site, before the page is answered: publish its boards, open the broker. */
  siteCreated(siteId: string): Promise<void>;
}

/** All attempts at the code count together: there is one code. */
const throttleKey = 'setup';

export function createSetupService(dependencies: Dependencies): SetupService {
  const { store, hasher, throttle, clock, random, live, demo, timeZone, siteCreated } = dependencies;
  const code = oneTimeCode(random);

  return {
    code,
    needed: async () => (await store.places.site()) === undefined,
    async run(request, address) {
      if ((await store.places.site()) !== undefined) throw new LouyuError('setup.already_done');
      throttle.attempt(throttleKey, address);
      if (!sameCode(request.code, code)) throw new LouyuError('setup.wrong_code');
      throttle.succeeded(throttleKey, address);

      const admin = await adminOf(request);
      const plain = siteOf(request);
      const demoCompound = request.start === 'demo' ? await demo() : undefined;
      const compound = await demoCompound?.prepare(admin.login);
      const site = demoCompound?.describe(plain) ?? plain;
      await store.transaction(async (areas) => {
        if ((await areas.places.site()) !== undefined) throw new LouyuError('setup.already_done');
        await areas.places.addSite(site, admin.createdAt);
        await areas.places.add([rootOf(site)]);
        await areas.staff.add(admin);
        await areas.audit.append({
          actorId: admin.id,
          action: 'site.created',
          subject: `site:${site.id}`,
          detail: { start: request.start },
        });
        await compound?.fill(areas, site);
      });
      await siteCreated(site.id);
      live.emit({ resource: 'site', id: site.id });
      return { admin, result: { demoStaff: compound?.staff ?? [] } };
    },
  };

  async function adminOf(request: SetupRequest): Promise<StaffRecord> {
    return {
      id: random.id(),
      login: request.admin.login,
      name: request.admin.name,
      roles: ['editor', 'approver', 'operator', 'clearer', 'admin'],
      scope: [],
      phone: '',
      language: request.language,
      passwordHash: await hasher.hash(request.admin.password),
      disabledAt: null,
      createdAt: clock.now(),
    };
  }

  function siteOf({ siteName, language }: SetupRequest): SiteRecord {
    return {
      id: random.id(),
      name: { 'zh-CN': siteName },
      office: { 'zh-CN': `${siteName}物业服务中心`, en: `${siteName} property office` },
      hotline: '',
      language,
      timeZone,
      // Until a phone has opened the page, screens say the number and whom to call.
      phones: { mode: 'outside', reachedAt: null, url: null },
    };
  }
}

/** The root of the place tree is the site as a place; both have one id. */
function rootOf(site: SiteRecord) {
  return {
    id: site.id,
    siteId: site.id,
    parentId: null,
    kind: 'site',
    name: site.name,
    position: 0,
  } as const;
}
