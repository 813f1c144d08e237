import type { BoardNotice } from '@louyu/contract/board';
import { liftLoopSeconds, type LoopPart } from '@louyu/contract/glass/loop-length';
import type { Metrics } from '@louyu/contract/glass/measures';
import { metricsOf } from '@louyu/contract/glass/metrics';
import type { Language } from '@louyu/contract/primitives';
import type { Sheet } from '../components/sheet.ts';
import { overviewParts } from './overview.ts';
import { leadersOf, Loop } from './loop.ts';
import { pagingRules } from './paging-rule.ts';
import { noPictures, type PictureSource } from './pictures.ts';
import type { BoardScene, IdleScene } from './scene.ts';
import type { ScreenConfig } from './screen-config.ts';
import { SheetGauge } from './sheet-gauge.ts';
import { idleLanguageOf, languageOf, spokenOn } from './spoken.ts';

export interface PlayerInput {
  readonly config: ScreenConfig;
  /** What is to be shown now, in order. */
  readonly programme: readonly BoardNotice[];
  /** For a preview: only these have turns, the others are listed. */
  readonly only?: readonly BoardNotice[];
  /** The time of day, in milliseconds since 1970; null while no clock can be trusted. */
  readonly nowMs: number | null;
  readonly staleSinceMs: number | null;
}

/** A display with the notices it has in its loop. */
type Placed = Pick<PlayerInput, 'config' | 'programme'>;

/** Turns a programme into the scenes of a loop: one page after the other, each for as long as its family says. */
export class Player {
  readonly #loop = new Loop();
  readonly #pictures: PictureSource;
  #gauges: {
    readonly key: string;
    readonly metrics: Metrics;
    readonly sheets: Map<Language, SheetGauge>;
  } | null = null;

  constructor(pictures: PictureSource = noPictures) {
    this.#pictures = pictures;
  }

  /** The scene at a moment of a monotonic clock. */
  play(input: PlayerInput, monotonicMs: number): BoardScene | IdleScene {
    const { config, programme } = input;
    const { family } = this.#metricsOf(input);
    const turn = this.#loop.advance(
      family,
      input.only ?? programme,
      (notice, round) => this.pageSecondsOf(input, notice, languageOf(config, notice, round)),
      monotonicMs,
    );
    if (turn === null) {
      const { nowMs, staleSinceMs } = input;
      const language = idleLanguageOf(config, family, monotonicMs);
      return { kind: 'idle', config, language, nowMs, staleSinceMs };
    }
    return this.sceneOf(input, turn.notice, turn.page, languageOf(config, turn.notice, turn.round));
  }

  /** A page of a notice, from 0; the last one where it has fewer. */
  sceneOf(input: PlayerInput, notice: BoardNotice, page: number, language: Language): BoardScene | IdleScene {
    const { config, programme, nowMs, staleSinceMs } = input;
    const sheets = this.#sheetsOf(input, notice, language);
    const index = Math.min(page, sheets.length - 1);
    const sheet = sheets[index];
    if (sheet === undefined) return { kind: 'idle', config, language, nowMs, staleSinceMs };
    const paging = { page: index + 1, pages: sheets.length, sheet };
    return { kind: 'board', config, language, nowMs, staleSinceMs, programme, notice, ...paging };
  }

  /** The pages of a notice as they would lie on this display. */
  sheetsOf(placed: Placed, notice: BoardNotice, language: Language): readonly Sheet[] {
    return this.#gaugeFor(placed, language).sheetsOf(notice);
  }

  /** How long each page of a notice stands on this display, among the others of a programme, in seconds. */
  pageSecondsOf(placed: Placed, notice: BoardNotice, language: Language): readonly number[] {
    const { family } = this.#metricsOf(placed);
    const loop = family === 'lift' ? this.#partsOf(placed) : [];
    const { secondsOf } = pagingRules[family];
    return this.#sheetsOf(placed, notice, language).map((sheet) => secondsOf(sheet, loop));
  }

  /** How long one loop lasts in which every notice has its turn, in its slowest language, in seconds. */
  loopSecondsOf(placed: Placed): number {
    const { family } = this.#metricsOf(placed);
    if (family === 'lift') return liftLoopSeconds(this.#partsOf(placed));
    const rotating = family === 'paper' ? leadersOf(placed.programme) : placed.programme;
    return rotating.reduce((sum, notice) => {
      const spoken = spokenOn(placed.config, notice).map((language) =>
        total(this.pageSecondsOf(placed, notice, language)),
      );
      return sum + Math.max(...spoken);
    }, 0);
  }

  /** Forgets the loop and what was measured. */
  close(): void {
    this.#forget();
    this.#loop.reset();
  }

  #partsOf(placed: Placed): readonly LoopPart[] {
    return placed.programme.map((notice) => {
      const pages = spokenOn(placed.config, notice).map(
        (language) => this.sheetsOf(placed, notice, language).length,
      );
      return { leads: notice.priority !== 'normal', pages: Math.max(...pages) };
    });
  }

  #sheetsOf(placed: Placed, notice: BoardNotice, language: Language): readonly Sheet[] {
    const metrics = this.#metricsOf(placed);
    const pages = this.sheetsOf(placed, notice, language);
    if (metrics.family !== 'paper') return pages;
    // On paper each page carries a part of the other titles: as many pages as parts, so that all of them come.
    const parts = overviewParts(placed.programme, notice, language, metrics).length;
    const wanted = Math.max(pages.length, parts);
    return Array.from({ length: wanted }, (_, index) => pages[index % pages.length]).filter(
      (sheet) => sheet !== undefined,
    );
  }

  #metricsOf({ config, programme }: Placed): Metrics {
    return this.#gaugesFor(config, programme.length > 1).metrics;
  }

  #gaugeFor({ config, programme }: Placed, language: Language): SheetGauge {
    const { metrics, sheets } = this.#gaugesFor(config, programme.length > 1);
    const gauge = sheets.get(language) ?? new SheetGauge(metrics, language, config.timeZone, this.#pictures);
    sheets.set(language, gauge);
    return gauge;
  }

  #gaugesFor(config: ScreenConfig, listed: boolean) {
    const key = JSON.stringify([config.kind, config.profile, config.timeZone, listed]);
    if (this.#gauges !== null && key === this.#gauges.key) return this.#gauges;
    this.#forget();
    this.#gauges = { key, metrics: metricsOf(config.kind, config.profile, listed), sheets: new Map() };
    return this.#gauges;
  }

  #forget(): void {
    for (const gauge of this.#gauges?.sheets.values() ?? []) gauge.close();
    this.#gauges = null;
  }
}

function total(seconds: readonly number[]): number {
  return seconds.reduce((sum, each) => sum + each, 0);
}
