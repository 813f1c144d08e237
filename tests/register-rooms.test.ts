import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  qualityListSchema,
  bulkEditSchema,
  roomsCheckSchema,
  undoResultSchema,
} from '@louyu/contract/api/households';
import { smallCompound, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';
import { RegisterClient } from './support/register-client.ts';

/* R22: rooms made by their numbers, and what a register tells of its own faults. */

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
let register: RegisterClient;

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  compound = await smallCompound(hub);
  register = new RegisterClient(compound.admin);
});

afterAll(async () => {
  await hub.stop();
  await directory.remove();
});

describe('rooms', () => {
  const request = {
    buildings: '60-61',
    skipBuildings: '',
    units: '1-2',
    floors: '1-18',
    skipFloors: '4,13,14',
    doors: '1-3',
    skipDoors: '',
    style: '301',
  };
  const total = 2 * 2 * 15 * 3;

  it('are shown before they are made, made, and taken back with their buildings', async () => {
    const shown = await compound.admin.request(
      'POST',
      '/api/households/rooms/check',
      roomsCheckSchema,
      request,
    );
    expect(shown).toMatchObject({
      total,
      added: total,
      existing: 0,
      newBuildings: ['60栋', '61栋'],
      newUnits: 4,
    });
    expect(shown.sample.where).toBe('60-1');
    expect(shown.sample.floors.map(({ floor }) => floor)).not.toContain('13');
    expect((await register.ask('')).total).toBe(0);

    const change = await compound.admin.request('POST', '/api/households/rooms', bulkEditSchema, request);
    expect((await register.ask('')).total).toBe(total);
    expect((await register.ask('q=61-2-1803')).total).toBe(1);
    const twice = await compound.admin.request(
      'POST',
      '/api/households/rooms/check',
      roomsCheckSchema,
      request,
    );
    expect(twice).toMatchObject({ added: 0, existing: total, newBuildings: [] });

    const undone = await compound.admin.request(
      'POST',
      `/api/households/changes/${change.id}/undo`,
      undoResultSchema,
    );
    expect(undone).toEqual({ removed: total, restored: 0, kept: 0 });
    expect((await register.ask('')).total).toBe(0);
    const places = await (await compound.admin.fetch('GET', '/api/places')).text();
    expect(places).not.toContain('61栋');
  });

  it('and rosters together show what is wrong, missing and double', async () => {
    const rows = [
      ...['101', '102', '201', '202', '301', '401', '402', '501', '502'].map(
        (door, index) => `70,1,${door},1380000100${index}`,
      ),
      '70,2,101,13800001000',
    ];
    const bytes = Buffer.from(`楼栋,单元,房号,电话\n${rows.join('\n')}\n70,3,101,\n`);
    const { token } = await register.check('q.csv', bytes);
    await register.run('q.csv', bytes, token);
    const list = await compound.admin.request('GET', '/api/households/quality', qualityListSchema);
    const found = Object.fromEntries(
      list.map(({ fault, findings }) => [fault, findings.flatMap(({ doors }) => doors)]),
    );
    expect(found).toMatchObject({
      phone_twice: ['70栋 1单元 101', '70栋 2单元 101'],
      door_missing: ['302'],
      no_phone: ['101'],
    });
  });
});
