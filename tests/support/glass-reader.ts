/*
 * Runs in the page of a preview (`page.evaluate`, `page.addInitScript`), so each function stands alone: turns the pages
 * of a loop without waiting, and looks at each as a person with a ruler would.
 */

/** One page as it stands on the glass. */
export interface GlassPage {
  /** Of the notice, or of the alert. */
  readonly noticeId: string;
  readonly page: number;
  /** The text of the notice or the alert itself, without what stands around it. */
  readonly text: string;
  readonly faults: readonly string[];
}

declare global {
  interface Window {
    /** Lets so much time pass at once, and calls what waits for a tick. */
    letPass: (milliseconds: number) => void;
  }
}

/** Puts the page's clock and ticks into our hands, before anything of the kiosk runs. */
export function takeClock(): void {
  const ticks: (() => void)[] = [];
  const startMs = Date.parse('2026-11-21T01:41:00Z');
  let passedMs = 0;
  performance.now = () => passedMs;
  Date.now = () => startMs + passedMs;
  Object.assign(window, {
    setInterval: (tick: () => void) => ticks.push(tick),
    letPass: (milliseconds: number) => {
      passedMs += milliseconds;
      for (const tick of ticks) tick();
    },
  });
}

/** Turns `count` pages, each after `everyMs`, and looks at all of them. */
export async function lookThrough({
  count,
  everyMs,
}: {
  count: number;
  everyMs: number;
}): Promise<readonly GlassPage[]> {
  interface Line {
    readonly of: Element;
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  }

  function* elementsIn(root: ParentNode): Generator<Element> {
    for (const element of root.querySelectorAll('*')) {
      yield element;
      if (element.shadowRoot !== null) yield* elementsIn(element.shadowRoot);
    }
  }

  /** The lines that an element's own text is set in; of their height, what glyphs fill of it. */
  function linesOf(element: Element): readonly Line[] {
    if (element.tagName === 'STYLE' || element.closest('svg') !== null) return [];
    const { fontSize, writingMode } = getComputedStyle(element);
    const em = Number.parseFloat(fontSize);
    const upright = writingMode !== 'horizontal-tb';
    return [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '')
      .flatMap((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()];
      })
      .filter((rect) => rect.width > 1)
      .map(({ left, right, top, bottom }) => {
        const leading = Math.max(0, ((upright ? right - left : bottom - top) - em * 0.9) / 2);
        const [across, down] = upright ? [leading, 0] : [0, leading];
        return {
          of: element,
          left: left + across,
          right: right - across,
          top: top + down,
          bottom: bottom - down,
        };
      });
  }

  function parentOf(element: Element): Element | null {
    const root = element.getRootNode();
    return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }

  const slack = 1.5;
  function spill(line: Line, box: { left: number; right: number; top: number; bottom: number }): boolean {
    return (
      line.left < box.left - slack ||
      line.right > box.right + slack ||
      line.top < box.top - slack ||
      line.bottom > box.bottom + slack
    );
  }

  function named(line: Line): string {
    const { of } = line;
    return `${of.tagName.toLowerCase()}.${of.className} “${of.textContent.trim().slice(0, 24)}”`;
  }

  function faultsOf(lines: readonly Line[]): readonly string[] {
    const faults: string[] = [];
    const windowBox = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
    for (const line of lines) {
      if (spill(line, windowBox)) faults.push(`${named(line)} leaves the window`);
      for (let box: Element | null = line.of; box !== null; box = parentOf(box)) {
        const style = getComputedStyle(box);
        if (style.display === 'inline' || style.display === 'contents') continue;
        const rect = box.getBoundingClientRect();
        // Its own box and every box that cuts off what leaves it.
        if ((box === line.of || style.overflowX === 'hidden') && spill(line, rect))
          faults.push(`${named(line)} leaves ${box.tagName.toLowerCase()}.${box.className}`);
      }
    }
    lines.forEach((line, index) => {
      for (const other of lines.slice(index + 1)) {
        const across = Math.min(line.right, other.right) - Math.max(line.left, other.left);
        const down = Math.min(line.bottom, other.bottom) - Math.max(line.top, other.top);
        if (line.of !== other.of && across > 2 && down > 3)
          faults.push(`${named(line)} lies over ${named(other)}`);
      }
    });
    return faults;
  }

  function glassPage(): GlassPage {
    const elements = [...elementsIn(document)];
    const onStage = elements.filter((element) => {
      for (let up: Element | null = element; up !== null; up = parentOf(up))
        if (up.tagName === 'LOUYU-STAGE') return true;
      return false;
    });
    const faults = [...faultsOf(onStage.flatMap(linesOf))];
    for (const code of onStage.filter((element) => element.tagName === 'LOUYU-QR-CODE')) {
      const { left, right, top, bottom, width } = code.getBoundingClientRect();
      const svg = code.shadowRoot?.querySelector('svg')?.getBoundingClientRect();
      if (
        spill(
          { of: code, left, right, top, bottom },
          { left: 0, top: 0, right: innerWidth, bottom: innerHeight },
        )
      )
        faults.push('the QR leaves the window');
      if ((svg?.width ?? 0) > width + 1) faults.push('the QR is larger than its place');
    }
    const sheet = onStage.find(({ tagName }) =>
      ['LOUYU-NOTICE-SHEET', 'LOUYU-ALERT-SHEET'].includes(tagName),
    );
    const { noticeId, alertId, page = '0' } = sheet instanceof HTMLElement ? sheet.dataset : {};
    const text = sheet?.shadowRoot?.querySelector('.content')?.textContent ?? '';
    return { noticeId: alertId ?? noticeId ?? '', page: Number(page), text, faults };
  }

  const pages: GlassPage[] = [];
  for (let turned = 0; turned < count; turned += 1) {
    // A task later every element has taken its new properties.
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        resolve();
      };
      port2.postMessage(null);
    });
    pages.push(glassPage());
    window.letPass(everyMs);
  }
  return pages;
}
