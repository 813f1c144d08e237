import type { Page } from 'playwright-core';
import { median } from './harness.ts';

const clicks = 9;
const slowdown = 4;

interface Interaction {
  readonly path: string;
  /** What is clicked by turns, so that each click brings other rows. */
  readonly buttons: readonly string[];
  /** The list whose rows change. */
  readonly list: string;
}

const interactions: Readonly<Record<string, Interaction>> = {
  households: {
    path: '/places/households',
    buttons: ['.pager button:last-of-type', '.pager button:first-of-type'],
    list: 'ly-household-list',
  },
  notices: {
    path: '/notices',
    buttons: ['.chips button:nth-of-type(5)', '.chips button:nth-of-type(1)'],
    list: 'ly-notices-page',
  },
};

/** From a click to the painted rows that it asked for, over the network and all, in milliseconds; the median of several. */
export async function paintsOf(page: Page, hubUrl: string): Promise<Record<string, number>> {
  const context = page.context();
  await context.request.post(`${hubUrl}/api/session`, {
    data: { login: 'admin', password: 'correct horse' },
    headers: { origin: hubUrl },
  });
  const devTools = await context.newCDPSession(page);
  const paints: Record<string, number> = {};
  for (const [name, { path, buttons, list }] of Object.entries(interactions)) {
    await page.goto(hubUrl + path);
    await page.locator(list).locator('li').first().waitFor();
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const times: number[] = [];
    for (let click = 0; click < clicks; click += 1) {
      const button = page.locator(buttons[click % buttons.length] ?? '');
      const painted = await button.evaluate((element, listName) => {
        /** Elements by name, also below shadow roots. */
        const find = (root: ParentNode): Element | undefined => {
          const found = root.querySelector(listName);
          if (found !== null) return found;
          for (const child of root.querySelectorAll('*')) {
            const below = child.shadowRoot === null ? undefined : find(child.shadowRoot);
            if (below !== undefined) return below;
          }
          return undefined;
        };
        const list = find(document)?.shadowRoot;
        const start = performance.now();
        const first = list?.querySelector('li');
        const text = first?.textContent;
        return new Promise<number>((resolve, reject) => {
          const rows = new MutationObserver(() => {
            const now = list?.querySelector('li') ?? null;
            if (now === null || (now === first && now.textContent === text)) return;
            rows.disconnect();
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => resolve(performance.now() - start);
              port2.postMessage(null);
            });
          });
          if (list === null || list === undefined || !(element instanceof HTMLElement)) {
            reject(new Error(`no ${listName}`));
            return;
          }
          rows.observe(list, { childList: true, subtree: true, characterData: true });
          element.click();
          setTimeout(() => reject(new Error(`${listName}: nothing has changed`)), 10_000);
        });
      }, list);
      times.push(painted);
    }
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    paints[name] = median(times);
  }
  return paints;
}
