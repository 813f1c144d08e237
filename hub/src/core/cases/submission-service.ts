import { caseLimits, type CaseCategory, type CaseKind, type CaseState } from '@louyu/contract/api/cases';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant, Language } from '@louyu/contract/primitives';
import type { Digest, Random } from '../ports.ts';
import type { Vault } from '../households/vault.ts';
import type { Areas } from '../store.ts';
import { CaseChanges, siteOf, type CaseChangesOptions } from './case-changes.ts';
import type { CasePhotos } from './case-photos.ts';
import type { CasePhotoRecord, CaseRecord } from './case-store.ts';
import { cleanContact } from './contacts.ts';
import { file } from './filing.ts';
import { codeOfForm, FormKeys, type FormKey, type formKeyDefaults } from './form-keys.ts';
import type { ReportPlace, ReportPlaces } from './report-places.ts';
import type { SubmissionThrottle, SubmissionVerdict } from './submission-throttle.ts';
import { dayOf, nextWorkingMoment } from './working-time.ts';

/** Cases at one place that are offered to be joined. */
const joinableMax = 5;

export interface SubmissionServiceOptions extends CaseChangesOptions {
  readonly vault: () => Promise<Vault>;
  readonly random: Random;
  readonly digest: Digest;
  readonly places: ReportPlaces;
  readonly photos: CasePhotos;
  readonly throttle: SubmissionThrottle;
  readonly limits: CaseChangesOptions['limits'] & typeof formKeyDefaults;
}

/** What a resident handed in, each field within its bounds. */
export interface Submission {
  readonly key: string;
  /** The code of the form's address. */
  readonly code: string;
  readonly kind: CaseKind;
  readonly category: CaseCategory;
  readonly where: string;
  readonly text: string;
  readonly contact: string;
  readonly photos: readonly Uint8Array[];
  readonly phoneId: string;
  readonly language: Language;
  /** It was said that this is not what is open already. */
  readonly isOther: boolean;
  /** Something no person fills in was filled in. */
  readonly trapped: boolean;
}

/** What others have reported here: enough to know it again, nothing of their words. */
export interface JoinableCase {
  readonly id: string;
  readonly kind: CaseKind;
  readonly category: CaseCategory;
  readonly state: CaseState;
  readonly createdAt: Instant;
}

export interface SubmissionForm {
  readonly place: ReportPlace;
  readonly key: string;
  readonly joinable: readonly JoinableCase[];
  /** When somebody works next; null: now. */
  readonly worksAt: Instant | null;
}

export type SubmissionOutcome =
  | { readonly kind: 'filed'; readonly code: string; readonly warned: boolean }
  | { readonly kind: 'alike'; readonly cases: readonly JoinableCase[] };

/** Takes what residents report, once for each form however often it is sent (R23, R26, R35). */
export class SubmissionService {
  readonly #options: SubmissionServiceOptions;
  readonly #changes: CaseChanges;
  /** Forms that are being filed now, so that a second tap waits for the first. */
  readonly #underWay = new Map<string, Promise<unknown>>();

  constructor(options: SubmissionServiceOptions) {
    this.#options = options;
    this.#changes = new CaseChanges(options);
  }

