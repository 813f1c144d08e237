import { door, isOffice } from './door.ts';
import { findingIn, narrow, type Finding, type LintContext, type LintText } from './finding.ts';
import { fullName } from './person-name.ts';

const debt =
  /欠费|欠缴|欠交|欠款|拖欠|未缴|未交|催缴|\bowes?\b|\bowed\b|\bowing\b|\barrears\b|\boverdue\b|\bunpaid\b/i;
/** With such a heading every door of the notice is a debtor's. */
const list =
  /(?:欠费|欠缴|欠交|欠款|拖欠|未缴费?|未交费?|催缴)[^。；\n]{0,6}(?:名单|公示|公布|清单|明细|一览)|\blist of (?:debtors|arrears)|\bdebtors\b/i;
const sentence = /[^。！？!?；;\n]+/g;
const doors = new RegExp(door, 'giu');
const names = new RegExp(
  `(?<![\\p{Script=Han}])${fullName}(?:先生|女士|小姐)?[\\s,:、，：(（]{0,3}(?=拖欠|欠费|欠缴|欠交|欠款|欠|未缴|未交)|(?:欠费|欠缴|欠款)(?:业主|住户|户主|人)[\\s:：]{0,2}${fullName}`,
  'gu',
);

/** Who owes money, on public glass (R34): a debt with a household's door or a person's name. */
export function debtors({ texts }: LintContext): Finding[] {
  const isList = texts.some(({ text }) => list.test(text));
  return texts.flatMap((text) => {
    const plain = narrow(text.text);
    const parts = isList ? [{ 0: plain, index: 0 }] : Array.from(plain.matchAll(sentence));
    return parts.flatMap(({ 0: part, index }) =>
      isList || debt.test(part) ? namedIn(text, plain, part, index) : [],
    );
  });
}

function namedIn(text: LintText, plain: string, part: string, start: number): Finding[] {
  return [doors, names].flatMap((pattern) =>
    Array.from(part.matchAll(pattern)).flatMap(({ 0: words, index }) => {
      const [from, to] = [start + index, start + index + words.trimEnd().length];
      return pattern === doors && isOffice(plain, from, to) ? [] : [findingIn(text, 'lint.debtor', from, to)];
    }),
  );
}
