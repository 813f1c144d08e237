import { alertModeSchema, severitySchema } from '@louyu/contract/alarm';
import { alertDraftSchema, alertReachSchema } from '@louyu/contract/api/alerts';
import { idSchema } from '@louyu/contract/primitives';
import * as v from 'valibot';
import type { AlertForm } from '../components/alert-form.ts';

const storageKey = 'louyu.alert-form';
/** As long as a login takes. What was written longer ago is about another moment, and would be wrong on the glass. */
const keptMs = 5 * 60_000;

const keptSchema = v.object({
  at: v.number(),
  mode: alertModeSchema,
  templateId: alertDraftSchema.entries.templateId,
  form: v.object({
    severity: v.union([severitySchema, v.undefined()]),
    whereId: idSchema,
    whereWords: v.string(),
    reach: v.union([v.picklist(['usual', 'pick']), alertReachSchema]),
    picked: v.array(idSchema),
    fields: alertDraftSchema.entries.fields,
  }),
});

interface About {
  readonly mode: string;
  readonly templateId: string;
}

/** Keeps in this tab what was written, when the login ended just before it could be raised. */
export function keepAlertForm(about: About, form: AlertForm, nowMs: number): void {
  sessionStorage.setItem(storageKey, JSON.stringify({ at: nowMs, ...about, form }));
}

/** Takes it out again, once; of another kind, a drill instead of the real thing, or too old, it is gone. */
export function takeAlertForm({ mode, templateId }: About, nowMs: number): AlertForm | undefined {
  const text = sessionStorage.getItem(storageKey);
  sessionStorage.removeItem(storageKey);
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), keptSchema), text);
  if (!result.success) return undefined;
  const kept = result.output;
  const isThis = kept.mode === mode && kept.templateId === templateId && nowMs - kept.at < keptMs;
  return isThis ? { ...kept.form, severity: kept.form.severity } : undefined;
}
