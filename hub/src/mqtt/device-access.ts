import { maySubscribe, mayPublish, topicOf } from '@louyu/contract/topics';
import type { DeviceDirectory } from '../core/devices/device-directory.ts';
import type { AccessRules } from './broker-access.ts';

/** The rules of the topic table, for the devices of the directory. */
export function deviceAccess(directory: DeviceDirectory, siteId: string): AccessRules {
  return {
    authenticate: (clientId, _userName, password) => Promise.resolve(directory.recognise(clientId, password)),
    maySubscribe(clientId, topic) {
      const reader = directory.reader(clientId);
      return reader !== undefined && maySubscribe(reader, topic);
    },
    mayPublish(clientId, topic) {
      const reader = directory.reader(clientId);
      return reader !== undefined && mayPublish(reader, topic);
    },
    presenceTopic: (clientId) => topicOf('presence', siteId, clientId),
  };
}
