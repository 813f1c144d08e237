import { placeListSchema, placeSchema, siteSchema, type Place } from '@louyu/contract/api/places';
import { staffSchema } from '@louyu/contract/api/staff';
import { templateListSchema, type Draft } from '@louyu/contract/api/notices';
import type { DeviceCredentials } from '@louyu/contract/api/devices';
import type { HubProcess } from './hub-process.ts';
import { StaffClient } from './staff-client.ts';

/** A demo compound that is set up: its people, logged in, and the places where screens hang. */
export interface Compound {
  readonly admin: StaffClient;
  readonly editor: StaffClient;
  readonly approver: StaffClient;
  readonly places: readonly Place[];
  readonly siteId: string;
}

export const lobbyProfile = {
  widthPx: 1080,
  heightPx: 1920,
  diagonalInches: 43,
  viewingDistanceMetres: 2.5,
  audio: false,
} as const;

/** Goes through the first run with the demo compound and logs its editor and approver in. */
export async function demoCompound(hub: HubProcess): Promise<Compound> {
  const admin = new StaffClient(hub.httpUrl);
  const { demoStaff } = await admin.setUp(hub.setupCode ?? '');
  const logIn = async (role: 'editor' | 'approver') => {
    const person = demoStaff.find((staff) => staff.roles.includes(role));
    const client = new StaffClient(hub.httpUrl);
    await client.logIn(person?.login ?? '', person?.password ?? '');
    return client;
  };
  const places = await admin.request('GET', '/api/places', placeListSchema);
  return {
    admin,
    editor: await logIn('editor'),
    approver: await logIn('approver'),
    places,
    siteId: places.find((place) => place.kind === 'site')?.id ?? '',
  };
}

/** An empty site with one building, one unit and its lobby, and two people: rotation stays short. */
export async function smallCompound(hub: HubProcess): Promise<Compound> {
  const admin = new StaffClient(hub.httpUrl);
  await admin.setUp(hub.setupCode ?? '', 'empty');
  // Its phones are in the own network: screens show their codes from the start.
  await admin.request('PATCH', '/api/site', siteSchema, { phonesInside: true });
  const [site] = await admin.request('GET', '/api/places', placeListSchema);
  const siteId = site?.id ?? '';
  let parentId = siteId;
  for (const [kind, name] of [
    ['building', '3栋'],
    ['unit', '1单元'],
    ['spot', '大堂'],
  ] as const) {
    const place = await admin.request('POST', '/api/places', placeSchema, {
      parentId,
      kind,
      name: { 'zh-CN': name },
    });
    parentId = place.id;
  }
  const password = 'correct horse';
  const person = async (login: string, name: string, role: 'editor' | 'approver') => {
    const request = { login, name, password, roles: [role], language: 'zh-CN' };
    await admin.request('POST', '/api/staff', staffSchema, request);
    const client = new StaffClient(hub.httpUrl);
    await client.logIn(login, password);
    return client;
  };
  return {
    admin,
    editor: await person('zhou', '周客服', 'editor'),
    approver: await person('wang', '王经理', 'approver'),
    places: await admin.request('GET', '/api/places', placeListSchema),
    siteId,
  };
}

/** The first spot where a screen can hang. */
export function spotOf({ places }: Compound): string {
  return places.find((place) => place.kind === 'spot')?.id ?? '';
}

/** Pairs a new lobby screen at a spot. */
export function pairLobby({ admin }: Compound, name: string, spotId: string): Promise<DeviceCredentials> {
  return admin.pair({ as: 'new', name, spotIds: [spotId], profile: lobbyProfile, language: 'zh-CN' });
}

/** A water outage tomorrow, urgent so that it goes out with the signature. */
export function outage(audience: readonly string[], change: Partial<Draft> = {}): Draft {
  const hoursAhead = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  return {
    templateId: 'water-outage',
    fields: {
      reason: { 'zh-CN': '管道检修', en: 'Pipe maintenance' },
      area: { 'zh-CN': '3栋 1、2 单元', en: 'Building 3, units 1 and 2' },
      start: { at: hoursAhead(24) },
      restore: { at: hoursAhead(33) },
      interim: { 'zh-CN': '南门岗亭旁有取水点', en: 'Water point beside the south gate booth' },
    },
    audience: [...audience],
    window: { from: null, to: null },
    priority: 'urgent',
    ...change,
  };
}

/** Submits and signs a draft; resolves when it is out. Returns its id and number. */
export async function publish(
  { editor, approver }: Compound,
  draft: Draft,
): Promise<{ readonly id: string; readonly number: number }> {
  const { summary } = await editor.submit(draft);
  const templates = await approver.request('GET', '/api/templates', templateListSchema);
  const checklist = templates.find((template) => template.id === draft.templateId)?.checklist ?? [];
  await approver.sign(
    summary.id,
    1,
    checklist.map(() => true),
  );
  return { id: summary.id, number: summary.number };
}
