import { expect, it } from 'vitest';
import { lintTable, severityOf } from './lint.ts';

it('blocks personal data, debtors, blanks and an end before its start; all else warns', () => {
  const blocking = Object.entries(lintTable).flatMap(([code, { severity }]) =>
    severity === 'block' ? [code] : [],
  );
  expect(blocking).toEqual([
    'lint.variable_open',
    'lint.phone_number',
    'lint.id_number',
    'lint.bank_card',
    'lint.name_with_door',
    'lint.debtor',
    'lint.end_before_start',
  ]);
  expect(severityOf('notice.field_missing')).toBe('block');
});
