import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorText } from '@louyu/contract/error-texts';
import { LouyuError } from '@louyu/contract/errors';
import { configFaults, readConfig, type Environment } from './config.ts';
import { clockLimitDefaults } from './core/clock-watch.ts';
import { alertingDefaults } from './core/staff-alerts/alerting.ts';
import { attemptThrottleDefaults } from './core/staff/attempt-throttle.ts';
import { deviceLimitDefaults } from './core/devices/device-service.ts';
import { pairingLimitDefaults } from './core/devices/pairing-service.ts';
import { pruneLimitDefaults } from './core/receipts/pruner.ts';
import { apiTokenDefaults } from './core/staff/api-token-service.ts';
import { doorLimitDefaults } from './core/doors/door-service.ts';
import { helpLimitDefaults } from './core/help/help-service.ts';
import { placePageDefaults } from './core/place-pages/place-notices.ts';
import { sessionDefaults } from './core/staff/session-service.ts';
import { auditRoutesDefaults } from './http/audit.ts';
import { auditKeeperDefaults } from './store/audit-keeper.ts';
import { deviceEndpointLimitDefaults } from './http/device-endpoints.ts';
import { eventStreamDefaults } from './http/events.ts';
import { liveEventDefaults } from './http/live-events.ts';
import { serverDefaults } from './http/server.ts';
import { limitTable, limitVariable } from './limits.ts';
import { brokerLimitDefaults } from './mqtt/broker-limits.ts';
import { archiveExportDefaults } from './core/notices/archive.ts';
import { lintLimitDefaults } from './core/notices/lint/limits.ts';
import { imageServiceDefaults } from './core/images/image-service.ts';
import { registerLimitDefaults } from './core/households/bulk-service.ts';
import { householdRoutesDefaults } from './http/households.ts';
import { imageRoutesDefaults } from './http/images.ts';
import { tableReaderDefaults } from './sheets/table-reader.ts';
import { robotSenderDefaults } from './robots/robot-sender.ts';
import { imageEncoderDefaults } from './images/image-encoder.ts';
import { ledgerLimitDefaults } from './store/ledger.ts';
import { argon2Defaults } from './system/argon2-hasher.ts';

function faultsOf(environment: Environment): readonly LouyuError[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof LouyuError && error.code === 'config.invalid') return configFaults(error);
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('has a default for everything', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      dataDirectory: 'data',
      httpPort: 8080,
      mqttPort: 1883,
      host: undefined,
      timeZone: 'Asia/Shanghai',
      tls: undefined,
      logLevel: 'info',
      unknownVariables: [],
    });
    expect(config.publicUrl).toMatch(/^http:\/\/\d+\.\d+\.\d+\.\d+:8080$/);
    expect(config.limits.httpBodyMaxBytes).toBe(limitTable.httpBodyMaxBytes.default);
    expect(Object.isFrozen(config) && Object.isFrozen(config.limits)).toBe(true);
  });

  it('takes what is set, and an empty value as none', () => {
    const config = readConfig({
      LOUYU_DATA_DIR: ' /srv/louyu ',
      LOUYU_HTTP_PORT: '0',
      LOUYU_HTTP_HOST: '127.0.0.1',
      LOUYU_MQTT_PORT: '',
      LOUYU_PUBLIC_URL: 'https://lou.example:8443/',
      LOUYU_HUB_URLS: 'http://192.168.1.20:8080, http://louyu.lan:8080/,https://lou.example:8443',
      LOUYU_TIME_ZONE: 'Europe/Berlin',
      LOUYU_LOG_LEVEL: 'warn',
      LOUYU_MQTT_PACKETS_PER_SECOND: '50',
    });
    expect(config).toMatchObject({
      dataDirectory: '/srv/louyu',
      httpPort: 0,
      host: '127.0.0.1',
      mqttPort: 1883,
      publicUrl: 'https://lou.example:8443',
      hubUrls: ['https://lou.example:8443', 'http://192.168.1.20:8080', 'http://louyu.lan:8080'],
      timeZone: 'Europe/Berlin',
      logLevel: 'warn',
    });
    expect(config.limits.mqttPacketsPerSecond).toBe(50);
  });

  it.each([
    [{ LOUYU_HTTP_PORT: '80a' }, 'config.not_a_number'],
    [{ LOUYU_HTTP_PORT: '65536' }, 'config.not_a_number'],
    [{ LOUYU_MQTT_PORT: '-1' }, 'config.not_a_number'],
    [{ LOUYU_MQTT_PORT: '1e3' }, 'config.not_a_number'],
    [{ LOUYU_HTTP_BODY_MAX_BYTES: '1' }, 'config.not_a_number'],
    [{ LOUYU_PUBLIC_URL: 'lou.example:8080' }, 'config.not_an_origin'],
    [{ LOUYU_PUBLIC_URL: 'http://lou.example/louyu' }, 'config.not_an_origin'],
    [{ LOUYU_PUBLIC_URL: 'http://somebody@lou.example' }, 'config.not_an_origin'],
    [{ LOUYU_PUBLIC_URL: 'ftp://lou.example' }, 'config.not_an_origin'],
    [{ LOUYU_HUB_URLS: 'http://lou.example,lou.lan' }, 'config.not_an_origin'],
    [{ LOUYU_TIME_ZONE: 'Asia/Atlantis' }, 'config.not_a_zone'],
    [{ LOUYU_LOG_LEVEL: 'loud' }, 'config.not_a_choice'],
    [{ LOUYU_TLS_CERT: '/nowhere/cert.pem', LOUYU_TLS_KEY: '/nowhere/key.pem' }, 'config.file_unreadable'],
  ])('refuses %j', (environment, code) => {
    const [fault] = faultsOf(environment);
    expect(fault?.code).toBe(code);
  });

  it('names every wrong value at once, in both languages, with what it is', () => {
    const faults = faultsOf({ LOUYU_HTTP_PORT: 'http', LOUYU_TIME_ZONE: 'Mars', LOUYU_LOG_LEVEL: 'loud' });
    const texts = faults.map((fault) => errorText(fault.code, 'zh-CN', fault.details));
    expect(texts).toHaveLength(3);
    expect(texts[0]).toContain('LOUYU_HTTP_PORT');
    expect(texts[0]).toContain('http');
    expect(texts[1]).toContain('LOUYU_TIME_ZONE');
    expect(errorText('config.invalid', 'en', { names: 'LOUYU_HTTP_PORT' })).toContain('LOUYU_HTTP_PORT');
  });

  it('tells variables that are most likely misspelt', () => {
    expect(readConfig({ LOUYU_HTTP_PROT: '1', PATH: '/bin' }).unknownVariables).toEqual(['LOUYU_HTTP_PROT']);
  });
});

