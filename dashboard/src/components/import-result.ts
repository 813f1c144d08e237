import type { ColumnField, ImportCheck } from '@louyu/contract/api/households';
import { columnFields } from '@louyu/contract/api/households';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import './note.ts';

/** What a roster would do, column by column and fault by fault; event `columns-change` with the fields of the columns. */
export class ImportResult extends LitElement {
  static override properties = { check: { attribute: false }, busy: { type: Boolean } };

  static override styles = [
    base,
    controls,
    css`
      .figures {
        display: grid;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        gap: var(--two);
      }
      .figures div {
        padding: var(--two);
        border-radius: var(--radius);
        background: var(--panel);
      }
      .figures b {
        display: block;
        font-size: var(--text-page);
        line-height: 1.3;
        font-variant-numeric: tabular-nums;
      }
      .figures .wrong {
        background: var(--warn-tint);
      }
      .columns {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(200px, 1fr));
        gap: var(--two);
      }
      .columns .small {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .scroll {
        overflow-x: auto;
      }
      td.value {
        overflow-wrap: anywhere;
      }
      @media (max-width: 640px) {
        .figures {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
    `,
  ];

  declare check: ImportCheck | undefined;
  declare busy: boolean;

  constructor() {
    super();
    this.check = undefined;
    this.busy = false;
    followLanguage(this);
  }

  #choose(check: ImportCheck, column: number, value: string): void {
    const field = columnFields.find((known) => known === value) ?? null;
    const fields: (ColumnField | null)[] = check.columns.map((known, index) =>
      index === column ? field : known.field,
    );
    this.dispatchEvent(new CustomEvent('columns-change', { detail: fields }));
  }

  #figure(count: number, words: string, isWrong = false) {
    return html`<div class=${isWrong && count > 0 ? 'wrong' : ''}><b>${count}</b>${words}</div>`;
  }

  #columns(check: ImportCheck) {
    return html`<section class="stack" aria-labelledby="columns">
      <h2 id="columns">${t('import.columns')}</h2>
      <p class="soft">${t('import.columns_hint')}</p>
      ${check.usable ? '' : html`<ly-note text=${t('import.unusable')}></ly-note>`}
      <div class="columns">
        ${check.columns.map(
          ({ letter, header, field, samples }, index) =>
            html`<div class="field">
              <label for="c${index}">${header === '' ? t('import.column', { letter }) : header}</label>
              <select
                id="c${index}"
                ?disabled=${this.busy}
                @change=${(event: Event) => this.#choose(check, index, fieldValue(event))}
              >
                <option value="" .selected=${field === null}>${t('import.ignore')}</option>
                ${columnFields.map(
                  (known) =>
                    html`<option value=${known} .selected=${known === field}>
                      ${t(`import.field_${known}`)}
                    </option>`,
                )}
              </select>
              <span class="soft small">${samples.join(' · ')}</span>
            </div>`,
        )}
      </div>
    </section>`;
  }

  #problems(check: ImportCheck) {
    if (check.problems.length === 0) return '';
    const some = check.problems.length < check.wrong;
    return html`<div class="stack">
      <h2 id="problems">${t('import.problems', { count: check.wrong })}</h2>
      ${some ? html`<p class="soft">${t('import.problems_some', { shown: check.problems.length })}</p>` : ''}
      <div class="scroll" tabindex="0" role="region" aria-labelledby="problems">
        <table>
          <thead>
            <tr>
              <th scope="col">${t('import.problem_row')}</th>
              <th scope="col">${t('import.problem_column')}</th>
              <th scope="col">${t('import.problem_value')}</th>
              <th scope="col">${t('import.problem_what')}</th>
            </tr>
          </thead>
          <tbody>
            ${check.problems.map(
              ({ row, column, header, value, fault, other }) =>
                html`<tr>
                  <td>${row}</td>
                  <td>${column} ${header}</td>
                  <td class="value">${value}</td>
                  <td>
                    ${fault === 'double_row' ? t('fault.double_row', { row: other ?? 0 }) : t(`fault.${fault}`)}
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  override render() {
    const { check } = this;
    if (check === undefined) return '';
    const names = check.newBuildings.slice(0, 6).join('、') + (check.newBuildings.length > 6 ? '…' : '');
    const isNew = check.newBuildings.length + check.newUnits > 0;
    return html`<div class="stack wide">
      ${
        check.usable
          ? html`<div class="stack">
              <div class="figures" role="status">
                ${this.#figure(check.added, t('import.added'))}${this.#figure(check.changed, t('import.changed'))}
                ${this.#figure(check.same, t('import.same'))}${this.#figure(check.wrong, t('import.wrong'), true)}
              </div>
              ${
                isNew
                  ? html`<p>
                      ${t('import.new_places', { buildings: check.newBuildings.length, units: check.newUnits, names })}
                    </p>`
                  : ''
              }
              <p class="soft">${t('import.keeps')}</p>
            </div>`
          : ''
      }
      <slot></slot>
      ${this.#columns(check)} ${this.#problems(check)}
    </div>`;
  }
}

customElements.define('ly-import-result', ImportResult);

declare global {
  interface HTMLElementTagNameMap {
    'ly-import-result': ImportResult;
  }
}
