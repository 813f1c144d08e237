import { mayPublish, maySubscribe, topicOf, type TopicReader } from '@louyu/contract/topics';
import type { AccessRules } from './broker-access.ts';

/** What the rules ask about devices. */
export interface KnownDevices {
  recognise(deviceId: string, secret: Uint8Array): 'ok' | 'bad-credentials' | 'revoked';
  reader(deviceId: string): TopicReader | undefined;
}

/** The broker's access rules: the topic table of the contract, applied to the devices that are paired. */
export function deviceAccess(devices: KnownDevices): AccessRules {
  return {
    authenticate: (clientId, _userName, password) => Promise.resolve(devices.recognise(clientId, password)),
    maySubscribe(clientId, topic) {
      const reader = devices.reader(clientId);
      return reader !== undefined && maySubscribe(reader, topic);
    },
    mayPublish(clientId, topic) {
      const reader = devices.reader(clientId);
      return reader !== undefined && mayPublish(reader, topic);
    },
    presenceTopic: (clientId) => topicOf('presence', devices.reader(clientId)?.siteId ?? '', clientId),
  };
}
