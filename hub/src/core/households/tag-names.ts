import type { Tag } from '@louyu/contract/api/households';
import { LouyuError } from '@louyu/contract/errors';
import type { Random } from '../ports.ts';
import type { HouseholdStore, TagRecord } from './household-store.ts';
import type { Vault } from './vault.ts';

/** Different tags that a register may have. */
const tagsMax = 60;

/** The tags of the register by their names, which lie encrypted: a database alone does not tell who lives alone. */
export class TagNames {
  readonly #ids = new Map<string, string>();
  readonly #names = new Map<string, string>();
  readonly #added: TagRecord[] = [];
  readonly #vault: Vault;
  readonly #random: Random;

  constructor(tags: readonly TagRecord[], vault: Vault, random: Random) {
    this.#vault = vault;
    this.#random = random;
    for (const { id, sealed } of tags) this.#know(id, vault.open(sealed, id));
  }

  #know(id: string, name: string): void {
    this.#ids.set(name, id);
    this.#names.set(id, name);
  }

  nameOf(id: string): string {
    return this.#names.get(id) ?? '';
  }

  /** The id of a tag, which is made where it is new. @throws LouyuError `register.too_many_tags` */
  idOf(name: string): string {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    if (this.#ids.size >= tagsMax)
      throw new LouyuError('register.too_many_tags', { details: { max: tagsMax } });
    const id = this.#random.id();
    this.#added.push({ id, sealed: this.#vault.seal(name, id) });
    this.#know(id, name);
    return id;
  }

  /** Writes those that were made. */
  async save(store: HouseholdStore): Promise<void> {
    for (const tag of this.#added.splice(0)) await store.addTag(tag);
  }

  /** Those that some household has, the most frequent first. */
  list(counts: ReadonlyMap<string, number>): Tag[] {
    return [...this.#names]
      .map(([id, name]) => ({ id, name, households: counts.get(id) ?? 0 }))
      .filter((tag) => tag.households > 0)
      .sort((a, b) => b.households - a.households);
  }
}
