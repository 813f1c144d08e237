import type * as v from 'valibot';
import { alarmSchema } from './alarm.ts';
import { boardSchema } from './board.ts';
import { deviceConfigSchema } from './devices.ts';
import { commandSchema, healthSchema, presenceSchema, receiptBatchSchema, storedSchema } from './messages.ts';
import { wireVersion } from './primitives.ts';

interface TopicRule {
  /** Whose branch the topic hangs on: `place/{id}/…` or `device/{id}/…`. */
  readonly branch: 'place' | 'device';
  /** Who may publish; a device only below its own `device/{id}/`. */
  readonly publisher: 'hub' | 'device';
  /** The payload: of a sealed document or message it is the body. */
  readonly schema: v.GenericSchema;
  readonly sealed: boolean;
  readonly qos: 0 | 1;
  readonly retain: boolean;
}

/** Everything that travels by MQTT, below `louyu/v1/{siteId}`. Access follows from it: what is not here is refused. */
export const topicRules = {
  board: { branch: 'place', publisher: 'hub', schema: boardSchema, sealed: true, qos: 1, retain: true },
  alarm: { branch: 'place', publisher: 'hub', schema: alarmSchema, sealed: true, qos: 1, retain: true },
  config: {
    branch: 'device',
    publisher: 'hub',
    schema: deviceConfigSchema,
    sealed: true,
    qos: 1,
    retain: true,
  },
  command: { branch: 'device', publisher: 'hub', schema: commandSchema, sealed: true, qos: 1, retain: false },
  stored: { branch: 'device', publisher: 'hub', schema: storedSchema, sealed: false, qos: 1, retain: false },
  presence: {
    branch: 'device',
    publisher: 'device',
    schema: presenceSchema,
    sealed: false,
    qos: 1,
    retain: true,
  },
  receipt: {
    branch: 'device',
    publisher: 'device',
    schema: receiptBatchSchema,
    sealed: false,
    qos: 1,
    retain: false,
  },
  health: {
    branch: 'device',
    publisher: 'device',
    schema: healthSchema,
    sealed: false,
    qos: 0,
    retain: false,
  },
} as const satisfies Record<string, TopicRule>;

export type TopicName = keyof typeof topicRules;

export interface ParsedTopic {
  readonly name: TopicName;
  readonly siteId: string;
  /** The place or the device, by the branch of the rule. */
  readonly ownerId: string;
}

/** A device as access sees it: its site, itself, and the places whose documents it reads. */
export interface TopicReader {
  readonly siteId: string;
  readonly deviceId: string;
  readonly placeIds: ReadonlySet<string>;
}

/** `louyu/v1/{siteId}/{branch}/{ownerId}/{name}` */
export function topicOf(name: TopicName, siteId: string, ownerId: string): string {
  return `louyu/v${wireVersion}/${siteId}/${topicRules[name].branch}/${ownerId}/${name}`;
}

const topicPattern = new RegExp(
  `^louyu/v${wireVersion}/([0-9a-z]{1,32})/(place|device)/([0-9a-z]{1,32})/([a-z]+)$`,
);

/** The parts of a topic of the table, or null: another wire version, a wildcard, or nothing we know. */
export function parseTopic(topic: string): ParsedTopic | null {
  const [, siteId, branch, ownerId, name] = topicPattern.exec(topic) ?? [];
  if (siteId === undefined || ownerId === undefined || name === undefined) return null;
  if (!isTopicName(name) || topicRules[name].branch !== branch) return null;
  return { name, siteId, ownerId };
}

/** A device publishes only what the table lets devices say, below its own branch. */
export function mayPublish(device: TopicReader, topic: string): boolean {
  const parsed = parseTopic(topic);
  if (parsed === null || parsed.siteId !== device.siteId) return false;
  return topicRules[parsed.name].publisher === 'device' && parsed.ownerId === device.deviceId;
}

/** A device reads the documents of its places and what the hub says to it; never what another device says. */
export function maySubscribe(device: TopicReader, topic: string): boolean {
  const parsed = parseTopic(topic);
  if (parsed === null || parsed.siteId !== device.siteId) return false;
  const rule = topicRules[parsed.name];
  if (rule.publisher !== 'hub') return false;
  return rule.branch === 'place' ? device.placeIds.has(parsed.ownerId) : parsed.ownerId === device.deviceId;
}

function isTopicName(name: string): name is TopicName {
  return Object.keys(topicRules).includes(name);
}
