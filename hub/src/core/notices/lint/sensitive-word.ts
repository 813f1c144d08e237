import { findingIn, narrow, type Finding, type LintContext } from './finding.ts';

const words =
  /发情|口交|裸聊|裸贷|约炮|卖淫|嫖娼|色情|赌博|博彩|六合彩|冰毒|大麻|枪支|传销|高利贷|套现|代开发票|办假证|傻[逼叉]|他妈的|婊子|王八蛋|去死吧?|滚蛋|包治百病|稳赚不赔|最后一天甩卖/g;
const englishWords = /\b(?:porn|casino|gambling|fuck(?:ing)?|bitch|idiots?|guaranteed profit)\b/gi;

/** Where the words of a text begin and end; made once, when first needed, since its dictionary is large. */
let segmenter: Intl.Segmenter | undefined;

/**
 * Sensitive words, pointed out and never masked (R36). One that only arises where other words meet is none: 突发情况,
 * 路口交通, 窗口交费; neither is 女装.
 */
export function sensitiveWords({ texts }: LintContext): Finding[] {
  return texts.flatMap((text) => {
    const plain = narrow(text.text);
    const matches = [...plain.matchAll(words), ...plain.matchAll(englishWords)];
    if (matches.length === 0) return [];
    const edges = edgesOf(plain);
    return matches
      .filter(({ 0: match, index }) => edges.has(index) && edges.has(index + match.length))
      .map(({ 0: match, index }) => findingIn(text, 'lint.sensitive_word', index, index + match.length));
  });
}

function edgesOf(text: string): Set<number> {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return new Set([...Array.from(segmenter.segment(text), ({ index }) => index), text.length]);
}
