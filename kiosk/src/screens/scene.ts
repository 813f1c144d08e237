import type { AlarmAlert } from '@louyu/contract/alarm';
import type { BoardNotice } from '@louyu/contract/board';
import type { DeviceKind } from '@louyu/contract/devices';
import type { Language } from '@louyu/contract/primitives';
import type { Sheet } from '../components/sheet.ts';
import { familyOf } from '@louyu/contract/glass/metrics';
import type { ScreenConfig } from './screen-config.ts';

/** What the device knows of the hub while it waits to be paired. */
export interface PairingView {
  /** `BCDF-GHJK`; empty while the hub is being asked. */
  readonly userCode: string;
  /** The address that the QR carries; empty with the code. */
  readonly verificationUrl: string;
  /** Where the code is typed instead; empty with the code. */
  readonly typingUrl: string;
  readonly expiresInMinutes: number;
  /** What the screen says that it is; a wrong guess is put right on the glass. */
  readonly deviceKind: DeviceKind;
  readonly hubReachable: boolean;
  readonly hubAddress: string;
  readonly version: string;
  readonly clockTrusted: boolean;
}

export type StartingScene = { readonly kind: 'starting'; readonly paired: boolean };
/** Another tab of this browser speaks for the device. */
export type StandbyScene = { readonly kind: 'standby' };
export type PairingScene = PairingView & { readonly kind: 'pairing'; readonly nowMs: number };

interface PlacedScene {
  readonly config: ScreenConfig;
  readonly language: Language;
  /** The time of day; null while no clock can be trusted: no time is better than a wrong one. */
  readonly nowMs: number | null;
  /** When the hub was last heard from, if that was too long ago; null otherwise. */
  readonly staleSinceMs: number | null;
}

export interface IdleScene extends PlacedScene {
  readonly kind: 'idle';
}

export interface BoardScene extends PlacedScene {
  readonly kind: 'board';
  /** All notices of the loop, in order. */
  readonly programme: readonly BoardNotice[];
  readonly notice: BoardNotice;
  /** Which page of how many is on the glass, from 1. */
  readonly page: number;
  readonly pages: number;
  readonly sheet: Sheet;
}

/** An alert has all of the glass. */
export interface AlertScene extends PlacedScene {
  readonly kind: 'alert';
  readonly alert: AlarmAlert;
  /** Which of its pages is on the glass, from 1: one for each language. */
  readonly page: number;
  /** Which alert this is, from 1 in their order, of how many. */
  readonly position: number;
  readonly alerts: number;
}

/** A scene of a display that knows where it hangs. */
export type ScreenScene = IdleScene | BoardScene | AlertScene;

/** All that is on the glass at one moment. */
export type Scene = StandbyScene | StartingScene | PairingScene | ScreenScene;

/** The scene, if it is one of a display that knows where it hangs; null otherwise. */
export function asPlaced(scene: Scene): ScreenScene | null {
  return scene.kind === 'board' || scene.kind === 'idle' || scene.kind === 'alert' ? scene : null;
}

/** Whether two scenes look the same: then nothing needs to be painted anew. */
export function looksSame(a: Scene, b: Scene): boolean {
  if (a.kind === 'starting' && b.kind === 'starting') return a.paired === b.paired;
  if (a.kind === 'pairing' && b.kind === 'pairing') return samePairing(a, b);
  if (a.kind === 'idle' && b.kind === 'idle') return samePlaced(a, b);
  if (a.kind === 'board' && b.kind === 'board')
    return (
      samePlaced(a, b) &&
      a.notice === b.notice &&
      a.page === b.page &&
      a.sheet === b.sheet &&
      a.programme.length === b.programme.length &&
      a.programme.every((notice, index) => notice === b.programme[index])
    );
  if (a.kind === 'alert' && b.kind === 'alert')
    return (
      samePlaced(a, b) &&
      a.alert === b.alert &&
      a.page === b.page &&
      a.position === b.position &&
      a.alerts === b.alerts
    );
  return false;
}

function samePairing({ nowMs: aMs, ...a }: PairingScene, { nowMs: bMs, ...b }: PairingScene): boolean {
  return Math.floor(aMs / minuteMs) === Math.floor(bMs / minuteMs) && JSON.stringify(a) === JSON.stringify(b);
}

/** How long the clock of a screen may stand: paper shows none, and only the date follows the time. */
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

function samePlaced(a: PlacedScene, b: PlacedScene): boolean {
  const stepMs = familyOf(a.config.kind) === 'paper' ? hourMs : minuteMs;
  return (
    a.config === b.config &&
    a.language === b.language &&
    a.staleSinceMs === b.staleSinceMs &&
    stepOf(a.nowMs, stepMs) === stepOf(b.nowMs, stepMs)
  );
}

function stepOf(nowMs: number | null, stepMs: number): number | null {
  return nowMs === null ? null : Math.floor(nowMs / stepMs);
}
