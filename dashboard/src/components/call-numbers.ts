import type { AlertTemplateView } from '@louyu/contract/api/alerts';
import type { OnDuty } from '@louyu/contract/api/duty';
import type { Site } from '@louyu/contract/api/places';
import { t } from '../i18n/translate.ts';
import type { CallNumber } from './alert-phones.ts';

const publicNumbers = ['119', '110', '120'] as const;

/** What is known without the hub: the public numbers (of a hazard, its own), who is on duty, and the hotline. */
export function callNumbers(
  known: { readonly site: Site; readonly onDuty: readonly OnDuty[] } | undefined,
  template: AlertTemplateView | undefined,
): readonly CallNumber[] {
  const first = template?.phone ?? '';
  const emergency: readonly CallNumber[] = publicNumbers.map((number) => ({
    label: t(`emergency.phone_${number}`),
    number,
  }));
  const numbers: readonly CallNumber[] = [
    ...emergency.filter(({ number }) => number === first),
    ...(first === '' || publicNumbers.some((number) => number === first)
      ? []
      : [{ label: t('emergency.phone_service'), number: first }]),
    ...(first === '' ? emergency : []),
    ...(known?.onDuty ?? []).map(({ name, phone }) => {
      return { label: t('emergency.phone_duty', { name }), number: phone };
    }),
    { label: t('emergency.phone_hotline'), number: known?.site.hotline ?? '' },
  ];
  const seen = new Set<string>();
  return numbers.filter(({ number }) => number !== '' && !seen.has(number) && seen.add(number));
}
