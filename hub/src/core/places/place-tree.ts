import type { PlaceKind } from '@louyu/contract/devices';
import type { Localized } from '@louyu/contract/primitives';

export interface PlaceNode {
  readonly id: string;
  readonly siteId: string;
  readonly parentId: string | null;
  readonly kind: PlaceKind;
  readonly name: Localized;
  readonly position: number;
}

/** The places of a site as a tree that answers who stands above and below whom. */
export class PlaceTree {
  readonly #nodes: ReadonlyMap<string, PlaceNode>;
  readonly #children: ReadonlyMap<string | null, readonly PlaceNode[]>;
  readonly #removed: ReadonlyMap<string, Localized>;

  /** @param removed where places were, in words, that are no more but are named by what is past */
  constructor(nodes: Iterable<PlaceNode>, removed: ReadonlyMap<string, Localized> = new Map()) {
    this.#removed = removed;
    const byId = new Map<string, PlaceNode>();
    const children = new Map<string | null, PlaceNode[]>();
    for (const node of nodes) {
      byId.set(node.id, node);
      const siblings = children.get(node.parentId);
      if (siblings === undefined) children.set(node.parentId, [node]);
      else siblings.push(node);
    }
    for (const siblings of children.values()) siblings.sort((a, b) => a.position - b.position);
    this.#nodes = byId;
    this.#children = children;
  }

  get(id: string): PlaceNode | undefined {
    return this.#nodes.get(id);
  }

  children(id: string): readonly PlaceNode[] {
    return this.#children.get(id) ?? [];
  }

  /** The place itself and what stands above it, the site last. */
  upward(id: string): PlaceNode[] {
    const path: PlaceNode[] = [];
    for (let node = this.#nodes.get(id); node !== undefined; node = this.#nodes.get(node.parentId ?? ''))
      path.push(node);
    return path;
  }

  /** The place itself and everything below it, parents before children. */
  downward(id: string): PlaceNode[] {
    const start = this.#nodes.get(id);
    if (start === undefined) return [];
    const found = [start];
    for (const node of found) found.push(...this.children(node.id));
    return found;
  }

  /** All places from the root, parents before children, siblings in order. */
  all(): PlaceNode[] {
    return this.#children.get(null)?.flatMap((root) => this.downward(root.id)) ?? [];
  }

  /** Where a place was that was removed; undefined for one that is there, and for one that never was. */
  removedWhere(id: string): Localized | undefined {
    return this.#removed.get(id);
  }

  /** Where a place is or was, in words, without the site: `3栋 1单元 大堂`. */
  where(id: string): Localized {
    const removed = this.#removed.get(id);
    if (removed !== undefined) return removed;
    const path = this.upward(id)
      .filter((node) => node.kind !== 'site')
      .reverse();
    const named = path.length > 0 ? path : this.upward(id);
    return {
      'zh-CN': named.map((node) => node.name['zh-CN']).join(' '),
      en: named.map((node) => node.name.en ?? node.name['zh-CN']).join(', '),
    };
  }
}
