import type { BoardNotice } from '@louyu/contract/board';
import type { Sheet } from '../components/sheet.ts';
import { metricsOf } from '../theme/metrics.ts';
import { pageSeconds } from './pacing.ts';
import { sheetTexts } from './paginate.ts';
import { advance, rotationAtStart, type Rotation } from './rotation.ts';
import type { BoardScene, IdleScene } from './scene.ts';
import type { ScreenConfig } from './screen-config.ts';
import { SheetGauge } from './sheet-gauge.ts';

export interface PlayerInput {
  readonly config: ScreenConfig;
  /** What is to be shown now, in order. */
  readonly programme: readonly BoardNotice[];
  /** The time of day, in milliseconds since 1970. */
  readonly nowMs: number;
  readonly staleSinceMs: number | null;
}

/** Turns a programme into the scenes of a loop: one page after the other, each for as long as it takes to read. */
export class Player {
  #rotation: Rotation = rotationAtStart;
  #gauge: SheetGauge | null = null;
  #gaugeKey = '';

  /** The scene at a moment of a monotonic clock. */
  play(input: PlayerInput, monotonicMs: number): BoardScene | IdleScene {
    const { config, programme, nowMs, staleSinceMs } = input;
    const placed = { config, language: config.language, nowMs, staleSinceMs };
    const gauge = this.#gaugeFor(config);
    this.#rotation = advance(
      this.#rotation,
      programme,
      (notice) => secondsOf(gauge.sheetsOf(notice)),
      monotonicMs,
    );
    const turn = this.#rotation.turn;
    if (turn === null) return { kind: 'idle', ...placed };
    const sheets = gauge.sheetsOf(turn.notice);
    const sheet = sheets[turn.page] ?? sheets[0];
    if (sheet === undefined) return { kind: 'idle', ...placed };
    return {
      kind: 'board',
      ...placed,
      programme,
      notice: turn.notice,
      page: turn.page + 1,
      pages: sheets.length,
      sheet,
    };
  }

  /** How long each page of a notice stands on this display. */
  pageSecondsOf(config: ScreenConfig, notice: BoardNotice): readonly number[] {
    return secondsOf(this.#gaugeFor(config).sheetsOf(notice));
  }

  /** Forgets the loop and what was measured. */
  close(): void {
    this.#gauge?.close();
    this.#gauge = null;
    this.#gaugeKey = '';
    this.#rotation = rotationAtStart;
  }

  #gaugeFor(config: ScreenConfig): SheetGauge {
    const key = JSON.stringify([config.profile, config.language, config.timeZone]);
    if (this.#gauge !== null && key === this.#gaugeKey) return this.#gauge;
    this.#gauge?.close();
    this.#gauge = new SheetGauge(metricsOf(config.profile), config.language, config.timeZone);
    this.#gaugeKey = key;
    return this.#gauge;
  }
}

function secondsOf(sheets: readonly Sheet[]): readonly number[] {
  return sheets.map((sheet) => pageSeconds(sheetTexts(sheet)));
}
