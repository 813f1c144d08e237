import type { CalendarEntry } from '@louyu/contract/api/calendar';

/** Where on a calendar something lies, in its own unit: days or minutes. */
export type Position = (x: number, y: number) => number | undefined;

/** Less is a click. */
const dragStartsPx = 6;

/** Asks the page to move something by so much; event `move`. */
export interface MoveDetail {
  readonly entry: CalendarEntry;
  readonly days: number;
  readonly minutes: number;
}

/**
 * Follows a pointer that drags a bar. Fingers scroll and tap; they move things by the menu of a bar.
 * @param moved by how much of the position's unit; called once, at the end, and not for a click
 */
export function followDrag(
  start: PointerEvent,
  bar: HTMLElement,
  position: Position,
  moved: (by: number) => void,
): void {
  const from = position(start.clientX, start.clientY);
  if (start.button !== 0 || start.pointerType === 'touch' || from === undefined) return;
  const listening = new AbortController();
  const { signal } = listening;
  let dragging = false;
  const end = () => {
    listening.abort();
    bar.classList.remove('dragged');
    bar.style.transform = '';
  };
  const follow = (event: PointerEvent) => {
    // It was let go outside of the window.
    if (event.buttons === 0) {
      end();
      return;
    }
    const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY];
    dragging ||= Math.hypot(x, y) >= dragStartsPx;
    if (!dragging) return;
    bar.classList.add('dragged');
    bar.style.transform = `translate(${x}px, ${y}px)`;
  };
  const drop = (event: PointerEvent) => {
    const to = position(event.clientX, event.clientY);
    const wasDragging = dragging;
    end();
    if (!wasDragging) return;
    // The click that follows is the end of the drag, not a wish to open it.
    const swallow = (click: Event) => click.stopPropagation();
    window.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
    if (to !== undefined && to !== from) moved(to - from);
  };
  window.addEventListener('pointermove', follow, { signal });
  window.addEventListener('pointerup', drop, { signal });
  window.addEventListener('pointercancel', end, { signal });
  window.addEventListener('keydown', (event) => event.key === 'Escape' && end(), { signal });
}
