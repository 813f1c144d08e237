import type { Draft, FieldValue, TemplateField, TemplateView } from '@louyu/contract/api/notices';
import type { DraftImage } from '@louyu/contract/images';
import type { Category, Priority } from '@louyu/contract/notice-content';
import { fromLocalInput, momentOnDay, toLocalInput } from '../i18n/zoned-time.ts';

/** What stands in a field of the form: words in two languages, or a moment as a `datetime-local` value. */
export interface FormField {
  readonly zh: string;
  readonly en: string;
  readonly moment: string;
}

/** The form as a person fills it; {@link draftOf} makes of it what the hub takes. */
export interface DraftForm {
  readonly fields: Readonly<Record<string, FormField>>;
  readonly withEnglish: boolean;
  readonly images: readonly DraftImage[];
  readonly category: Category;
  readonly audience: readonly string[];
  /** The kinds of display that it is for; undefined for all. */
  readonly profiles: Draft['profiles'];
  /** Tags of households to be visited or called besides. */
  readonly tagIds: readonly string[];
  /** Empty: as soon as it is signed. */
  readonly from: string;
  /** Empty as long as it follows the template's last moment. */
  readonly to: string;
  /** On which days and at what times in between; undefined: always. */
  readonly schedule: Draft['schedule'];
  readonly priority: Priority;
  /** 追加进展 that is on the notice already. */
  readonly progress: NonNullable<Draft['progress']>;
  /** The notice that this one replaces; empty: none. */
  readonly supersedes: string;
  /** Why it stands beside others that say much the same, or otherwise. */
  readonly beside: NonNullable<Draft['beside']>;
}

const dayMs = 86_400_000;

const untied: Pick<DraftForm, 'progress' | 'supersedes' | 'beside'> = {
  progress: [],
  supersedes: '',
  beside: [],
};

const emptyField: FormField = { zh: '', en: '', moment: '' };

export function fieldOf(form: DraftForm, key: string): FormField {
  return form.fields[key] ?? emptyField;
}

/** A new form: whole site, at once, the moments and the rank that are usual for the template, three days where no moment ends it. */
export function newForm(template: TemplateView, siteId: string, nowMs: number, timeZone: string): DraftForm {
  const moments = template.fields.filter((field) => field.type === 'moment');
  const fields = Object.fromEntries(
    moments.map(({ key, usually }) => {
      const { days, hour } = usually ?? { days: 1, hour: key === template.endsWith ? 18 : 9 };
      return [key, { ...emptyField, moment: inputOf({ days, hour }, nowMs, timeZone) }];
    }),
  );
  const { usualAudience, usualProfiles, usualFrom, usualTo = { days: 3, hour: 20 } } = template;
  return {
    fields,
    withEnglish: false,
    images: [],
    category: template.category,
    audience: usualAudience ?? [siteId],
    profiles: usualProfiles,
    tagIds: [],
    from: usualFrom === undefined ? '' : inputOf(usualFrom, nowMs, timeZone),
    to: template.endsWith === undefined ? inputOf(usualTo, nowMs, timeZone) : '',
    schedule: undefined,
    priority: template.priority ?? 'normal',
    ...untied,
  };
}

/** What is usual as a `datetime-local` value: a wall clock of the site, or the hour of now. */
function inputOf(
  { days, hour }: NonNullable<TemplateField['usually']>,
  nowMs: number,
  timeZone: string,
): string {
  const at =
    hour === undefined
      ? new Date(nowMs + days * dayMs).toISOString()
      : momentOnDay(nowMs, days, hour, 0, timeZone);
  return toLocalInput(at, timeZone);
}

/** The `datetime-local` value at which the display ends: the author's, or that of the template's last moment. */
export function endOf(form: DraftForm, template: TemplateView): string {
  if (form.to !== '' || template.endsWith === undefined) return form.to;
  return fieldOf(form, template.endsWith).moment;
}

