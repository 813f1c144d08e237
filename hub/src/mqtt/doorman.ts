import { connack, type ConnackCode, type ConnectRequest } from './aedes-session.ts';
import type { AccessRules, Admission } from './broker-access.ts';
import type { BrokerLimits } from './broker-limits.ts';
import type { Quarantine } from './quarantine.ts';

/** What the door says: the code for CONNACK and, when it refuses, why. */
export interface Verdict {
  code: ConnackCode;
  detail: string;
}

const codeOf: Record<Exclude<Admission, 'ok'>, ConnackCode> = {
  'bad-credentials': connack.badCredentials,
  revoked: connack.notAuthorized,
  unavailable: connack.unavailable,
};

const unlawful = (detail: string): Verdict => ({ code: connack.notAuthorized, detail });

/**
 * Decides about a CONNECT (DESIGN.md §4): client id = user name, clean session, a keep-alive within the limit, a last
 * will only on the device's own presence topic, then the credentials and, last, the quarantine.
 */
export async function judge(
  request: ConnectRequest,
  access: AccessRules,
  quarantine: Quarantine,
  limits: Pick<BrokerLimits, 'mqttKeepAliveMaxSeconds'>,
  now: () => number,
): Promise<Verdict> {
  const { clientId, userName, password, will, keepAliveSeconds } = request;
  if (clientId === '' || userName === undefined || password === undefined) {
    return { code: connack.badCredentials, detail: 'client id, user name or password missing' };
  }
  if (clientId !== userName)
    return { code: connack.badCredentials, detail: 'client id is not the user name' };
  if (!request.clean) return unlawful('session not clean');
  if (keepAliveSeconds === 0 || keepAliveSeconds > limits.mqttKeepAliveMaxSeconds) {
    return unlawful(`keep-alive must be 1 to ${limits.mqttKeepAliveMaxSeconds} s`);
  }
  if (
    will !== undefined &&
    (will.topic !== access.presenceTopic(clientId) || will.qos !== 1 || !will.retain)
  ) {
    return unlawful('last will must be QoS 1, retained, on the own presence topic');
  }
  if (quarantine.holds(clientId, now())) return { code: connack.unavailable, detail: 'in quarantine' };
  const admission = await access.authenticate(clientId, userName, password);
  if (admission !== 'ok') return { code: codeOf[admission], detail: admission };
  if (!quarantine.admits(clientId, now())) return { code: connack.unavailable, detail: 'connects too often' };
  return { code: connack.accepted, detail: '' };
}
