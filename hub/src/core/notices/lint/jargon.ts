import type { Language } from '@louyu/contract/primitives';
import { findingIn, type Finding, type LintContext } from './finding.ts';

/** Officialese and what people say instead; an empty word means that it can go. */
const plainWords: Readonly<Record<Language, readonly (readonly [pattern: string, plain: string])[]>> = {
  'zh-CN': [
    ['兹(?=定于|因|有|将|就|为|通知|接|经|决定)', ''],
    ['届时', '到时候'],
    ['予以', ''],
    ['特此(?:通知|公告|告知|函告)', ''],
    ['(?:敬请|请|望)(?:各位)?(?:业主|住户)?周知', '请留意'],
    ['(?:敬请|请|望)?(?:悉知|知悉)', '请留意'],
    ['(?:敬请|请|望)遵照执行', '请配合'],
    ['鉴于', '因为'],
    ['拟于', '打算在'],
    ['如若', '如果'],
    ['若有不便之处', '不方便的话'],
    ['切勿', '不要'],
    ['严禁', '不要'],
    ['上述', '这些'],
    ['前述', '前面说的'],
    ['贵户', '您家'],
    ['未尽事宜', '其他问题'],
    ['自即日起', '从今天起'],
    ['望予支持', '请支持'],
  ],
  en: [
    ['hereby', ''],
    ['herewith', ''],
    ['aforementioned', 'this'],
    ['in the event (?:that|of)', 'if'],
    ['prior to', 'before'],
    ['subsequent to', 'after'],
    ['commences?', 'start'],
    ['utili[sz]e[sd]?', 'use'],
    ['pursuant to', 'under'],
    ['please be advised(?: that)?', ''],
    ['in accordance with', 'by'],
    ['with effect from', 'from'],
    ['endeavou?rs?', 'try'],
  ],
};

function advice(plain: string, language: Language): string {
  if (plain === '') return language === 'zh-CN' ? '删去' : 'leave it out';
  return language === 'zh-CN' ? `改成“${plain}”` : `“${plain}”`;
}

const patterns = Object.fromEntries(
  Object.entries(plainWords).map(([language, words]) => [
    language,
    words.map(([pattern, plain]) => ({
      pattern: new RegExp(language === 'en' ? `\\b${pattern}\\b` : pattern, 'gi'),
      plain,
    })),
  ]),
);

/** Words of offices that neighbours do not use, with plain ones for them (R10). */
export function jargon({ texts, language: reader }: LintContext): Finding[] {
  return texts.flatMap((text) =>
    (patterns[text.language] ?? []).flatMap(({ pattern, plain }) =>
      Array.from(text.text.matchAll(pattern), ({ 0: words, index }) =>
        findingIn(text, 'lint.jargon', index, index + words.length, {
          plain: advice(plain, reader),
        }),
      ),
    ),
  );
}
