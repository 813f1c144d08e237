import axe from 'axe-core';
import type { Page } from 'playwright-core';
import * as v from 'valibot';

const resultSchema = v.array(
  v.object({
    id: v.string(),
    impact: v.nullable(v.string()),
    nodes: v.array(v.object({ html: v.string(), failureSummary: v.string() })),
  }),
);

const serious = ['serious', 'critical'];
const shownMaxChars = 160;

/** Resolves when the page has said nothing new for a while: its data is there. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForFunction(
    ({ quietMs }) => {
      function textOf(root: ParentNode): string {
        return [...root.querySelectorAll('*')]
          .map((element) => (element.shadowRoot === null ? '' : textOf(element.shadowRoot)))
          .concat('textContent' in root ? String(root.textContent) : document.body.textContent)
          .join('');
      }
      const seen = window.seenText;
      const text = textOf(document);
      if (seen?.text === text) return performance.now() - seen.atMs > quietMs;
      window.seenText = { text, atMs: performance.now() };
      return false;
    },
    { quietMs: 400 },
    { polling: 100 },
  );
}

declare global {
  interface Window {
    axe: typeof axe;
    seenText?: { readonly text: string; readonly atMs: number };
  }
}

/** An open branch of a tree has its own words for a name; axe takes those of all that lies below it for its words too. */
function isOpenBranch(id: string, html: string): boolean {
  return id === 'label-content-name-mismatch' && /^<wa-tree-item [^>]*expanded=""/.test(html);
}

/**
 * What keeps people from using a page, by axe-core: its serious and critical findings, as lines. Frames are pages of
 * their own and are looked at on their own.
 */
export async function barriersOn(page: Page, name: string): Promise<readonly string[]> {
  await settled(page);
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { violations: found } = await window.axe.run(document, {
      iframes: false,
      resultTypes: ['violations'],
    });
    return found.map(({ id, impact, nodes }) => ({
      id,
      impact: impact ?? null,
      nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary: failureSummary ?? '' })),
    }));
  });
  return v
    .parse(resultSchema, violations)
    .filter(({ impact }) => impact !== null && serious.includes(impact))
    .flatMap(({ id, nodes }) =>
      nodes
        .filter(({ html }) => !isOpenBranch(id, html))
        .map(
          ({ html, failureSummary }) =>
            `${name}: ${id}: ${html.slice(0, shownMaxChars)} — ${failureSummary.replace(/\s+/g, ' ').slice(0, shownMaxChars)}`,
        ),
    );
}
