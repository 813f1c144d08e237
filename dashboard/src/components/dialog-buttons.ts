import { html, type TemplateResult } from 'lit';
import { t } from '../i18n/translate.ts';

interface DialogButtons {
  /** What is done, in words. */
  readonly words: string;
  readonly disabled: boolean;
  readonly confirm: () => void;
  readonly dismiss: () => void;
  /** Empty or absent: 取消. */
  readonly cancelWords?: string;
}

/** The foot of a question: away from it, or what it asks about. For the slot of `ly-dialog`. */
export function dialogButtons({
  words,
  disabled,
  confirm,
  dismiss,
  cancelWords,
}: DialogButtons): TemplateResult {
  return html`<button slot="footer" type="button" class="button" @click=${dismiss}>
      ${cancelWords || t('action.cancel')}
    </button>
    <button slot="footer" type="button" class="button primary" ?disabled=${disabled} @click=${confirm}>
      ${words}
    </button>`;
}
