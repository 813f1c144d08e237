import { describe, expect, it } from 'vitest';
import type { DeviceKind } from '@louyu/contract/devices';
import { pair, type PairingPorts, type PairingState } from './pairing.ts';

const credentials = { deviceId: 'd1', siteId: 's', secret: 'x'.repeat(43), hubPublicKey: 'y'.repeat(43) };

const authorization = (userCode: string) => ({
  ok: true,
  value: {
    device_code: `secret-${userCode}`,
    user_code: userCode,
    verification_uri: 'http://hub/pair',
    verification_uri_complete: `http://hub/pair?code=${userCode}`,
    expires_in: 600,
    interval: 5,
  },
});
const refusal = (code: string | null) => ({ ok: false, code });

/** A hub that gives these answers in turn; time passes only by waiting. */
async function run(answers: readonly unknown[], kinds: readonly DeviceKind[] = ['lcd']) {
  let nowMs = 0;
  const waits: number[] = [];
  const states: PairingState[] = [];
  const asked: string[] = [];
  const queue = [...answers];
  const ports: PairingPorts = {
    // The answers stand for parsed ones: what is asked for and how they are typed is the caller's affair.
    ask: (path, _schema, body) => {
      asked.push(`${path} ${JSON.stringify(body)}`);
      return Promise.resolve(queue.shift() as never);
    },
    wait: (milliseconds) => {
      waits.push(milliseconds / 1000);
      nowMs += milliseconds;
      return Promise.resolve();
    },
    monotonicMs: () => nowMs,
    onState: (state) => states.push(state),
  };
  const kindNow = () => kinds[Math.min(waits.length, kinds.length - 1)] ?? 'lcd';
  const result = await pair(() => ({ kind: kindNow(), widthPx: 1080, heightPx: 1920 }), ports);
  return { result, waits, states, asked };
}

describe('pair', () => {
  it('shows the code, polls with the secret one, and ends with credentials', async () => {
    const { result, states, asked, waits } = await run([
      authorization('BCDF-GHJK'),
      refusal('pairing.pending'),
      { ok: true, value: credentials },
    ]);
    expect(result).toEqual(credentials);
    expect(states[0]).toMatchObject({ hubReachable: true, code: { userCode: 'BCDF-GHJK' } });
    expect(asked[1]).toBe('/api/device/token {"device_code":"secret-BCDF-GHJK"}');
    expect(waits).toEqual([5, 5]);
  });

  it('takes another code when it has become another kind', async () => {
    const { asked, result } = await run(
      [authorization('B'), refusal('pairing.pending'), authorization('C'), { ok: true, value: credentials }],
      ['lcd', 'lcd', 'elevator'],
    );
    expect(asked.map((line) => /"kind":"(\w+)"|secret-\w/.exec(line)?.[0])).toEqual([
      '"kind":"lcd"',
      'secret-B',
      '"kind":"elevator"',
      'secret-C',
    ]);
    expect(result).toEqual(credentials);
  });

  it('polls more slowly when told to', async () => {
    const slow = refusal('pairing.slow_down');
    const { waits } = await run([authorization('B'), slow, slow, { ok: true, value: credentials }]);
    expect(waits).toEqual([5, 10, 15]);
  });

  it.each(['pairing.expired', 'pairing.used', 'pairing.unknown_code'])(
    'takes a new code after %s',
    async (code) => {
      const { result, states } = await run([
        authorization('OLD'),
        refusal(code),
        authorization('NEW'),
        { ok: true, value: credentials },
      ]);
      expect(result).toEqual(credentials);
      expect(states.map((state) => state.code?.userCode)).toEqual(['OLD', 'NEW']);
    },
  );

  it('takes a new code when the old one is over by its own clock', async () => {
    const pending = Array.from({ length: 120 }, () => refusal('pairing.pending'));
    const { states } = await run([
      authorization('OLD'),
      ...pending,
      authorization('NEW'),
      { ok: true, value: credentials },
    ]);
    expect(states[states.length - 1]?.code?.userCode).toBe('NEW');
  });

  it('keeps the code through a silence, and asks again until a hub is there', async () => {
    const { states, result } = await run([
      refusal(null),
      authorization('B'),
      refusal(null),
      { ok: true, value: credentials },
    ]);
    expect(result).toEqual(credentials);
    expect(states.map((state) => [state.hubReachable, state.code?.userCode])).toEqual([
      [false, undefined],
      [true, 'B'],
      [false, 'B'],
    ]);
  });
});
