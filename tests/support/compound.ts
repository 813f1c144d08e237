import { placeListSchema, type Place } from '@louyu/contract/api/places';
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
