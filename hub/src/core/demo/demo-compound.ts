import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import { defaultPolicy } from '../cases/policy.ts';
import { NoticeService } from '../notices/notice-service.ts';
import type { Recurrence } from '../notices/schedule/recurrence.ts';
import { templateById } from '../notices/templates.ts';
import type { SiteRecord } from '../places/place-store.ts';
import type { Actor, Clock, Random, Wire } from '../ports.ts';
import type { Vault } from '../households/vault.ts';
import type { PasswordHasher } from '../staff/password-hasher.ts';
import type { DemoCompound } from '../staff/setup-service.ts';
import type { StaffRecord } from '../staff/staff-store.ts';
import type { Areas, Store } from '../store.ts';
import { createDemoCalendar } from './demo-calendar.ts';
import { demoDevices } from './demo-devices.ts';
import { enterHouseholds } from './demo-households.ts';
import { demoNotices, type DemoNotice } from './demo-notices.ts';
import { demoPlaces, type DemoPlaces } from './demo-places.ts';
import { demoStaff, readablePassword, type DemoPerson } from './demo-staff.ts';

interface Dependencies {
  readonly hasher: PasswordHasher;
  readonly clock: Clock;
  readonly random: Random;
  readonly recurrence: Recurrence;
  readonly vault: () => Promise<Vault>;
}

type People = ReadonlyMap<DemoPerson, StaffRecord>;

const hotline = '8800 1234';
const bilingual = {
  name: { 'zh-CN': '瑞安苑', en: "Rui'an Court" },
  office: { 'zh-CN': '瑞安苑物业服务中心', en: "Rui'an Court property office" },
};

/** The demo compound 瑞安苑, to try everything without entering anything. */
export function createDemoCompound({ hasher, clock, random, recurrence, vault }: Dependencies): DemoCompound {
  return {
    describe(site) {
      // It is tried in one's own network.
      const phones = { mode: 'inside', reachedAt: null, url: null } as const;
      const named = site.name['zh-CN'] === '瑞安苑' ? { ...site, ...bilingual } : site;
      return { ...named, hotline, phones };
    },
    async prepare(adminLogin) {
      // It reads the database by itself, which would wait for ever for the transaction that fills the site.
      await vault();
      const createdAt = clock.now();
      const people = new Map<DemoPerson, StaffRecord>();
      const shown = [];
      for (const { person, login: usual, name, roles } of demoStaff) {
        const login = usual === adminLogin ? `${usual}2` : usual;
        const password = readablePassword(random);
        const passwordHash = await hasher.hash(password);
        const id = random.id();
        people.set(person, {
          id,
          login,
          name,
          roles,
          scope: [],
          phone: '',
          language: 'zh-CN',
          passwordHash,
          disabledAt: null,
          createdAt,
        });
        shown.push({ login, name, roles: [...roles], password });
      }
      return {
        staff: shown,
        fill: (areas, site) => fill(areas, site, people, createdAt),
      };
    },
  };

  async function fill(areas: Areas, site: SiteRecord, people: People, now: Instant): Promise<void> {
    for (const person of people.values()) await areas.staff.add(person);
    const repairs = { staffId: actorOf(people, 'repair').id, team: 'repair' } as const;
    await areas.cases.savePolicy({ ...defaultPolicy, members: [repairs] });
    const places = demoPlaces(site.id, random);
    await areas.places.add(places.nodes);
    const households = await enterHouseholds(actorOf(people, 'manager'), {
      store: inOneTransaction(areas),
      vault,
      clock,
      random,
      wire: noWire,
    });
    const devices = demoDevices(site.id, places, random, now);
    for (const device of devices) await areas.devices.add(device);
    const notices = demoNotices(createDemoCalendar(now, site.timeZone));
    for (const notice of notices) await write(areas, notice, places, people);
    await areas.audit.append({
      actorId: null,
      action: 'site.filled',
      subject: `site:${site.id}`,
      detail: {
        places: places.nodes.length,
        households,
        devices: devices.length,
        notices: notices.length,
        staff: people.size,
      },
    });
  }

  /** Each notice takes the road that all notices take, at the time it says. */
  async function write(areas: Areas, demo: DemoNotice, places: DemoPlaces, people: People): Promise<void> {
    const time = { now: demo.draftedAt };
    const demoClock = { now: () => time.now };
    const service = new NoticeService({
      store: inOneTransaction(areas),
      clock: demoClock,
      trustedClock: demoClock,
      random,
      recurrence,
      wire: noWire,
      events: { emit: () => undefined },
      releases: { add: () => undefined, remove: () => undefined },
    });
    const author = actorOf(people, demo.author);
    const { templateId, category, fields, window, schedule, priority } = demo;
    const { id } = await service.create(author, {
      templateId,
      ...(category === undefined ? {} : { category }),
      fields,
      audience: demo.audience.map(places.idOf),
      window,
      ...(schedule === undefined ? {} : { schedule }),
      priority,
    });
    if (demo.submittedAt === null) return;
    time.now = demo.submittedAt;
    await service.submit(author, id, 1);
    if (demo.signedAt === null) return;
    time.now = demo.signedAt;
    const ticks = templateById(templateId)?.checklist.map(() => true) ?? [];
    await service.sign(actorOf(people, 'manager'), id, 1, ticks);
  }
}

function actorOf(people: People, person: DemoPerson): Actor {
  const staff = people.get(person);
  if (staff === undefined) throw new LouyuError('hub.internal');
  return staff;
}

/** The areas of the transaction under way as a store. The audit log gets one entry for all: nobody did these deeds. */
function inOneTransaction(areas: Areas): Store {
  const quiet: Areas = { ...areas, audit: { append: () => Promise.resolve() } };
  return { ...quiet, transaction: (work) => work(quiet) };
}

/** Nothing has gone out yet: the hub makes every board once the site is there. */
const noWire: Wire = {
  refreshBoards: () => Promise.resolve(),
  refreshAlarms: () => Promise.resolve(),
  refreshConfigs: () => Promise.resolve(),
  disconnect: () => undefined,
  command: () => Promise.resolve(),
};
