import type {
  ColumnField,
  ImportCheck,
  RegisterChange,
  RoomsCheck,
  RoomsRequest,
  RowProblem,
  UndoResult,
} from '@louyu/contract/api/households';
import { LouyuError } from '@louyu/contract/errors';
import type { PlaceTree } from '../places/place-tree.ts';
import type { Actor, Clock, Digest, LiveEvents, Random, Wire } from '../ports.ts';
import { assertWholeSite } from '../staff/scope.ts';
import type { Areas, Store } from '../store.ts';
import { laterBy } from '../time.ts';
import type { Urgency } from '../urgency.ts';
import { areUsable, columnLetter, findHeaderRow, guessColumns, widthOf, type Table } from './columns.ts';
import type { ChangeRecord, HouseholdRecord, HouseholdWrite } from './household-store.ts';
import { RegisterPlan } from './plan.ts';
import { digestsOf, householdParents, openContact } from './roll.ts';
import { makeRooms } from './rooms.ts';
import { readRow } from './rows.ts';
import { TagNames } from './tag-names.ts';
import type { Pause, Vault } from './vault.ts';

export const registerLimitDefaults = {
  /** Rows of one file, and households that one generator run may make. */
  registerRowsMax: 20_000,
  /** How long the newest bulk change can be taken back, in days. */
  registerUndoDays: 30,
};

export interface BulkServiceOptions {
  readonly store: Store;
  readonly vault: () => Promise<Vault>;
  readonly clock: Clock;
  readonly random: Random;
  readonly digest: Digest;
  readonly wire: Wire;
  readonly live: LiveEvents;
  readonly pause: Pause;
  readonly urgency: Pick<Urgency, 'giveWay'>;
  readonly limits: typeof registerLimitDefaults;
}

export interface ImportFile {
  readonly table: Table;
  /** Names the bytes that the table was read from. */
  readonly hash: string;
  /** Fields by hand; null guesses. */
  readonly columns: readonly (ColumnField | null)[] | null;
}

const dayMs = 86_400_000;
/** Rows between two pauses: a few milliseconds. */
const turnRows = 250;
const problemsShownMax = 500;
const samplesMax = 3;
const changesShownMax = 20;

/**
 * Bulk changes of the register: imports and generated rooms, each first as a dry run, the newest to be taken back. Each is one
 * transaction, done as a whole or not at all, and gives way to an alert (`register.gave_way`).
 */
export class BulkService {
  readonly #options: BulkServiceOptions;

