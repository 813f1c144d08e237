import type { CaseEntryRequest } from '@louyu/contract/api/cases';
import { LouyuError } from '@louyu/contract/errors';
import type { Actor } from '../ports.ts';
import type { Digest, Random } from '../ports.ts';
import type { Vault } from '../households/vault.ts';
import { assertAnswersFor } from '../staff/scope.ts';
import { CaseChanges, siteOf, type CaseChangesOptions } from './case-changes.ts';
import { handlesCases } from './case-viewers.ts';
import { file } from './filing.ts';
import { codeOfForm } from './form-keys.ts';

export interface EntryServiceOptions extends CaseChangesOptions {
  readonly vault: () => Promise<Vault>;
  readonly random: Random;
  readonly digest: Digest;
}

/** 代录: what came by phone, at the counter, from a chat group, on paper or on patrol, entered by staff. */
export class EntryService {
  readonly #options: EntryServiceOptions;
  readonly #changes: CaseChanges;

  constructor(options: EntryServiceOptions) {
    this.#options = options;
    this.#changes = new CaseChanges(options);
  }

  /**
   * Files a case; the same key with the same words again is the same case.
   * @throws LouyuError `auth.forbidden`, `place.not_found`, `auth.out_of_scope`, `case.category_wrong`, `case.form_used`
   */
  async enter(
    actor: Actor,
    request: CaseEntryRequest,
  ): Promise<{ readonly id: string; readonly code: string }> {
    if (!handlesCases(actor)) throw new LouyuError('auth.forbidden');
    const { store, clock, random, digest, live } = this.#options;
    const vault = await this.#options.vault();
    const key = `entry ${actor.id} ${request.key}`;
    const [code, formHash] = [codeOfForm(vault, key), digest(key)];
    const bodyDigest = vault.digest(JSON.stringify(request));
    const { id, isNew } = await store.transaction(async (areas) => {
      const known = await areas.cases.byFormHash(formHash);
      if (known !== undefined) {
        if (known.bodyDigest !== bodyDigest) throw new LouyuError('case.form_used');
        return { id: known.id, isNew: false };
      }
      const { team, placeId } = request;
      if ((await areas.places.tree()).get(placeId) === undefined) throw new LouyuError('place.not_found');
      await assertAnswersFor(actor, [placeId], areas);
      const { id: siteId, language } = await siteOf(areas);
      const { key: _key, ...given } = request;
      const now = clock.now();
      const wanted = {
        ...given,
        ...{ id: random.id(), siteId, language, team, enteredBy: actor.id, noticeId: null },
        ...{ phoneHash: null, code, formHash, bodyDigest, held: false },
      };
      const record = await file(areas, wanted, now, vault, await this.#changes.rules(areas));
      const { number, kind, source } = record;
      const happened = [{ kind: 'submitted', by: 'staff', staffId: actor.id, open: true } as const];
      const audit = { action: 'case.entered', detail: { number, kind, source } } as const;
      await this.#changes.tell(areas, record, { happened, audit }, actor.id, now);
      return { id: record.id, isNew: true };
    });
    if (isNew) live.emit({ resource: 'case', id });
    return { id, code };
  }
}
