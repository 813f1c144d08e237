import type { Unreached } from '@louyu/contract/api/coverage';
import type { Language } from '@louyu/contract/primitives';
import { byteOrderMark, csvRow } from '../csv.ts';
import { assertSeesContacts } from '../households/register-service.ts';
import { noContact, openContact } from '../households/roll.ts';
import type { HouseholdRecord } from '../households/household-store.ts';
import { TagNames } from '../households/tag-names.ts';
import type { Vault } from '../households/vault.ts';
import { numberText } from '../shares/group-text.ts';
import type { Actor, Random } from '../ports.ts';
import { answersFor } from '../staff/scope.ts';
import type { Store } from '../store.ts';
import { needyOf, type CoverageService } from './coverage-service.ts';
import { isVulnerable } from './vulnerable.ts';

export interface UnreachedListOptions {
  readonly store: Store;
  readonly coverage: Pick<CoverageService, 'householdsOf'>;
  readonly vault: () => Promise<Vault>;
  readonly random: Random;
}

interface Line {
  readonly record: HouseholdRecord;
  readonly tags: readonly string[];
  readonly vulnerable: boolean;
  readonly help: boolean;
}

const csvWords: Readonly<
  Record<
    Language,
    {
      readonly columns: readonly string[];
      readonly help: string;
      readonly vulnerable: string;
      readonly tried: string;
    }
  >
> = {
  'zh-CN': {
    columns: ['编号', '位置', '房号', '姓名', '电话', '标签', '优先', '上次联系'],
    help: '求助',
    vulnerable: '重点关注',
    tried: '未联系上',
  },
  en: {
    columns: ['Notice', 'Where', 'Door', 'Name', 'Phone', 'Tags', 'First', 'Last try'],
    help: 'Asks for help',
    vulnerable: 'Vulnerable',
    tried: 'No answer',
  },
};

/** Whom nobody has reached, in the order in which they are called: for those who see the register (R6, R20). */
export class UnreachedList {
  readonly #options: UnreachedListOptions;

  constructor(options: UnreachedListOptions) {
    this.#options = options;
  }

  /** @throws LouyuError `auth.forbidden`, `notice.not_found` */
  async page(
    actor: Actor,
    noticeId: string,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<Unreached> {
    const { store } = this.#options;
    const lines = await this.#lines(actor, noticeId);
    const tree = await store.places.tree();
    const tried = await store.coverage.tried(noticeId);
    const names = new Map((await store.staff.all()).map(({ id, name }) => [id, name]));
    return {
      total: lines.length,
      households: lines.slice(offset, offset + limit).map(({ record, tags, vulnerable, help }) => {
        const last = tried.get(record.id);
        return {
          id: record.id,
          where: tree.where(record.parentId),
          door: record.door,
          tags: [...tags],
          vulnerable,
          phoneCount: record.phoneCount,
          help,
          tried:
            last === undefined
              ? null
              : { id: last.id, kind: last.kind, at: last.at, by: names.get(last.by) ?? '' },
        };
      }),
    };
  }

  /** The whole list as CSV; with contacts it is a look at everybody in it, which the audit log tells. */
  async file(
    actor: Actor,
    noticeId: string,
    language: Language,
    withContacts: boolean,
  ): Promise<{ readonly csv: string; readonly number: number }> {
    const { store, coverage, vault } = this.#options;
    const lines = await this.#lines(actor, noticeId);
    const { notice } = await coverage.householdsOf(noticeId);
    const tree = await store.places.tree();
    const tried = await store.coverage.tried(noticeId);
    const say = csvWords[language];
    await store.transaction((areas) =>
      areas.audit.append({
        actorId: actor.id,
        action: 'unreached.exported',
        subject: `notice:${noticeId}`,
        detail: { households: lines.length, contacts: withContacts },
      }),
    );
    const key = withContacts ? await vault() : undefined;
    const rows = lines.map(({ record, tags, vulnerable, help }) => {
      const contact = key === undefined ? noContact : openContact(key, record);
      const where = tree.where(record.parentId);
      return csvRow([
        numberText(notice.number),
        (language === 'en' ? where.en : undefined) ?? where['zh-CN'],
        record.door,
        contact.name,
        contact.phones.join('、'),
        tags.join('、'),
        help ? say.help : vulnerable ? say.vulnerable : '',
        tried.has(record.id) ? say.tried : '',
      ]);
    });
    return { csv: [byteOrderMark, csvRow(say.columns), ...rows].join(''), number: notice.number };
  }

  /** Those who ask for help first, then those that have a hard time, then by the tree. */
  async #lines(actor: Actor, noticeId: string): Promise<Line[]> {
    assertSeesContacts(actor);
    const { store, coverage, vault, random } = this.#options;
    const { tree, parents } = await coverage.householdsOf(noticeId);
    const mine = parents.filter(({ id }) => answersFor(actor, [id], tree));
    const known = new Set((await store.coverage.known(noticeId)).map(({ householdId }) => householdId));
    const needy = await needyOf(store, noticeId);
    const records = await store.households.inParents(
      mine.map(({ id }) => id),
      {},
    );
    const byParent = Map.groupBy(records, ({ parentId }) => parentId);
    const sealed = await store.households.tags();
    const names = sealed.length === 0 ? undefined : new TagNames(sealed, await vault(), random);
    const lines = mine
      .flatMap(({ id }) => byParent.get(id) ?? [])
      .filter(({ id }) => needy.has(id) || !known.has(id))
      .map((record): Line => {
        const tags = record.tagIds.flatMap((id) => names?.nameOf(id) ?? []);
        return { record, tags, vulnerable: isVulnerable(tags), help: needy.has(record.id) };
      });
    const rank = ({ help, vulnerable }: Line) => (help ? 0 : vulnerable ? 1 : 2);
    return lines.sort((a, b) => rank(a) - rank(b));
  }
}
