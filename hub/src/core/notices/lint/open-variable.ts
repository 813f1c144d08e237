import { findingIn, narrow, type Finding, type LintContext } from './finding.ts';

/** What stands where words are still to come; variables in braces are a fault of their field already. */
const blanks =
  /<<[^<>\n]{1,40}>>|[【[](?:待填写?|待补充?|请填写?)[^】\]\n]{0,20}[】\]]|_{3,}|(?<![A-Za-z\d×])[Xx×]{1,4}(?=\s?(?:年|月|日|号|栋|幢|单元|室|时|点|分|元|楼|层|小区|先生|女士))/gu;

/** Blanks that nobody filled in (R16): ×月×日, ____, 【待填】. */
export function openVariables({ texts }: LintContext): Finding[] {
  return texts.flatMap((text) =>
    Array.from(narrow(text.text).matchAll(blanks), ({ 0: words, index }) =>
      findingIn(text, 'lint.variable_open', index, index + words.length),
    ),
  );
}
