import type { BrowserContext } from 'playwright-core';
import { expect } from 'vitest';
import * as v from 'valibot';

/** What a person has spent on a task; EXPERIENCE.md "Dashboard" says how much that may be. */
export interface Spent {
  /** Presses of buttons, links and choices, by finger, mouse or key. */
  readonly clicks: number;
  /** Facts ticked on a checklist (R8), counted apart. */
  readonly ticks: number;
  /** Fields that words or a time were put into, whatever it took to get into them. */
  readonly fields: number;
}

const effortSchema = v.picklist(['clicks', 'ticks', 'fields']);

/** In every page: tells of whatever a person really does there, not of what scripts do. */
function watch(): void {
  const told = new WeakSet<EventTarget>();
  const isField = (target: EventTarget | undefined) =>
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type));
  const isTick = (path: readonly EventTarget[]) =>
    path.some(
      (target) =>
        (target instanceof HTMLInputElement && target.type === 'checkbox') ||
        (target instanceof HTMLLabelElement && target.control?.getAttribute('type') === 'checkbox'),
    );
  const press = (event: Event) => {
    const path = event.composedPath();
    if (!event.isTrusted || isField(path[0])) return;
    window.louyuSpent(isTick(path) ? 'ticks' : 'clicks');
  };
  window.addEventListener('pointerdown', press, true);
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Enter' || event.key === ' ') press(event);
    },
    true,
  );
  window.addEventListener(
    'input',
    (event) => {
      const [field] = event.composedPath();
      if (field === undefined || !isField(field) || told.has(field)) return;
      told.add(field);
      window.louyuSpent('fields');
    },
    true,
  );
}

/** Counts what a person does in all pages of a browser, across navigations. */
export class ClickMeter {
  #spent: Spent = { clicks: 0, ticks: 0, fields: 0 };

  /** To be called before a page is opened. */
  static async on(context: BrowserContext): Promise<ClickMeter> {
    const meter = new ClickMeter();
    await context.exposeFunction('louyuSpent', (effort: unknown) => {
      const kind = v.parse(effortSchema, effort);
      meter.#spent = { ...meter.#spent, [kind]: meter.#spent[kind] + 1 };
    });
    await context.addInitScript(watch);
    return meter;
  }

  /** Holds that a task takes exactly so much: fails when one more is needed, and when the figure is out of date. */
  async takes(allowed: Spent, task: () => Promise<void>): Promise<void> {
    this.#spent = { clicks: 0, ticks: 0, fields: 0 };
    await task();
    expect(this.#spent).toEqual(allowed);
  }
}

declare global {
  interface Window {
    louyuSpent(effort: 'clicks' | 'ticks' | 'fields'): void;
  }
}