describe('TLS files', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'louyu-config-'));
    writeFileSync(join(directory, 'text.pem'), 'no certificate');
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  it('go in pairs', () => {
    const [fault] = faultsOf({ LOUYU_TLS_CERT: join(directory, 'text.pem') });
    expect(fault).toMatchObject({ code: 'config.half_a_pair', details: { missing: 'LOUYU_TLS_KEY' } });
  });

  it('must be certificate and key', () => {
    const file = join(directory, 'text.pem');
    const [fault] = faultsOf({ LOUYU_TLS_CERT: file, LOUYU_TLS_KEY: file });
    expect(fault?.code).toBe('config.tls_unusable');
  });
});

describe('the table of limits', () => {
  const usedByParts: Readonly<Record<string, number>> = {
    ...attemptThrottleDefaults,
    ...deviceLimitDefaults,
    ...pairingLimitDefaults,
    ...sessionDefaults,
    ...apiTokenDefaults,
    ...auditRoutesDefaults,
    ...auditKeeperDefaults,
    ...deviceEndpointLimitDefaults,
    ...eventStreamDefaults,
    ...liveEventDefaults,
    ...serverDefaults,
    ...brokerLimitDefaults,
    ...ledgerLimitDefaults,
    ...clockLimitDefaults,
    ...pruneLimitDefaults,
    ...argon2Defaults,
    ...lintLimitDefaults,
    ...archiveExportDefaults,
    ...imageServiceDefaults,
    ...imageEncoderDefaults,
    ...imageRoutesDefaults,
    ...alertingDefaults,
    ...robotSenderDefaults,
    ...registerLimitDefaults,
    ...householdRoutesDefaults,
    ...tableReaderDefaults,
    ...doorLimitDefaults,
    ...helpLimitDefaults,
    ...placePageDefaults,
  };

  it('holds every limit of every part with the same default', () => {
    const defaults: Record<string, number> = {};
    for (const [name, limit] of Object.entries(limitTable)) defaults[name] = limit.default;
    expect(defaults).toMatchObject(usedByParts);
  });

  it('has defaults within their bounds, and names that end in a unit', () => {
    for (const [name, limit] of Object.entries(limitTable)) {
      expect(limit.default, name).toBeGreaterThanOrEqual(limit.min);
      expect(limit.default, name).toBeLessThanOrEqual(limit.max);
      expect(limitVariable(name)).toMatch(/^LOUYU_[A-Z0-9_]+$/);
    }
  });
});
