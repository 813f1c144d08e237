import { findingIn, narrow, type LintContext, type Finding } from './finding.ts';

const mobile = /(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)/g;

/** Mobile numbers on public glass (R36). The office's own, as its hotline gives them, may stand there. */
export function phoneNumbers({ texts, site }: LintContext): Finding[] {
  const ours = digitRuns(`${site.hotline} / ${site.office['zh-CN']} / ${site.office.en ?? ''}`);
  return texts.flatMap((text) =>
    Array.from(narrow(text.text).matchAll(mobile)).flatMap((match) => {
      const number = (match[1] ?? '').replace(/\D/g, '');
      if (ours.some((run) => run.endsWith(number))) return [];
      return [findingIn(text, 'lint.phone_number', match.index, match.index + match[0].length)];
    }),
  );
}

/** The telephone numbers of a line, without what people put between their digits. */
function digitRuns(line: string): string[] {
  return narrow(line)
    .split(/[^\d+() -]+/)
    .map((part) => part.replace(/\D/g, ''))
    .filter((part) => part !== '');
}
