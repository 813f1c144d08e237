import type Database from 'better-sqlite3';

interface Look {
  readonly rows: number;
  readonly last: number | null;
}

/**
 * Wipes the ids of phones from old acknowledgments, a step at a time (R36). What their doors came to is kept first, so that
 * the coverage of an old notice stays what it was; a door that nothing names any more is forgotten with its phone.
 */
export class PhoneWiping {
  /** The last acknowledgment looked at: they lie in the order of their arrival. */
  #cursor = 0;
  readonly #look: Database.Statement<[number, string], Look>;
  readonly #keepKnown: Database.Statement<[number, number]>;
  readonly #wipe: Database.Statement<[number, number]>;
  readonly #wipeHelp: Database.Statement<[string]>;
  readonly #forgetDoors: Database.Statement<[string]>;
  readonly #forgetWords: Database.Statement<[string]>;
  readonly #stepRows: number;

  constructor(sqlite: Database.Database, stepRows: number) {
    this.#stepRows = stepRows;
    this.#look = sqlite.prepare(
      `select count(*) as rows, max(id) as last
       from (select rowid as id from acknowledgment where rowid > ? and at < ? order by rowid limit ${stepRows})`,
    );
    this.#keepKnown = sqlite.prepare(
      `insert into household_known
       select answer.notice_id, phone.household_id, max(phone.level)
       from acknowledgment as answer join phone_door as phone on phone.phone_hash = answer.phone_hash
       where answer.rowid > ? and answer.rowid <= ? group by answer.notice_id, phone.household_id
       on conflict do update set level = max(level, excluded.level)`,
    );
    this.#wipe = sqlite.prepare(
      `update acknowledgment set phone_hash = 'wiped ' || lower(hex(randomblob(16)))
       where rowid > ? and rowid <= ? and phone_hash not like 'wiped %'`,
    );
    this.#wipeHelp = sqlite.prepare(
      `update help_request set phone_hash = 'wiped ' || lower(hex(randomblob(16)))
       where settled_at is not null and asked_at < ? and phone_hash not like 'wiped %'`,
    );
    this.#forgetDoors = sqlite.prepare(
      `delete from phone_door where at < ? and phone_hash not in (select phone_hash from acknowledgment)`,
    );
    this.#forgetWords = sqlite.prepare(
      `update help_request set words = '', note = '' where settled_at < ? and words || note != ''`,
    );
  }

  /** Takes one step of a run; true while there is more to do. Inside the caller's transaction. */
  step(phonesBefore: string, helpWordsBefore: string): boolean {
    const { rows = 0, last = null } = this.#look.get(this.#cursor, phonesBefore) ?? {};
    if (last !== null) {
      this.#keepKnown.run(this.#cursor, last);
      this.#wipe.run(this.#cursor, last);
      this.#cursor = last;
    }
    if (rows === this.#stepRows) return true;
    this.#wipeHelp.run(phonesBefore);
    this.#forgetDoors.run(phonesBefore);
    this.#forgetWords.run(helpWordsBefore);
    return false;
  }

  /** Begins anew: a transaction was rolled back. */
  forget(): void {
    this.#cursor = 0;
  }
}
