import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCharacter } from '../../tests/support/arbitrary-of.ts';
import {
  mayPublish,
  maySubscribe,
  parseTopic,
  topicOf,
  topicRules,
  type TopicName,
  type TopicReader,
} from './topics.ts';

const names = Object.keys(topicRules).filter((name): name is TopicName => name in topicRules);
const id = fc.stringMatching(/^[0-9a-z]{1,32}$/);
const device: TopicReader = {
  siteId: 'site1',
  deviceId: 'screen1',
  placeIds: new Set(['lobby1', 'building1']),
};

test('the table is the one of DESIGN.md §4', () => {
  const rows = names.map((name) => {
    const { branch, publisher, sealed, qos, retain } = topicRules[name];
    return [name, branch, publisher, sealed ? 'sealed' : 'plain', qos, retain ? 'retained' : 'passing'].join(
      ' ',
    );
  });
  expect(rows.toSorted()).toEqual([
    'alarm place hub sealed 1 retained',
    'board place hub sealed 1 retained',
    'command device hub sealed 1 passing',
    'config device hub sealed 1 retained',
    'health device device plain 0 passing',
    'presence device device plain 1 retained',
    'receipt device device plain 1 passing',
    'stored device hub plain 1 passing',
  ]);
});

test('what a device hears and keeps is signed by the hub', () => {
  for (const name of names) {
    const { publisher, retain, sealed } = topicRules[name];
    if (publisher === 'hub' && retain) expect(sealed, name).toBe(true);
  }
});

test('topicOf and parseTopic are each other’s inverse', () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), id, id, (name, siteId, ownerId) => {
      const topic = topicOf(name, siteId, ownerId);
      expect(topic).toBe(`louyu/v1/${siteId}/${topicRules[name].branch}/${ownerId}/${name}`);
      expect(parseTopic(topic)).toEqual({ name, siteId, ownerId });
    }),
  );
});

test('a topic that is read is the only spelling of what it names', () => {
  const part = fc.oneof(
    fc.constantFrom(
      'louyu',
      'v1',
      'v01',
      'site1',
      'place',
      'device',
      'screen1',
      'board',
      'health',
      '+',
      '#',
      '',
    ),
    fc.string({ unit: anyCharacter, maxLength: 5 }),
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 4, maxLength: 8 }), (parts) => {
      const topic = parts.join('/');
      const parsed = parseTopic(topic);
      if (parsed !== null) expect(topicOf(parsed.name, parsed.siteId, parsed.ownerId)).toBe(topic);
    }),
    { numRuns: 2_000 },
  );
});

describe('access', () => {
  const sites = ['site1', 'site2'];
  const owners = ['screen1', 'screen2', 'lobby1', 'building1', 'lobby2'];
  const matrix = names.flatMap((name) =>
    sites.flatMap((siteId) => owners.map((ownerId) => ({ name, siteId, ownerId }))),
  );
  const allowed = matrix.flatMap(({ name, siteId, ownerId }) => {
    const topic = topicOf(name, siteId, ownerId);
    return [
      ...(mayPublish(device, topic) ? [`publish ${topic}`] : []),
      ...(maySubscribe(device, topic) ? [`subscribe ${topic}`] : []),
    ];
  });

  test('is all of this, and nothing else of the whole matrix', () => {
    expect(allowed.toSorted()).toEqual([
      'publish louyu/v1/site1/device/screen1/health',
      'publish louyu/v1/site1/device/screen1/presence',
      'publish louyu/v1/site1/device/screen1/receipt',
      'subscribe louyu/v1/site1/device/screen1/command',
      'subscribe louyu/v1/site1/device/screen1/config',
      'subscribe louyu/v1/site1/device/screen1/stored',
      'subscribe louyu/v1/site1/place/building1/alarm',
      'subscribe louyu/v1/site1/place/building1/board',
      'subscribe louyu/v1/site1/place/lobby1/alarm',
      'subscribe louyu/v1/site1/place/lobby1/board',
    ]);
  });

  test('follows from the table for every topic of it', () => {
    for (const { name, siteId, ownerId } of matrix) {
      const topic = topicOf(name, siteId, ownerId);
      const { branch, publisher } = topicRules[name];
      const isOwn = siteId === 'site1' && ownerId === 'screen1' && branch === 'device';
      const isOwnPlace = siteId === 'site1' && device.placeIds.has(ownerId) && branch === 'place';
      expect(mayPublish(device, topic), `publish ${topic}`).toBe(publisher === 'device' && isOwn);
      expect(maySubscribe(device, topic), `subscribe ${topic}`).toBe(
        publisher === 'hub' && (isOwn || isOwnPlace),
      );
    }
  });

  test('a device named like a place gets nothing of the place', () => {
    const lobby: TopicReader = { siteId: 'site1', deviceId: 'lobby1', placeIds: new Set() };
    expect(maySubscribe(lobby, topicOf('board', 'site1', 'lobby1'))).toBe(false);
  });

  const own = 'louyu/v1/site1/device/screen1';
  test.each([
    '#',
    '+/+/+/+/+/+',
    'louyu/#',
    'louyu/v1/site1/#',
    'louyu/v1/site1/place/+/board',
    'louyu/v1/+/place/lobby1/board',
    `${own}/#`,
    `${own}/+`,
    '$SYS/broker/clients',
    '$share/group/louyu/v1/site1/place/lobby1/board',
    'louyu/v0/site1/device/screen1/health',
    'louyu/v01/site1/device/screen1/health',
    'louyu/v2/site1/device/screen1/health',
    'louyu/v/site1/device/screen1/health',
    'louyu/site1/device/screen1/health',
    'Louyu/v1/site1/device/screen1/health',
    'louyu/v1/SITE1/device/screen1/health',
    'louyu/v1/site1/device/screen1/Health',
    'louyu/v1/site1/Device/screen1/health',
    `/${own}/health`,
    `${own}/health/`,
    `${own}//health`,
    `${own}/health\n`,
    `${own}/health\u0000`,
    `${own}/health x`,
    'louyu/v1//device/screen1/health',
    'louyu/v1/site1/device//health',
    'louyu/v1/site1/place/screen1/health',
    'louyu/v1/site1/device/lobby1/board',
    `${own}/constructor`,
    `${own}/__proto__`,
    `${own}/tostring`,
    `${own}/`,
    own,
    '',
    `louyu/v1/site1/device/${'a'.repeat(33)}/health`,
    `louyu/v1/site1/device/${'a'.repeat(1_000_000)}/health`,
  ])('refuses %.80j', (topic) => {
    expect(parseTopic(topic)).toBeNull();
    expect(mayPublish(device, topic)).toBe(false);
    expect(maySubscribe(device, topic)).toBe(false);
  });
});
