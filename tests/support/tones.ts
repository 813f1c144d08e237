import type { BrowserContext, Page } from 'playwright-core';

/** In every page: counts the tones that it starts. */
function countTones(): void {
  const start = OscillatorNode.prototype.start;
  let tones = 0;
  OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
    tones += 1;
    document.documentElement.dataset['tones'] = String(tones);
    start.call(this, when);
  };
}

/** From now on, the pages of a context count what sounds in them. */
export async function listenIn(context: BrowserContext): Promise<void> {
  await context.addInitScript(countTones);
}

/** Asks the page without touching it: what a driver evaluates otherwise counts as a person's gesture. */
export async function askedOf(page: Page, expression: string): Promise<unknown> {
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', { expression, userGesture: false });
  await session.detach();
  return result.value;
}

/** How often a page has sounded: two tones are one sound. */
export async function soundsOf(page: Page): Promise<number> {
  return Number(await askedOf(page, "document.documentElement.dataset['tones'] ?? '0'")) / 2;
}