  /** Between two steps of a transaction. @throws LouyuError `register.gave_way` */
  readonly #step: Pause = async () => {
    await this.#options.pause();
    this.#options.urgency.giveWay();
  };

  constructor(options: BulkServiceOptions) {
    this.#options = options;
  }

  /** What an import would do. @throws LouyuError `register.too_many`, `register.empty_file` */
  async checkImport(actor: Actor, file: ImportFile): Promise<ImportCheck> {
    assertWholeSite(actor);
    return (await this.#planImport(this.#options.store, file, this.#options.pause)).check;
  }

  /**
   * Imports the rows without a fault.
   * @throws LouyuError `register.changed` where it would no longer do what the check with `token` has said
   */
  async runImport(actor: Actor, file: ImportFile, token: string): Promise<RegisterChange> {
    assertWholeSite(actor);
    return this.#run(actor, 'import', async (areas, changeId) => {
      const { plan, tags, check } = await this.#planImport(areas, file, this.#step, changeId);
      if (check.token !== token) throw new LouyuError('register.changed');
      return { plan, tags };
    });
  }

  /** What the generator would make. @throws LouyuError `request.invalid`, `register.too_many` */
  async checkRooms(actor: Actor, request: RoomsRequest): Promise<RoomsCheck> {
    assertWholeSite(actor);
    const { plan, rooms } = await this.#planRooms(this.#options.store, request, this.#options.pause);
    const [first] = rooms.codes;
    return {
      total: rooms.codes.length,
      added: plan.added,
      existing: plan.same,
      newBuildings: plan.newBuildings,
      newUnits: plan.newUnits,
      sample: {
        where: [first?.building, first?.unit].filter((part) => part !== '').join('-'),
        floors: rooms.floors.map(({ floor, doors }) => ({ floor, doors: [...doors] })),
      },
    };
  }

  async runRooms(actor: Actor, request: RoomsRequest): Promise<RegisterChange> {
    assertWholeSite(actor);
    return this.#run(actor, 'rooms', async (areas, changeId) =>
      this.#planRooms(areas, request, this.#step, changeId),
    );
  }

  async changes(): Promise<RegisterChange[]> {
    const { store } = this.#options;
    const [changes, staff] = await Promise.all([
      store.households.changes(changesShownMax),
      store.staff.all(),
    ]);
    return changes.map((change, index) => ({
      ...viewOf(change),
      by: staff.find(({ id }) => id === change.by)?.name ?? '',
      undoable: index === 0 && this.#isUndoable(change),
    }));
  }

  /** Takes the newest bulk change back. @throws LouyuError `register.undo_over` */
  async undo(actor: Actor, changeId: string): Promise<UndoResult> {
    assertWholeSite(actor);
    const { store, vault, clock, live } = this.#options;
    const key = await vault();
    const result = await store.transaction(async (areas) => {
      const [change] = await areas.households.changes(1);
      if (change?.id !== changeId || !this.#isUndoable(change)) throw new LouyuError('register.undo_over');
      const undo = await areas.households.undoOf(changeId);
      const now = await this.#everybody(areas);
      const present = new Map(now.map((household) => [household.id, household]));
      const touched = undo.filter(({ householdId }) => present.get(householdId)?.changeId === changeId);
      const removed = touched.filter(({ before }) => before === null).map(({ householdId }) => householdId);
      const restored: HouseholdWrite[] = touched.flatMap(({ before }) =>
        before === null ? [] : [{ record: before, digests: digestsOf(key, openContact(key, before)) }],
      );
      const siteId = await siteIdOf(areas);
      for (const part of turns(removed)) {
        await areas.households.remove(part);
        await this.#step();
      }
      for (const part of turns(restored)) {
        await areas.households.save(siteId, part);
        await this.#step();
      }
      const tree = await areas.places.tree();
      for (const placeId of change.placeIds.toReversed()) {
        if (await areas.places.inUse(placeId)) continue;
        await areas.places.remove(placeId, tree.where(placeId), clock.now());
      }
      await areas.households.markUndone(changeId, clock.now());
      const counts = {
        removed: removed.length,
        restored: restored.length,
        kept: undo.length - touched.length,
      };
      await areas.audit.append({
        actorId: actor.id,
        action: 'register.undone',
        subject: `register:${changeId}`,
        detail: counts,
      });
      return counts;
    });
    live.emit({ resource: 'household', id: null });
    live.emit({ resource: 'place', id: null });
    return result;
  }

  #isUndoable({ at, undoneAt }: ChangeRecord): boolean {
    const { clock, limits } = this.#options;
    return undoneAt === null && clock.now() < laterBy(at, limits.registerUndoDays * dayMs);
  }

  async #planImport(areas: Areas, file: ImportFile, pause: Pause, changeId = '') {
    const { limits, digest } = this.#options;
    const { table } = file;
    const headerRow = findHeaderRow(table);
    const rows = table.rows.length - headerRow - 1;
    if (rows < 1) throw new LouyuError('register.empty_file');
    if (rows > limits.registerRowsMax) {
      throw new LouyuError('register.too_many', { details: { max: limits.registerRowsMax } });
    }
    const width = widthOf(table);
    const columns = Array.from(
      { length: width },
      (_, column) => (file.columns ?? guessColumns(table, headerRow))[column] ?? null,
    );
    const usable = areUsable(columns);
    const { plan, tags } = await this.#newPlan(areas, changeId);
    const problems: RowProblem[] = [];
    let read = 0;
    for (let index = headerRow + 1; usable && index < table.rows.length; index += 1) {
      if (index % turnRows === 0) await pause();
      const row = readRow(table, columns, headerRow, index);
      if (row === undefined) continue;
      read += 1;
      if ('fault' in row) {
        problems.push(row);
        continue;
      }
      const fault = plan.take(row);
      if (fault !== undefined) problems.push({ ...placeProblem(table, columns, headerRow, index), ...fault });
    }
    const counts = { added: plan.added, changed: plan.changed, same: plan.same, wrong: problems.length };
    const overwritten = plan.undo.map(({ householdId, before }) =>
      before === null ? '' : householdId + before.updatedAt,
    );
    const check: ImportCheck = {
      columns: columns.map((field, column) => ({
        letter: columnLetter(column),
        header: (table.rows[headerRow]?.[column] ?? '').trim(),
        field,
        samples: samplesOf(table, headerRow, column),
      })),
      headerRow: headerRow + 1,
      encoding: table.encoding,
      usable,
      rows: usable ? read : rows,
      ...counts,
      newBuildings: plan.newBuildings,
      newUnits: plan.newUnits,
      problems: problems.slice(0, problemsShownMax),
      token: digest(JSON.stringify([file.hash, columns, counts, overwritten])),
    };
    return { plan, tags, check };
  }

  async #planRooms(areas: Areas, request: RoomsRequest, pause: Pause, changeId = '') {
    const { limits } = this.#options;
    const rooms = makeRooms(request, limits.registerRowsMax);
    const { plan, tags } = await this.#newPlan(areas, changeId);
    const empty = { name: undefined, phones: undefined, tags: undefined, flags: new Map<string, boolean>() };
    for (const [index, code] of rooms.codes.entries()) {
      if (index % turnRows === 0) await pause();
      const fault = plan.take({ row: index, ...code, ...empty });
      if (fault?.fault === 'unit_missing') {
        throw new LouyuError('request.invalid', { details: { path: 'units' } });
      }
    }
    return { plan, tags, rooms };
  }

  async #newPlan(areas: Areas, changeId: string): Promise<{ plan: RegisterPlan; tags: TagNames }> {
    const { vault, random, clock } = this.#options;
    const key = await vault();
    const tags = new TagNames(await areas.households.tags(), key, random);
    const plan = new RegisterPlan({
      tree: await areas.places.tree(),
      siteId: await siteIdOf(areas),
      households: await this.#everybody(areas),
      vault: key,
      tags,
      random,
      now: clock.now(),
      changeId,
    });
    return { plan, tags };
  }

  async #everybody(areas: Areas): Promise<HouseholdRecord[]> {
    const tree: PlaceTree = await areas.places.tree();
    const parents = householdParents(tree).map(({ id }) => id);
    return areas.households.inParents(parents, {});
  }

  async #run(
    actor: Actor,
    kind: RegisterChange['kind'],
    planned: (areas: Areas, changeId: string) => Promise<{ plan: RegisterPlan; tags: TagNames }>,
  ): Promise<RegisterChange> {
    const { store, random, clock, wire, live } = this.#options;
    const id = random.id();
    const { change, placeIds } = await store.transaction(async (areas) => {
      const { plan, tags } = await planned(areas, id);
      const siteId = await siteIdOf(areas);
      await areas.places.add(plan.places);
      await tags.save(areas.households);
      const change: ChangeRecord = {
        id,
        kind,
        at: clock.now(),
        by: actor.id,
        added: plan.added,
        changed: plan.changed,
        undoneAt: null,
        placeIds: plan.places.map((place) => place.id),
      };
      await areas.households.addChange(change);
      for (const part of turns(plan.writes)) {
        await areas.households.save(siteId, part);
        await this.#step();
      }
      for (const part of turns(plan.undo)) {
        await areas.households.addUndo(id, part);
        await this.#step();
      }
      await areas.audit.append({
        actorId: actor.id,
        action: kind === 'import' ? 'register.imported' : 'register.generated',
        subject: `register:${id}`,
        detail: { added: plan.added, changed: plan.changed, places: plan.places.length },
      });
      return { change, placeIds: change.placeIds };
    });
    live.emit({ resource: 'household', id: null });
    if (placeIds.length > 0) {
      live.emit({ resource: 'place', id: null });
      await wire.refreshAlarms(placeIds);
      await wire.refreshBoards(placeIds);
    }
    return { ...viewOf(change), by: actor.name, undoable: true };
  }
}

