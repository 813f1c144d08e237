import { findingIn, narrow, type LintContext, type Finding } from './finding.ts';

const candidate = /(?<![\dA-Za-z])[1-9]\d{16}[\dXx](?![\dA-Za-z])/g;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Identity card numbers of GB 11643 by their check digit and date of birth (R36). */
export function idNumbers({ texts }: LintContext): Finding[] {
  return texts.flatMap((text) =>
    idNumbersIn(text.text).map(({ from, to }) => findingIn(text, 'lint.id_number', from, to)),
  );
}

export function idNumbersIn(text: string): { readonly from: number; readonly to: number }[] {
  return Array.from(narrow(text).matchAll(candidate))
    .filter(([digits]) => hasCheckDigit(digits) && hasBirthday(digits))
    .map(({ 0: digits, index }) => ({ from: index, to: index + digits.length }));
}

function hasCheckDigit(digits: string): boolean {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return digits[17]?.toUpperCase() === '10X98765432'[sum % 11];
}

function hasBirthday(digits: string): boolean {
  const [year, month, day] = [digits.slice(6, 10), digits.slice(10, 12), digits.slice(12, 14)].map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
