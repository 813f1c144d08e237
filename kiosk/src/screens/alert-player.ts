import type { AlarmAlert, AlertContent } from '@louyu/contract/alarm';
import { alertPageSeconds } from '@louyu/contract/glass/alert-pace';
import { familyOf } from '@louyu/contract/glass/metrics';
import { advanceAlerts, alertRotationAtStart } from './alert-rotation.ts';
import { alertLanguages } from './alerts.ts';
import type { AlertScene } from './scene.ts';
import type { ScreenConfig } from './screen-config.ts';

export interface AlertInput {
  readonly config: ScreenConfig;
  /** The gravest first. */
  readonly alerts: readonly AlarmAlert[];
  /** The time of day, in milliseconds since 1970; null while no clock can be trusted. */
  readonly nowMs: number | null;
}

/** Turns alerts into the scenes that take the glass: one page after the other, each for as long as it is read. */
export class AlertPlayer {
  #rotation = alertRotationAtStart;

  /** The scene at a moment of a monotonic clock; null where the glass is free. */
  play(input: AlertInput, monotonicMs: number): AlertScene | null {
    const { config, alerts } = input;
    const family = familyOf(config.kind);
    this.#rotation = advanceAlerts(
      this.#rotation,
      alerts,
      (alert) =>
        alertLanguages(config, alert).map((language) =>
          alertPageSeconds(family, textsOf(alert.content[language] ?? alert.content['zh-CN'])),
        ),
      monotonicMs,
    );
    const { turn } = this.#rotation;
    return turn === null ? null : alertScene(input, turn.alert, turn.page);
  }
}

/** A page of an alert, from 0; the last one where it has fewer. */
export function alertScene(
  { config, alerts, nowMs }: AlertInput,
  alert: AlarmAlert,
  page: number,
): AlertScene {
  const languages = alertLanguages(config, alert);
  const index = Math.min(page, languages.length - 1);
  return {
    kind: 'alert',
    config,
    language: languages[index] ?? languages[0],
    nowMs,
    staleSinceMs: null,
    alert,
    page: index + 1,
    position: alerts.indexOf(alert) + 1,
    alerts: alerts.length,
  };
}

function textsOf({ instruction, actions, where, change = '' }: AlertContent): readonly string[] {
  return [instruction, ...actions, where, change];
}
