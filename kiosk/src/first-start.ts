import type { DeviceCredentials } from '@louyu/contract/api/devices';
import type { HubClock } from './link/clock.ts';
import { askHub } from './link/http.ts';
import { pair, type PairingState } from './link/pairing.ts';
import type { Storage } from './link/storage.ts';
import { TimeKeeper } from './link/time-keeper.ts';
import { deviceKindOf } from './screens/device-kind.ts';
import type { PairingScene } from './screens/scene.ts';
import { looksSame } from './screens/scene.ts';
import type { LouyuStage } from './screens/stage.ts';

const tickMs = 1_000;

export interface FirstStart {
  readonly stage: LouyuStage;
  readonly storage: Storage;
  readonly clock: HubClock;
  readonly build: string;
}

/** Shows an installer all that pairing needs, until staff have let the screen in. */
export async function pairOnGlass({ stage, storage, clock, build }: FirstStart): Promise<DeviceCredentials> {
  const size = sizeOfGlass();
  let kind = deviceKindOf({
    ...size,
    query: window.location.search,
    slowToUpdate: window.matchMedia('(update: slow)').matches,
  });
  let state: PairingState = { hubReachable: true, code: null };
  let endWait = (): void => undefined;

  const show = (): void => {
    const leftMs = (state.code?.expiresAtMs ?? 0) - performance.now();
    const scene: PairingScene = {
      kind: 'pairing',
      userCode: state.code?.userCode ?? '',
      verificationUrl: state.code?.verificationUrl ?? '',
      typingUrl: state.code?.typingUrl ?? '',
      expiresInMinutes: Math.max(1, Math.ceil(leftMs / 60_000)),
      deviceKind: kind,
      hubReachable: state.hubReachable,
      hubAddress: window.location.host,
      version: build,
      nowMs: clock.nowMs(),
      clockTrusted: clock.trusted,
    };
    if (!looksSame(stage.scene, scene)) stage.scene = scene;
  };
  const choose = (event: CustomEvent<{ kind: typeof kind }>): void => {
    if (event.detail.kind === kind) return;
    kind = event.detail.kind;
    state = { ...state, code: null };
    show();
    endWait();
  };

  show();
  const ticker = setInterval(show, tickMs);
  const time = new TimeKeeper(clock, storage, () => window.location.origin, show);
  time.start();
  void time.synchronise();
  stage.addEventListener('louyu-kind-chosen', choose);
  try {
    return await pair(() => ({ kind, ...size }), {
      ask: askHub,
      wait: (milliseconds) =>
        new Promise((resolve) => {
          endWait = resolve;
          setTimeout(resolve, milliseconds);
        }),
      monotonicMs: () => performance.now(),
      onState: (next) => {
        state = next;
        show();
      },
    });
  } finally {
    stage.removeEventListener('louyu-kind-chosen', choose);
    time.stop();
    clearInterval(ticker);
  }
}

/** The glass in device pixels. */
function sizeOfGlass(): { readonly widthPx: number; readonly heightPx: number } {
  const scale = window.devicePixelRatio;
  return {
    widthPx: Math.round(window.innerWidth * scale),
    heightPx: Math.round(window.innerHeight * scale),
  };
}
