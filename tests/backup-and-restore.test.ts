import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { demoCompound, outage, pairLobby, publish, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';
import { SimulatedDisplay } from './support/simulated-display.ts';

/* A backup is made while the hub works; what is restored from it reaches the glass although the screens know better. */

const repository = resolve(import.meta.dirname, '..');

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let dataDir: string;
let backupFile: string;
let hub: HubProcess;
let compound: Compound;
let display: SimulatedDisplay;

beforeAll(async () => {
  directory = await temporaryDirectory();
  dataDir = join(directory.path, 'data');
  backupFile = join(directory.path, 'backup.db');
  hub = await startHub({
    dataDir,
    httpPort: await freePort(),
    mqttPort: await freePort(),
    // One screen reports as many would.
    env: { LOUYU_MQTT_PACKETS_PER_SECOND: '10000' },
  });
  compound = await demoCompound(hub);
  const lobby = spotId('大堂');
  display = new SimulatedDisplay(await pairLobby(compound, '大堂备份屏', lobby));
  display.connect(hub.webSocketUrl);
});

afterAll(async () => {
  await display.disconnect();
  await hub.stop();
  await directory.remove();
});

function spotId(name: string): string {
  return compound.places.find((place) => place.kind === 'spot' && place.name['zh-CN'] === name)?.id ?? '';
}

/** A command of the repository in a process of its own, as `npm run` starts it. */
async function command(name: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const node = join(repository, 'node_modules/.bin/node');
  const child = spawn(node, [join(repository, `hub/src/cli/${name}.ts`), ...args], {
    env: { ...process.env, LOUYU_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  await once(child, 'close');
  return { code: child.exitCode, output };
}

describe('backup and restore', () => {
  it('bring every screen back to what was backed up', async () => {
    const lobby = spotId('大堂');
    const kept = await publish(compound, outage([lobby]));
    await vi.waitFor(() => expect(display.notices().has(kept.id)).toBe(true), { timeout: 10_000 });

    // Receipts go on meanwhile: the hub is writing when the copy is made.
    const again = () => display.reportAgain();
    display.on('stored', again);
    display.reportAgain();
    const backup = await command('backup', backupFile);
    display.off('stored', again);
    expect(backup).toMatchObject({ code: 0 });

    const later = await publish(compound, outage([lobby]));
    await compound.approver.recall(kept.id);
    await vi.waitFor(
      () => {
        expect(display.notices().has(later.id)).toBe(true);
        expect(display.notices().has(kept.id)).toBe(false);
      },
      { timeout: 10_000 },
    );

    const tooEarly = await command('restore', backupFile);
    expect(tooEarly.code).toBe(1);
    expect(tooEarly.output).toContain('is in use by another Louyu');

    expect(await hub.stop()).toBe(0);
    expect(await command('restore', backupFile)).toMatchObject({ code: 0 });
    expect(await command('audit-verify')).toMatchObject({ code: 0 });
    hub = await startHub({ dataDir, httpPort: Number(new URL(hub.httpUrl).port), mqttPort: hub.mqttPort });
    expect(hub.setupCode).toBeUndefined();

    await vi.waitFor(
      () => {
        expect(display.notices().has(kept.id)).toBe(true);
        expect(display.notices().has(later.id)).toBe(false);
      },
      { timeout: 15_000 },
    );
    expect(display.refused).toEqual([]);
    expect((await compound.admin.fetch('GET', '/api/session')).status).toBe(401);
    await compound.admin.logIn('admin', 'correct horse');
  });

  it('overwrite no file, and say how they are used', async () => {
    const again = await command('backup', backupFile);
    expect(again.code).toBe(1);
    expect(again.output).toContain('never overwrites');
    expect((await command('backup')).code).toBe(2);
    expect((await command('restore')).code).toBe(2);
    const nothing = await command('restore', join(directory.path, 'nothing.db'));
    expect(nothing.code).toBe(1);
    expect(existsSync(join(dataDir, 'louyu.db'))).toBe(true);
  });
});
