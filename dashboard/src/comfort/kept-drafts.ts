import { draftSchema, type Draft } from '@louyu/contract/api/notices';
import { instantSchema, type Instant } from '@louyu/contract/primitives';
import * as v from 'valibot';

/** What somebody has written and not saved, and when they last did. */
export interface KeptDraft {
  readonly key: string;
  readonly at: Instant;
  readonly draft: Draft;
}

const keptSchema = v.array(v.object({ key: v.string(), at: instantSchema, draft: draftSchema }));

const keptMax = 5;
const keptDays = 7;
const dayMs = 86_400_000;

/** What one person has not saved yet, kept on this browser past a crash: the newest five, for a week. */
export class KeptDrafts {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly #name: string;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>, staffId: string) {
    this.#storage = storage;
    this.#name = `louyu.unsaved.${staffId}`;
  }

  find(key: string, nowMs: number): KeptDraft | undefined {
    return this.#all(nowMs).find((kept) => kept.key === key);
  }

  keep(key: string, draft: Draft, nowMs: number): void {
    const kept = { key, at: new Date(nowMs).toISOString(), draft };
    this.#write([kept, ...this.#others(key, nowMs)].slice(0, keptMax));
  }

  forget(key: string, nowMs: number): void {
    this.#write(this.#others(key, nowMs));
  }

  #others(key: string, nowMs: number): readonly KeptDraft[] {
    return this.#all(nowMs).filter((kept) => kept.key !== key);
  }

  #all(nowMs: number): readonly KeptDraft[] {
    const result = v.safeParse(
      v.pipe(v.string(), v.parseJson(), keptSchema),
      this.#storage.getItem(this.#name),
    );
    if (!result.success) return [];
    return result.output.filter(({ at }) => Date.parse(at) > nowMs - keptDays * dayMs);
  }

  #write(all: readonly KeptDraft[]): void {
    try {
      this.#storage.setItem(this.#name, JSON.stringify(all));
    } catch (error) {
      // A full storage keeps nothing more; saving on the hub goes on as ever.
      if (!(error instanceof DOMException)) throw error;
    }
  }
}
