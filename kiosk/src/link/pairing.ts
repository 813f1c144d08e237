import {
  authorizationSchema,
  deviceCredentialsSchema,
  type Authorization,
  type AuthorizationRequest,
  type DeviceCredentials,
} from '@louyu/contract/api/devices';
import type { Answer, askHub } from './http.ts';
import { limits } from './limits.ts';

/** What an unpaired device has to show. */
export interface PairingState {
  readonly hubReachable: boolean;
  /** Null while no code is valid. */
  readonly code: {
    readonly userCode: string;
    readonly verificationUrl: string;
    /** Where the code is typed by who cannot scan. */
    readonly typingUrl: string;
    /** On the monotonic clock. */
    readonly expiresAtMs: number;
  } | null;
}

export interface PairingPorts {
  readonly ask: typeof askHub;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly monotonicMs: () => number;
  readonly onState: (state: PairingState) => void;
}

/**
 * Pairs by RFC 8628: shows a code, polls until staff have entered it, takes the next code when one expires or when the
 * device has become another kind, since a code stands for one.
 */
export async function pair(
  request: () => AuthorizationRequest,
  ports: PairingPorts,
): Promise<DeviceCredentials> {
  for (;;) {
    const asked = request();
    const answer = await ports.ask('/api/device/authorization', authorizationSchema, asked);
    if (!answer.ok) {
      ports.onState({ hubReachable: answer.code !== null, code: null });
      await ports.wait(limits.pairingRetryMs);
      continue;
    }
    const credentials = await poll(answer.value, ports, () => request().kind === asked.kind);
    if (credentials !== null) return credentials;
  }
}

/** Polls with one code; null when it is over. */
async function poll(
  authorization: Authorization,
  ports: PairingPorts,
  isWanted: () => boolean,
): Promise<DeviceCredentials | null> {
  const code = {
    userCode: authorization.user_code,
    verificationUrl: authorization.verification_uri_complete,
    typingUrl: authorization.verification_uri,
    expiresAtMs: ports.monotonicMs() + authorization.expires_in * 1000,
  };
  let intervalSeconds = Math.max(limits.pairingLeastIntervalSeconds, authorization.interval);
  ports.onState({ hubReachable: true, code });
  while (ports.monotonicMs() < code.expiresAtMs) {
    await ports.wait(intervalSeconds * 1000);
    if (!isWanted()) return null;
    const body = { device_code: authorization.device_code };
    const answer = await ports.ask('/api/device/token', deviceCredentialsSchema, body);
    if (answer.ok) return answer.value;
    if (isOver(answer)) return null;
    if (answer.code === 'pairing.slow_down') intervalSeconds += limits.pairingSlowDownSeconds;
    ports.onState({ hubReachable: answer.code !== null, code });
  }
  return null;
}

/** Anything but "not yet", "slower", "too busy" and silence ends a code: the hub does not know it any more. */
function isOver(answer: Answer<unknown>): boolean {
  if (answer.ok || answer.code === null) return false;
  const passing = ['pairing.pending', 'pairing.slow_down', 'request.too_fast'];
  return !passing.includes(answer.code) && !answer.code.startsWith('hub.');
}
