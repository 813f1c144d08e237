import type { BoardNotice } from '@louyu/contract/board';
import type { Sheet } from '../components/sheet.ts';
import type { Metrics } from '@louyu/contract/glass/measures';
import { metricsOf } from '@louyu/contract/glass/metrics';
import { overviewParts } from './overview.ts';
import { Loop } from './loop.ts';
import { pagingRules } from './paging-rule.ts';
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

/** Turns a programme into the scenes of a loop: one page after the other, each for as long as its family says. */
export class Player {
  readonly #loop = new Loop();
  #gauge: { readonly key: string; readonly metrics: Metrics; readonly sheets: SheetGauge } | null = null;

  /** The scene at a moment of a monotonic clock. */
  play(input: PlayerInput, monotonicMs: number): BoardScene | IdleScene {
    const { config, programme, nowMs, staleSinceMs } = input;
    const placed = { config, language: config.language, nowMs, staleSinceMs };
    const { metrics } = this.#gaugeFor(config, programme.length);
    const turn = this.#loop.advance(
      metrics.family,
      programme,
      (notice) => this.pageSecondsOf(config, programme, notice),
      monotonicMs,
    );
    const sheets = turn === null ? [] : this.#sheetsOf(config, programme, turn.notice);
    const sheet = turn === null ? undefined : (sheets[turn.page] ?? sheets[0]);
    if (turn === null || sheet === undefined) return { kind: 'idle', ...placed };
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

  /** How long each page of a notice stands on this display, among the others of a programme, in seconds. */
  pageSecondsOf(
    config: ScreenConfig,
    programme: readonly BoardNotice[],
    notice: BoardNotice,
  ): readonly number[] {
    const { metrics } = this.#gaugeFor(config, programme.length);
    const { secondsOf } = pagingRules[metrics.family];
    return this.#sheetsOf(config, programme, notice).map(secondsOf);
  }

  /** Forgets the loop and what was measured. */
  close(): void {
    this.#gauge?.sheets.close();
    this.#gauge = null;
    this.#loop.reset();
  }

  #sheetsOf(config: ScreenConfig, programme: readonly BoardNotice[], notice: BoardNotice): readonly Sheet[] {
    const { metrics, sheets } = this.#gaugeFor(config, programme.length);
    const pages = sheets.sheetsOf(notice);
    if (metrics.family !== 'paper') return pages;
    // On paper each page carries a part of the other titles: as many pages as parts, so that all of them come.
    const parts = overviewParts(programme, notice, config.language, metrics).length;
    const wanted = Math.max(pages.length, parts);
    return Array.from({ length: wanted }, (_, index) => pages[index % pages.length]).filter(
      (sheet) => sheet !== undefined,
    );
  }

  #gaugeFor(config: ScreenConfig, count: number) {
    const key = JSON.stringify([config.kind, config.profile, config.language, config.timeZone, count > 1]);
    if (this.#gauge !== null && key === this.#gauge.key) return this.#gauge;
    this.#gauge?.sheets.close();
    const metrics = metricsOf(config.kind, config.profile, count > 1);
    const sheets = new SheetGauge(metrics, config.language, config.timeZone);
    this.#gauge = { key, metrics, sheets };
    return this.#gauge;
  }
}
