import type { TemplateDocument, Wording, WordingLength } from '@louyu/contract/api/templates';
import { factsMaxCount } from '@louyu/contract/notice-content';
import type { Language } from '@louyu/contract/primitives';
import { css, html, LitElement } from 'lit';
import { followLanguage, language as pageLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import type { ProblemAt } from './template-form.ts';
import { variablesOf, withNames, withWords, type TemplateVariable } from './template-variables.ts';
import './icon.ts';
import './text-field.ts';

type Part = WordingLength['part'];

/** The sentences of a template in one language, with its fields to insert; event `wording-change` with a Wording. */
export class TemplateWording extends LitElement {
  static override properties = {
    document: { attribute: false },
    language: {},
    lengths: { attribute: false },
    problemAt: { attribute: false },
  };

  static override styles = [
    base,
    controls,
    css`
      .fact {
        display: grid;
        grid-template-columns: minmax(72px, 1fr) 3fr auto;
        gap: var(--one);
        align-items: end;
      }
      .over {
        color: var(--warn);
        font-weight: 600;
      }
    `,
  ];

  declare document: TemplateDocument | undefined;
  declare language: Language;
  declare lengths: readonly WordingLength[];
  declare problemAt: ProblemAt;
  /** Where the person wrote last: there a field is inserted. */
  #caret: { readonly path: string; readonly at: number } = { path: 'title', at: 0 };

  constructor() {
    super();
    this.document = undefined;
    this.language = 'zh-CN';
    this.lengths = [];
    this.problemAt = () => '';
    followLanguage(this);
  }

  get #variables(): readonly TemplateVariable[] {
    return variablesOf(this.document?.fields ?? [], pageLanguage());
  }

  get #wording(): Wording {
    return (
      this.document?.wording[this.language] ?? {
        title: '',
        shortTitle: '',
        keyPoint: '',
        facts: [],
        body: '',
      }
    );
  }

  #say(wording: Wording): void {
    this.dispatchEvent(new CustomEvent('wording-change', { detail: wording }));
  }

  #read(path: string): string {
    const [part = '', index = ''] = path.split('.');
    if (part === 'facts') return this.#wording.facts[Number(index)]?.value ?? '';
    if (part === 'here') return this.#wording.here?.[index === 'keyPoint' ? 'keyPoint' : 'shortTitle'] ?? '';
    const known = parts.find((each) => each === part);
    return known === undefined ? '' : this.#wording[known];
  }

  #write(path: string, text: string): void {
    const wording = this.#wording;
    const [part = '', index = ''] = path.split('.');
    if (part === 'facts') {
      const facts = wording.facts.map((fact, at) => (at === Number(index) ? { ...fact, value: text } : fact));
      this.#say({ ...wording, facts });
      return;
    }
    if (part === 'here') {
      const here = { shortTitle: '', keyPoint: '', ...wording.here, [index]: text };
      this.#say({ ...wording, here });
      return;
    }
    const known = parts.find((each) => each === part);
    if (known !== undefined) this.#say({ ...wording, [known]: text });
  }

  /** Remembers the caret of the field that is left for a button of a variable. */
  #leave(path: string, event: Event): void {
    const [control] = event.composedPath();
    if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)
      this.#caret = { path, at: control.selectionStart ?? control.value.length };
  }

  #insert({ words }: TemplateVariable): void {
    const { path, at } = this.#caret;
    const shown = withWords(this.#read(path), this.#variables);
    const inserted = `{${words}}`;
    this.#write(path, withNames(shown.slice(0, at) + inserted + shown.slice(at), this.#variables));
    this.#caret = { path, at: at + inserted.length };
  }

  #count(part: Part) {
    const known = this.lengths.find((each) => each.part === part && each.language === this.language);
    if (known === undefined) return '';
    const isOver = known.longestChars > known.maxChars;
    return html`<span class="hint number ${isOver ? 'over' : ''}" data-testid="count-${part}"
      >${t('template.count', { chars: known.chars, longest: known.longestChars, max: known.maxChars })}</span
    >`;
  }

  #text(path: string, label: string, count: unknown, multiline = false) {
    const variables = this.#variables;
    return html`<ly-text-field
      keepsEnter
      ?multiline=${multiline}
      label=${label}
      data-path=${path}
      .problem=${this.problemAt(`wording.${this.language}.${path}`)}
      .value=${withWords(this.#read(path), variables)}
      @focusout=${(event: Event) => this.#leave(path, event)}
      @input=${(event: Event) => this.#write(path, withNames(fieldValue(event), variables))}
      >${count}</ly-text-field
    >`;
  }

  #facts() {
    const wording = this.#wording;
    const at = (index: number, label: string) =>
      wording.facts.map((fact, each) => (each === index ? { ...fact, label } : fact));
    return html`<fieldset class="stack">
      <legend>${t('template.part_facts')}</legend>
      ${wording.facts.map(
        (fact, index) =>
          html`<div class="fact">
            <ly-text-field
              keepsEnter
              label=${t('template.fact_label')}
              .problem=${this.problemAt(`wording.${this.language}.facts.${index}.label`)}
              .value=${fact.label}
              @input=${(event: Event) => this.#say({ ...wording, facts: at(index, fieldValue(event)) })}
            ></ly-text-field>
            ${this.#text(`facts.${index}.value`, t('template.fact_value'), '')}
            <button
              type="button"
              class="button quiet"
              aria-label=${t('template.fact_remove', { name: fact.label })}
              @click=${() =>
                this.#say({ ...wording, facts: wording.facts.filter((_, each) => each !== index) })}
            >
              <ly-icon name="close"></ly-icon>
            </button>
          </div>`,
      )}
      <div>
        <button
          type="button"
          class="button"
          ?disabled=${wording.facts.length >= factsMaxCount}
          @click=${() => this.#say({ ...wording, facts: [...wording.facts, { label: '', value: '' }] })}
        >
          <ly-icon name="plus"></ly-icon>${t('template.fact_add')}
        </button>
      </div>
    </fieldset>`;
  }

  /** What the lift that is out says of itself, where the template is of that kind. */
  #here() {
    if (this.document?.hereFrom === undefined) return '';
    return html`<fieldset class="stack">
      <legend>${t('template.part_here')}</legend>
      ${this.#text('here.shortTitle', t('template.part_shortTitle'), '')}
      ${this.#text('here.keyPoint', t('template.part_keyPoint'), '')}
    </fieldset>`;
  }

  override render() {
    const whole = this.problemAt(`wording.${this.language}`);
    return html`<div class="stack" lang=${this.language}>
      ${whole === '' ? '' : html`<p class="problem"><ly-icon name="warning"></ly-icon>${whole}</p>`}
      <div class="row tight" role="group" aria-label=${t('template.insert')}>
        <span class="soft small">${t('template.insert')}</span>
        ${this.#variables.map(
          (variable) =>
            html`<button type="button" class="chip small" @click=${() => this.#insert(variable)}>
              ${variable.words}
            </button>`,
        )}
      </div>
      ${parts
        .filter((part) => part !== 'body')
        .map((part) => this.#text(part, t(`template.part_${part}`), this.#count(part)))}
      ${this.#here()} ${this.#facts()}
      ${this.#text('body', t('template.part_body'), this.#count('body'), true)}
    </div>`;
  }
}

const parts: readonly Part[] = ['title', 'shortTitle', 'keyPoint', 'body'];

customElements.define('ly-template-wording', TemplateWording);

declare global {
  interface HTMLElementTagNameMap {
    'ly-template-wording': TemplateWording;
  }
}
