import type { QualityList } from '@louyu/contract/api/households';
import type { Language } from '@louyu/contract/primitives';
import type { Actor, Random } from '../ports.ts';
import { assertWholeSite } from '../staff/scope.ts';
import type { Store } from '../store.ts';
import { householdHead, householdRow } from './export.ts';
import { qualityOf } from './quality.ts';
import { assertSeesContacts, type HouseholdQuestion, type RegisterService } from './register-service.ts';
import { householdParents } from './roll.ts';
import { TagNames } from './tag-names.ts';
import type { Pause, Vault } from './vault.ts';

export interface RegisterReportsOptions {
  readonly store: Store;
  readonly register: RegisterService;
  readonly vault: () => Promise<Vault>;
  readonly random: Random;
  readonly pause: Pause;
}

const turnRows = 250;

/** The register as a whole: what is wrong with it, and all of it as a file. */
export class RegisterReports {
  readonly #options: RegisterReportsOptions;

  constructor(options: RegisterReportsOptions) {
    this.#options = options;
  }

  async quality(actor: Actor): Promise<QualityList> {
    assertSeesContacts(actor);
    assertWholeSite(actor);
    const { store, pause } = this.#options;
    const tree = await store.places.tree();
    const parents = householdParents(tree).map(({ id }) => id);
    const households = await store.households.inParents(parents, {});
    await pause();
    return qualityOf(tree, households, await store.households.sharing());
  }

  /**
   * What a question finds as CSV. With contacts it counts as a look at everybody in it, which the audit log tells.
   * @throws LouyuError `auth.forbidden`
   */
  async export(
    actor: Actor,
    question: HouseholdQuestion,
    language: Language,
    withContacts: boolean,
  ): Promise<string> {
    assertSeesContacts(actor);
    const { store, register, vault, random, pause } = this.#options;
    const tree = await store.places.tree();
    const { parents, filter } = await register.search(actor, question, tree);
    const records = await store.households.inParents(
      parents.map(({ id }) => id),
      filter,
    );
    const byParent = Map.groupBy(records, (record) => record.parentId);
    let words;
    if (withContacts) {
      const key = await vault();
      words = { vault: key, tags: new TagNames(await store.households.tags(), key, random) };
    }
    await store.transaction((areas) =>
      areas.audit.append({
        actorId: actor.id,
        action: 'register.exported',
        subject: 'register',
        detail: { households: records.length, contacts: withContacts },
      }),
    );
    const lines = [householdHead(language)];
    for (const parent of parents) {
      for (const record of byParent.get(parent.id) ?? []) {
        lines.push(householdRow(tree, record, language, words));
        if (lines.length % turnRows === 0) await pause();
      }
    }
    return lines.join('');
  }
}
