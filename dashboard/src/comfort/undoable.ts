/** Something that was done and can be undone for a while; what comes next takes its place. */
export interface Undoable {
  /** What was done, as a sentence. */
  readonly words: string;
  /** @throws ApiError */
  readonly undo: () => Promise<unknown>;
}

/** Sent by a page after a deed instead of a question before it; the app offers 撤销. */
export class DoneEvent extends Event {
  readonly deed: Undoable;

  constructor(deed: Undoable) {
    super('ly-done', { bubbles: true, composed: true });
    this.deed = deed;
  }
}
