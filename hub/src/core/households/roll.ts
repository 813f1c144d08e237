import type { Contact } from '@louyu/contract/api/households';
import type { Localized } from '@louyu/contract/primitives';
import type { PlaceNode, PlaceTree } from '../places/place-tree.ts';
import type { HouseholdRecord } from './household-store.ts';
import type { Vault } from './vault.ts';
import { buildingKey, doorKey, unitKey, type DoorCode } from './wording.ts';

/** The places that households may stand in, in the order of the tree. */
export function householdParents(tree: PlaceTree, rootId?: string): PlaceNode[] {
  const places = rootId === undefined ? tree.all() : tree.downward(rootId);
  return places.filter(({ kind }) => kind === 'building' || kind === 'unit' || kind === 'floor');
}

export type Whereabouts =
  | { readonly kind: 'there'; readonly parent: PlaceNode }
  /** The unit, or the building too, has yet to be made. */
  | { readonly kind: 'new'; readonly building: PlaceNode | undefined }
  /** The building has units, and none is named. */
  | { readonly kind: 'no-unit' };

/** Finds buildings, units and households by what people call them. */
export class Roll {
  readonly #buildings = new Map<string, PlaceNode>();
  readonly #units = new Map<string, PlaceNode>();
  readonly #withUnits = new Set<string>();
  readonly #households = new Map<string, HouseholdRecord>();
  readonly #unitOf = new Map<string, string>();

  constructor(tree: PlaceTree, households: Iterable<HouseholdRecord>) {
    for (const place of tree.all()) {
      if (place.kind === 'building') this.#buildings.set(buildingKey(place.name['zh-CN']), place);
      if (place.kind === 'unit') {
        this.#units.set(`${place.parentId}/${unitKey(place.name['zh-CN'])}`, place);
        this.#withUnits.add(place.parentId ?? '');
      }
      // A household may stand on a floor of its unit, and is found by the unit.
      if (place.kind === 'floor') this.#unitOf.set(place.id, place.parentId ?? '');
    }
    for (const household of households) {
      const parentId = this.#unitOf.get(household.parentId) ?? household.parentId;
      this.#households.set(`${parentId}/${doorKey(household.door)}`, household);
    }
  }

  whereabouts({ building, unit }: Pick<DoorCode, 'building' | 'unit'>): Whereabouts {
    const found = this.#buildings.get(building);
    if (found === undefined) return { kind: 'new', building: undefined };
    if (unit === '') {
      return this.#withUnits.has(found.id) ? { kind: 'no-unit' } : { kind: 'there', parent: found };
    }
    const parent = this.#units.get(`${found.id}/${unit}`);
    return parent === undefined ? { kind: 'new', building: found } : { kind: 'there', parent };
  }

  household(parentId: string, door: string): HouseholdRecord | undefined {
    return this.#households.get(`${this.#unitOf.get(parentId) ?? parentId}/${doorKey(door)}`);
  }
}

export function buildingName(key: string): Localized {
  return { 'zh-CN': `${key}栋`, en: `Building ${key}` };
}

export function unitName(key: string): Localized {
  return { 'zh-CN': `${key}单元`, en: `Unit ${key}` };
}

export function doorName(door: string): Localized {
  return { 'zh-CN': `${door}室`, en: `Flat ${door}` };
}

export const noContact: Contact = { name: '', phones: [] };

/** What is known of a household's people; nothing where nothing was sealed. */
export function openContact(vault: Vault, record: Pick<HouseholdRecord, 'id' | 'sealed'>): Contact {
  if (record.sealed === null) return noContact;
  const [name, ...phones] = vault.open(record.sealed, record.id).split('\n');
  return { name: name ?? '', phones };
}

/** The parts of a record that a contact makes, and what it is found by. */
export function sealContact(
  vault: Vault,
  id: string,
  { name, phones }: Contact,
): Pick<HouseholdRecord, 'sealed' | 'phoneCount' | 'hasName'> & { readonly digests: readonly string[] } {
  const known = name !== '' || phones.length > 0;
  return {
    // A line of its own each: neither holds line ends.
    sealed: known ? vault.seal([name, ...phones].join('\n'), id) : null,
    phoneCount: phones.length,
    hasName: name !== '',
    digests: digestsOf(vault, { name, phones }),
  };
}

export function digestsOf(vault: Vault, { name, phones }: Contact): string[] {
  return [
    ...new Set(phones.map((phone) => phoneDigest(vault, phone))),
    ...(name === '' ? [] : [nameDigest(vault, name)]),
  ];
}

export function phoneDigest(vault: Vault, phone: string): string {
  return `p${vault.digest(`phone:${phone}`)}`;
}

export function nameDigest(vault: Vault, name: string): string {
  return `n${vault.digest(`name:${name.replace(/\s+/g, '')}`)}`;
}
