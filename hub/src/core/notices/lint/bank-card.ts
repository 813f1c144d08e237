import { findingIn, narrow, type LintContext, type Finding } from './finding.ts';
import { idNumbersIn } from './id-number.ts';

/** 16 to 19 digits, together or in groups as they stand on cards. */
const candidate = /(?<!\d)[3-6]\d{3}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)/g;
/** How far before a number it may be said that it is a company's account. */
const beforeMaxChars = 24;
const company = /(?:对公|公司|企业|单位|物业).{0,4}(?:账|帐)[户号]|company account/i;

/** Bank cards of people by their Luhn digit (R36); an account of a company, said to be one, may stand there (R34). */
export function bankCards({ texts }: LintContext): Finding[] {
  return texts.flatMap((text) => {
    const ids = idNumbersIn(text.text);
    return Array.from(narrow(text.text).matchAll(candidate)).flatMap(({ 0: digits, index }) => {
      const before = text.text.slice(Math.max(0, index - beforeMaxChars), index);
      if (!hasLuhnDigit(digits) || company.test(before)) return [];
      if (ids.some(({ from, to }) => from <= index && index < to)) return [];
      return [findingIn(text, 'lint.bank_card', index, index + digits.length)];
    });
  });
}

function hasLuhnDigit(written: string): boolean {
  const digits = written.replace(/\D/g, '');
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