export function draftOf(form: DraftForm, template: TemplateView, timeZone: string): Draft {
  const fields: Record<string, FieldValue> = {};
  for (const { key, type } of template.fields) {
    // A choice and a phone number are the same in all languages.
    const withEnglish = form.withEnglish && (type === 'line' || type === 'text');
    const value = valueOf(fieldOf(form, key), type === 'moment', withEnglish, timeZone);
    if (value !== undefined) fields[key] = value;
  }
  return {
    templateId: template.id,
    templateVersion: template.version ?? 0,
    ...(template.choosesCategory ? { category: form.category } : {}),
    fields,
    audience: [...form.audience],
    ...(form.profiles === undefined ? {} : { profiles: form.profiles }),
    ...(form.tagIds.length === 0 ? {} : { tagIds: [...form.tagIds] }),
    window: {
      from: fromLocalInput(form.from, timeZone),
      to: fromLocalInput(endOf(form, template), timeZone),
    },
    ...(form.schedule === undefined ? {} : { schedule: scheduleOf(form.schedule, form.from) }),
    priority: form.priority,
    ...(form.images.length === 0
      ? {}
      : { images: form.images.map((image) => imageOf(image, form.withEnglish)) }),
    ...(form.progress.length === 0 ? {} : { progress: [...form.progress] }),
    ...(form.supersedes === '' ? {} : { supersedes: form.supersedes }),
    ...(form.beside.length === 0 ? {} : { beside: [...form.beside] }),
  };
}

/** A repeat begins with the display, where that has a day of its own. */
function scheduleOf(schedule: NonNullable<Draft['schedule']>, from: string): Draft['schedule'] {
  if (schedule.repeat === undefined || from === '') return schedule;
  return { ...schedule, repeat: { ...schedule.repeat, start: from.slice(0, 10) } };
}

/** What is said of an image, in the languages that the notice is written in. */
function imageOf({ image, alt }: DraftImage, withEnglish: boolean): DraftImage {
  const zh = alt['zh-CN'].trim();
  const en = withEnglish ? (alt.en ?? '').trim() : '';
  return { image, alt: en === '' ? { 'zh-CN': zh } : { 'zh-CN': zh, en } };
}

function valueOf(
  field: FormField,
  isMoment: boolean,
  withEnglish: boolean,
  timeZone: string,
): FieldValue | undefined {
  if (isMoment) {
    const at = fromLocalInput(field.moment, timeZone);
    return at === null ? undefined : { at };
  }
  const zh = field.zh.trim();
  const en = withEnglish ? field.en.trim() : '';
  if (zh === '' && en === '') return undefined;
  return en === '' ? { 'zh-CN': zh } : { 'zh-CN': zh, en };
}

/**
 * 复制为新通知: the words, pictures and places of another notice in a new form, with new times. One that is to replace it
 * keeps its times: it is mostly about the same.
 */
export function copyOf(
  source: Draft,
  fresh: DraftForm,
  template: TemplateView,
  timeZone: string,
  replaces: string,
): DraftForm {
  const copied = { ...formOf(source, template, timeZone), ...untied };
  if (replaces !== '') return { ...copied, from: '', to: '', supersedes: replaces };
  const moments = Object.entries(fresh.fields).filter(([, { moment }]) => moment !== '');
  const { from, to } = fresh;
  const { dayparts } = copied.schedule ?? {};
  // At which hours is of the notice; on which days was of its time.
  const schedule = dayparts === undefined ? undefined : { dayparts };
  return { ...copied, fields: { ...copied.fields, ...Object.fromEntries(moments) }, from, to, schedule };
}

/** The form for a draft that is there already; what it said of being over is not said again. */
export function formOf(draft: Draft, template: TemplateView, timeZone: string): DraftForm {
  const fields = Object.fromEntries(
    Object.entries(draft.fields).map(([key, value]) => [
      key,
      'at' in value
        ? { ...emptyField, moment: toLocalInput(value.at, timeZone) }
        : { ...emptyField, zh: value['zh-CN'], en: value.en ?? '' },
    ]),
  );
  const form: DraftForm = {
    fields,
    withEnglish: Object.values(fields).some((field) => field.en !== ''),
    images: draft.images ?? [],
    category: draft.category ?? template.category,
    audience: draft.audience,
    profiles: draft.profiles,
    tagIds: draft.tagIds ?? [],
    from: draft.window.from === null ? '' : toLocalInput(draft.window.from, timeZone),
    to: '',
    schedule: draft.schedule,
    priority: draft.priority,
    progress: draft.progress ?? [],
    supersedes: draft.supersedes ?? '',
    beside: draft.beside ?? [],
  };
  const to = draft.window.to === null ? '' : toLocalInput(draft.window.to, timeZone);
  return to === endOf(form, template) ? form : { ...form, to };
}
