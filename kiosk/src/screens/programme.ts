import type { Board, BoardNotice } from '@louyu/contract/board';
import type { Priority } from '@louyu/contract/notice-content';
import { asSaidHere } from './here.ts';
import { placeDepths, type ScreenConfig } from './screen-config.ts';

const priorityOrder: Readonly<Record<Priority, number>> = { urgent: 0, pinned: 1, normal: 2 };

export interface ProgrammeInput {
  readonly config: ScreenConfig;
  /** The boards of its places, at most one a place; boards of other places are passed over. */
  readonly boards: readonly Board[];
  readonly nowMs: number;
  /** Without a trustworthy clock a display shows everything that its documents list (DESIGN §4). */
  readonly clockTrusted: boolean;
}

interface Placed {
  readonly notice: BoardNotice;
  readonly depth: number;
}

/**
 * What this display is to show now, in its order: urgent, pinned (R4), the nearest place first, the newest first. A
 * notice that stands on several boards comes once, in its highest revision.
 */
export function programmeOf(input: ProgrammeInput): readonly BoardNotice[] {
  const depths = placeDepths(input.config);
  const placed = new Map<string, Placed>();
  for (const board of input.boards) {
    const depth = depths.get(board.placeId);
    if (depth === undefined) continue;
    for (const notice of board.notices) {
      const held = placed.get(notice.id);
      const newest = held !== undefined && held.notice.revision >= notice.revision ? held.notice : notice;
      placed.set(notice.id, { notice: newest, depth: Math.max(depth, held?.depth ?? 0) });
    }
  }
  return [...placed.values()]
    .filter(({ notice }) => notice.profiles?.includes(input.config.kind) ?? true)
    .filter(({ notice }) => !input.clockTrusted || isOpen(notice, input.nowMs))
    .sort(inOrder)
    .map(({ notice }) => (input.clockTrusted ? asSaidHere(input.config, notice, input.nowMs) : notice));
}

/** Notices of one place in the order of a programme. */
export function inProgrammeOrder(notices: readonly BoardNotice[]): readonly BoardNotice[] {
  return notices
    .map((notice) => ({ notice, depth: 0 }))
    .sort(inOrder)
    .map(({ notice }) => notice);
}

function isOpen(notice: BoardNotice, nowMs: number): boolean {
  return notice.windows.some((window) => Date.parse(window.from) <= nowMs && nowMs < Date.parse(window.to));
}

function inOrder(a: Placed, b: Placed): number {
  return (
    priorityOrder[a.notice.priority] - priorityOrder[b.notice.priority] ||
    b.depth - a.depth ||
    Date.parse(b.notice.signedAt) - Date.parse(a.notice.signedAt) ||
    b.notice.number - a.notice.number
  );
}