function viewOf({ id, kind, at, added, changed, undoneAt }: ChangeRecord) {
  return { id, kind, at, added, changed, undoneAt };
}

async function siteIdOf(areas: Areas): Promise<string> {
  const site = await areas.places.site();
  if (site === undefined) throw new LouyuError('hub.not_ready');
  return site.id;
}

/** Points at the cell that says which unit or which door. */
function placeProblem(
  table: Table,
  columns: readonly (ColumnField | null)[],
  headerRow: number,
  index: number,
): Omit<RowProblem, 'fault'> {
  const column = Math.max(0, columns.indexOf(columns.includes('code') ? 'code' : 'door'));
  return {
    row: index + 1,
    column: columnLetter(column),
    header: (table.rows[headerRow]?.[column] ?? '').trim(),
    value: (table.rows[index]?.[column] ?? '').trim(),
  };
}

function samplesOf(table: Table, headerRow: number, column: number): string[] {
  const samples: string[] = [];
  for (const row of table.rows.slice(headerRow + 1)) {
    const cell = (row[column] ?? '').trim();
    if (cell !== '' && !samples.includes(cell)) samples.push(cell.slice(0, 24));
    if (samples.length === samplesMax) break;
  }
  return samples;
}

function* turns<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += turnRows) yield items.slice(start, start + turnRows);
}