  /** A new form. @throws LouyuError `link.unknown`, `link.not_on_screen` */
  async form(code: string): Promise<SubmissionForm> {
    const { places, store, clock } = this.#options;
    const place = await places.find(code);
    const { policy, timeZone } = await this.#changes.rules(store);
    const now = clock.now();
    const worksAt = nextWorkingMoment(now, { hours: policy.hours, timeZone });
    return {
      place,
      key: (await this.#keys()).mint(place.code),
      joinable: (await this.#joinable(store, place.placeId)).map(joinableOf),
      worksAt: worksAt === now ? null : worksAt,
    };
  }

  /**
   * Files a submission, or answers with what is open here of the same kind. Nothing is stored unless it is filed.
   * @param address counted in memory, and forgotten
   * @throws LouyuError `request.too_fast`, `link.…`, `case.form_unknown`, `case.form_used`, `case.too_soon`, `case.too_many`,
   * `case.category_wrong`, `case.contact_wrong`, `case.photos_too_many`, `image.…`, `hub.busy`
   */
  async submit(submission: Submission, address: string): Promise<SubmissionOutcome> {
    const { places, throttle } = this.#options;
    throttle.takeForm(address);
    const place = await places.find(submission.code);
    const key = (await this.#keys()).read(submission.key, place.code);
    return this.#inTurn(key.text, () => this.#submit(submission, place, key));
  }

  /** +1: somebody else has met the same. Once for each phone. @throws LouyuError `case.not_found`, `case.form_unknown`, `link.…` */
  async join(
    { code, key, caseId, phoneId }: { code: string; key: string; caseId: string; phoneId: string },
    address: string,
  ): Promise<void> {
    const { places, throttle, store, digest } = this.#options;
    throttle.takeForm(address);
    const place = await places.find(code);
    (await this.#keys()).read(key, place.code);
    const open = await this.#joinable(store, place.placeId);
    if (!open.some(({ id }) => id === caseId)) throw new LouyuError('case.not_found');
    await this.#changes.change(caseId, null, async (record, areas, now) => {
      if (record.state === 'closed' || !(await areas.cases.addEcho(caseId, digest(phoneId), now)))
        return undefined;
      return {
        record: { ...record, echoes: record.echoes + 1 },
        happened: [{ kind: 'echoed', by: 'resident', open: true }],
      };
    });
  }

  async #submit(submission: Submission, place: ReportPlace, key: FormKey): Promise<SubmissionOutcome> {
    const { store, digest, throttle } = this.#options;
    const vault = await this.#options.vault();
    const code = codeOfForm(vault, key.text);
    const formHash = digest(key.text);
    const bodyDigest = vault.digest(bodyOf(submission, digest));
    if (isSame(await store.cases.byFormHash(formHash), bodyDigest)) return filed(code, 'pass');
    (await this.#keys()).assertDwelt(key);
    const contact = cleanContact(submission.contact);
    const { id: siteId } = await siteOf(store);
    // A repair has a place (R26).
    if (submission.kind === 'repair' && place.placeId === siteId && submission.where === '')
      throw new LouyuError('case.where_missing');
    if (submission.photos.length > caseLimits.photosMax)
      throw new LouyuError('case.photos_too_many', { details: { max: caseLimits.photosMax } });
    const alike = submission.isOther ? [] : await this.#alike(submission, place.placeId);
    if (alike.length > 0) return { kind: 'alike', cases: alike };
    const phoneHash = digest(submission.phoneId);
    const origin = { ...place, phoneHash, trapped: submission.trapped };
    const verdict = await throttle.judge(store.cases, origin);
    const photos = [];
    for (const bytes of submission.photos)
      photos.push(await this.#options.photos.make(store, () => Promise.resolve(bytes)));
    const wanted = { ...submission, ...place, contact, code, formHash, bodyDigest, phoneHash };
    await this.#file(wanted, photos, verdict, vault);
    return filed(code, verdict);
  }

  async #file(
    wanted: Omit<Submission, 'photos'> &
      ReportPlace & { readonly formHash: string; readonly bodyDigest: string; readonly phoneHash: string },
    photos: readonly Pick<CasePhotoRecord, 'fileName' | 'width' | 'height' | 'bytes'>[],
    verdict: SubmissionVerdict,
    vault: Vault,
  ): Promise<void> {
    const { store, clock, random, live, photos: casePhotos } = this.#options;
    const { kind, category, where, text, contact, language, placeId, noticeId, phoneHash } = wanted;
    const { code, formHash, bodyDigest } = wanted;
    const id = random.id();
    const held = verdict === 'hold';
    const isNew = await store.transaction(async (areas) => {
      if (isSame(await areas.cases.byFormHash(formHash), bodyDigest)) return false;
      const { id: siteId } = await siteOf(areas);
      const now = clock.now();
      const given = {
        ...{ id, siteId, kind, category, team: undefined, source: 'form' as const, enteredBy: null, placeId },
        ...{ where, text, contact, language, noticeId, phoneHash, code, formHash, bodyDigest, held },
      } as const;
      const record = await file(areas, given, now, vault, await this.#changes.rules(areas));
      for (const photo of photos)
        await areas.cases.addPhoto(casePhotos.recordOf(photo, { caseId: id, by: 'resident' }));
      const happened = [
        { kind: 'submitted', by: 'resident', open: true } as const,
        ...(held ? [{ kind: 'held', by: 'hub', open: false } as const] : []),
      ];
      const audit = { action: 'case.submitted', detail: { number: record.number, kind, held } } as const;
      await this.#changes.tell(areas, record, { happened, audit }, null, now);
      return true;
    });
    if (isNew) live.emit({ resource: 'case', id });
  }

  /** Of the same kind and category at the same place; only what several people meet. */
  async #alike({ kind, category }: Submission, placeId: string): Promise<JoinableCase[]> {
    const { store, clock } = this.#options;
    const { timeZone } = await siteOf(store);
    const isToday = (moment: Instant) => dayOf(moment, timeZone) === dayOf(clock.now(), timeZone);
    const open = await this.#joinable(store, placeId);
    return open
      .filter((record) => record.kind === kind && record.category === category)
      .filter((record) => record.category !== 'other' || isToday(record.createdAt))
      .map(joinableOf);
  }

  #joinable(areas: Pick<Areas, 'cases'>, placeId: string): Promise<CaseRecord[]> {
    return areas.cases.joinable(placeId, joinableMax);
  }

  async #keys(): Promise<FormKeys> {
    return new FormKeys({ ...this.#options, vault: await this.#options.vault() });
  }

  async #inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#underWay.get(key) ?? Promise.resolve();
    const turn = before.then(work, work);
    const settled = turn.catch(() => undefined);
    this.#underWay.set(key, settled);
    try {
      return await turn;
    } finally {
      if (this.#underWay.get(key) === settled) this.#underWay.delete(key);
    }
  }
}

/** @throws LouyuError `case.form_used` where something else was submitted under the key */
function isSame(known: CaseRecord | undefined, bodyDigest: string): boolean {
  if (known === undefined) return false;
  if (known.bodyDigest !== bodyDigest) throw new LouyuError('case.form_used');
  return true;
}

/** All that makes two submissions different. */
function bodyOf(submission: Submission, digest: Digest): string {
  const { kind, category, where, text, contact, photos } = submission;
  return JSON.stringify([kind, category, where, text, contact, photos.map((bytes) => digest(bytes))]);
}

function filed(code: string, verdict: SubmissionVerdict): SubmissionOutcome {
  return { kind: 'filed', code, warned: verdict === 'warn' };
}

function joinableOf({ id, kind, category, state, createdAt }: CaseRecord): JoinableCase {
  return { id, kind, category, state, createdAt };
}
