import type { Contact, RowProblem } from '@louyu/contract/api/households';
import type { Instant } from '@louyu/contract/primitives';
import type { PlaceNode, PlaceTree } from '../places/place-tree.ts';
import type { Random } from '../ports.ts';
import type { HouseholdRecord, HouseholdWrite, UndoRecord } from './household-store.ts';
import type { HouseholdRow } from './rows.ts';
import { buildingName, digestsOf, noContact, openContact, Roll, sealContact, unitName } from './roll.ts';
import type { TagNames } from './tag-names.ts';
import type { Vault } from './vault.ts';
import { doorKey } from './wording.ts';

interface Dependencies {
  readonly tree: PlaceTree;
  readonly siteId: string;
  readonly households: readonly HouseholdRecord[];
  readonly vault: Vault;
  readonly tags: TagNames;
  readonly random: Random;
  readonly now: Instant;
  readonly changeId: string;
}

/** Gathers what a bulk change will write; nothing is written yet. */
export class RegisterPlan {
  readonly writes: HouseholdWrite[] = [];
  readonly undo: UndoRecord[] = [];
  readonly places: PlaceNode[] = [];
  added = 0;
  changed = 0;
  same = 0;
  readonly #options: Dependencies;
  readonly #roll: Roll;
  readonly #seen = new Map<string, number>();
  readonly #newParents = new Map<string, PlaceNode>();
  readonly #siblings = new Map<string, number>();

  constructor(options: Dependencies) {
    this.#options = options;
    this.#roll = new Roll(options.tree, options.households);
  }

  get newBuildings(): string[] {
    return this.places.filter(({ kind }) => kind === 'building').map(({ name }) => name['zh-CN']);
  }

  get newUnits(): number {
    return this.places.filter(({ kind }) => kind === 'unit').length;
  }

  /** Takes a row in, unless its place is not clear or it has been there before. */
  take(row: HouseholdRow): Pick<RowProblem, 'fault' | 'other'> | undefined {
    const key = `${row.building}/${row.unit}/${doorKey(row.door)}`;
    const other = this.#seen.get(key);
    if (other !== undefined) return { fault: 'double_row', other };
    const whereabouts = this.#roll.whereabouts(row);
    if (whereabouts.kind === 'no-unit') return { fault: 'unit_missing' };
    this.#seen.set(key, row.row);
    const parent =
      whereabouts.kind === 'there' ? whereabouts.parent : this.#newParent(row, whereabouts.building);
    const before = this.#roll.household(parent.id, row.door);
    if (before === undefined) this.#add(row, parent);
    else this.#change(row, before);
    return undefined;
  }

  #add(row: HouseholdRow, parent: PlaceNode): void {
    const { vault, random, now, changeId } = this.#options;
    const id = random.id();
    const { digests, ...contact } = sealContact(vault, id, contactOf(row, noContact));
    const tagIds = this.#tagIds(row, []);
    const record = { id, parentId: parent.id, door: row.door, ...contact, tagIds, updatedAt: now, changeId };
    this.writes.push({ record, digests });
    this.undo.push({ householdId: id, before: null });
    this.added += 1;
  }

  #change(row: HouseholdRow, before: HouseholdRecord): void {
    const { vault, now, changeId } = this.#options;
    const known = openContact(vault, before);
    const next = contactOf(row, known);
    const tagIds = this.#tagIds(row, before.tagIds);
    if (sameContact(known, next) && sameMembers(before.tagIds, tagIds)) {
      this.same += 1;
      return;
    }
    const { digests, ...contact } = sameContact(known, next)
      ? { ...before, digests: digestsOf(vault, known) }
      : sealContact(vault, before.id, next);
    this.writes.push({ record: { ...before, ...contact, tagIds, updatedAt: now, changeId }, digests });
    this.undo.push({ householdId: before.id, before });
    this.changed += 1;
  }

  #tagIds(row: HouseholdRow, before: readonly string[]): string[] {
    const { tags } = this.#options;
    const names = new Set(row.tags ?? before.map((id) => tags.nameOf(id)));
    for (const [name, given] of row.flags) {
      if (given) names.add(name);
      else names.delete(name);
    }
    return [...names].map((name) => tags.idOf(name));
  }

  #newParent({ building, unit }: HouseholdRow, existing: PlaceNode | undefined): PlaceNode {
    const above = existing ?? this.#newPlace(this.#options.siteId, 'building', building);
    return unit === '' ? above : this.#newPlace(above.id, 'unit', unit);
  }

  #newPlace(parentId: string, kind: 'building' | 'unit', key: string): PlaceNode {
    const { tree, siteId, random } = this.#options;
    const made = this.#newParents.get(`${parentId}/${key}`);
    if (made !== undefined) return made;
    const last =
      this.#siblings.get(parentId) ??
      Math.max(0, ...tree.children(parentId).map((sibling) => sibling.position));
    this.#siblings.set(parentId, last + 1);
    const name = kind === 'building' ? buildingName(key) : unitName(key);
    const place = { id: random.id(), siteId, parentId, kind, name, position: last + 1 };
    this.#newParents.set(`${parentId}/${key}`, place);
    this.places.push(place);
    return place;
  }
}

/** An empty cell says nothing: it never takes away what is known. */
function contactOf(row: HouseholdRow, known: Contact): Contact {
  return { name: row.name ?? known.name, phones: [...(row.phones ?? known.phones)] };
}

function sameContact(a: Contact, b: Contact): boolean {
  return a.name === b.name && a.phones.join() === b.phones.join();
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((member) => b.includes(member));
}
