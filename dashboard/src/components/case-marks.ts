import type { CaseSummary } from '@louyu/contract/api/cases';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import type { IconName } from './icon-paths.ts';
import './icon.ts';

interface Mark {
  readonly icon: IconName;
  readonly words: string;
  readonly warns: boolean;
}

/** What is out of the ordinary with a case: 催办, 上报, 待判断, 重新处理, a new message, others who met it, photos. */
export class CaseMarks extends LitElement {
  static override properties = { summary: { attribute: false } };

  static override styles = [
    base,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--half) 12px;
      }
      li {
        display: inline-flex;
        gap: var(--half);
        align-items: center;
        color: var(--ink-soft);
        font-size: var(--text-small);
        white-space: nowrap;
      }
      .warns {
        color: var(--warn);
        font-weight: 600;
      }
    `,
  ];

  declare summary: CaseSummary | undefined;

  constructor() {
    super();
    this.summary = undefined;
    followLanguage(this);
  }

  override render() {
    const marks = this.summary === undefined ? [] : marksOf(this.summary);
    if (marks.length === 0) return '';
    return html`<ul>
      ${marks.map(
        ({ icon, words, warns }) =>
          html`<li class=${warns ? 'warns' : ''}><ly-icon name=${icon}></ly-icon>${words}</li>`,
      )}
    </ul>`;
  }
}

function marksOf(summary: CaseSummary): readonly Mark[] {
  const { reminded, escalated, held, reopened, waitsForStaff, echoes, photos, next } = summary;
  // Until the first answer every case waits for one: that is what its deadline says.
  const hasWritten = waitsForStaff && (next === null || next.target === 'solution') && !held;
  const marks: readonly (Mark | false)[] = [
    held && { icon: 'ban', words: t('case.mark_held'), warns: true },
    escalated && { icon: 'up', words: t('case.mark_escalated'), warns: true },
    reminded && { icon: 'speaker', words: t('case.mark_reminded'), warns: true },
    hasWritten && { icon: 'notice', words: t('case.mark_wrote'), warns: true },
    reopened > 0 && { icon: 'refresh', words: t('case.mark_reopened', { n: reopened }), warns: true },
    echoes > 0 && { icon: 'people', words: t('case.mark_echoes', { n: echoes }), warns: false },
    photos > 0 && { icon: 'picture', words: t('case.mark_photos', { n: photos }), warns: false },
  ];
  return marks.filter((mark) => mark !== false);
}

customElements.define('ly-case-marks', CaseMarks);

declare global {
  interface HTMLElementTagNameMap {
    'ly-case-marks': CaseMarks;
  }
}
