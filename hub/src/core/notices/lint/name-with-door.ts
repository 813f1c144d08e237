import { door } from './door.ts';
import { findingIn, narrow, type LintContext, type Finding } from './finding.ts';
import { afterName, fullName } from './person-name.ts';

const between = '[\\s,:;、，：；(（]{0,3}(?:业主|住户|户主|租户|居民|家)?[\\s,:;、，：；(（]{0,3}';
const doorThenName = `(?:${door})${between}${fullName}${afterName}`;
const nameThenDoor = `(?<![\\p{Script=Han}])${fullName}(?:先生|女士|小姐)?[\\s,:;、，：；(（]{0,3}(?:家住|住在|住)?\\s*(?:${door})`;
const pattern = new RegExp(`${doorThenName}|${nameThenDoor}`, 'giu');
const englishPattern = new RegExp(
  '\\b(?:Mr|Mrs|Ms)\\.?\\s+[A-Z][a-z]+(?:\\s+[A-Z][a-z]+)?[\\s,(]+(?:of\\s+|in\\s+)?(?:flat|apartment|apt\\.?|room)\\s*\\d{3,4}\\b',
  'gi',
);

/** A household's door with a full name beside it (R36). */
export function namesWithDoors({ texts }: LintContext): Finding[] {
  return texts.flatMap((text) =>
    [pattern, englishPattern].flatMap((each) =>
      Array.from(narrow(text.text).matchAll(each), ({ 0: words, index }) =>
        findingIn(text, 'lint.name_with_door', index, index + words.length),
      ),
    ),
  );
}
