import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import mqtt from 'mqtt';
import { vi } from 'vitest';
import { password, type BrokerUnderTest } from './broker-under-test.ts';
import { freePort, temporaryDirectory } from './hub-process.ts';

const hubUser = 'hub';
/** Where Debian keeps what only its administrator is to call. */
const searchPath = `${process.env['PATH'] ?? ''}:/usr/sbin`;

/** What the embedded broker's access rules say, in Mosquitto's words. */
const accessRules = `
user ${hubUser}
topic readwrite louyu/#
pattern read louyu/v1/test/place/#
pattern readwrite louyu/v1/test/device/%u/#
`;

/** Debian's Mosquitto with accounts and rules, on free ports of loopback. */
export async function startMosquittoUnderTest(deviceIds: readonly string[]): Promise<BrokerUnderTest> {
  const directory = await temporaryDirectory();
  const [tcpPort, webSocketPort] = [await freePort(), await freePort()];
  const fileOf = async (name: string, text: string): Promise<string> => {
    const path = join(directory.path, name);
    await writeFile(path, text);
    // Mosquitto gives up its rights before it reads them.
    await chmod(path, 0o644);
    return path;
  };
  await chmod(directory.path, 0o755);
  const accounts = [hubUser, ...deviceIds].map((user) => `${user}:${password}\n`).join('');
  const passwordFile = await fileOf('passwords', accounts);
  const { status, stderr } = spawnSync('mosquitto_passwd', ['-U', passwordFile], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`mosquitto_passwd: ${stderr}`);
  await chmod(passwordFile, 0o644);
  const config = await fileOf(
    'mosquitto.conf',
    [
      `listener ${tcpPort} 127.0.0.1`,
      `listener ${webSocketPort} 127.0.0.1`,
      'protocol websockets',
      'allow_anonymous false',
      `password_file ${passwordFile}`,
      `acl_file ${await fileOf('access', accessRules)}`,
      'persistence false',
      'log_dest none',
      // All a display can miss while it joins: the wire's rules are not about small queues.
      'max_queued_messages 10000',
      '',
    ].join('\n'),
  );
  const child = spawn('mosquitto', ['-c', config], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PATH: searchPath },
  });
  const tcpUrl = `mqtt://127.0.0.1:${tcpPort}`;
  const hub = await vi.waitFor(() => connectHub(tcpUrl, child), { timeout: 10_000, interval: 50 });
  return {
    tcpPort,
    tcpUrl,
    webSocketUrl: `ws://127.0.0.1:${webSocketPort}/mqtt`,
    publish: ({ topic, payload, qos, retain }) => void hub.publish(topic, payload, { qos, retain }),
    async stop() {
      await hub.endAsync(true);
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      await directory.remove();
    },
  };
}

function connectHub(url: string, child: ChildProcess): Promise<mqtt.MqttClient> {
  if (child.exitCode !== null) throw new Error(`mosquitto has ended with ${child.exitCode}`);
  return mqtt.connectAsync(url, {
    clientId: hubUser,
    username: hubUser,
    password,
    reconnectPeriod: 0,
    connectTimeout: 2_000,
  });
}
