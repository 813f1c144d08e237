import { templateGroups } from '@louyu/contract/api/notices';
import type { TemplateSummary } from '@louyu/contract/api/templates';
import { css, html, LitElement } from 'lit';
import { Live } from '../api/live.ts';
import { Submission } from '../api/submission.ts';
import { fetchAllTemplates, turnTemplate } from '../api/templates.ts';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/category-mark.ts';
import '../components/icon.ts';
import '../components/note.ts';

/** 通知模板: all of them, to edit, to switch off and on, and to make one's own. */
export class SettingsTemplates extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        max-width: 52rem;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: var(--one) var(--two);
        align-items: center;
        padding-block: var(--one);
        border-top: 1px solid var(--line);
      }
      li > a {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
        font-weight: 600;
      }
      .off > a {
        color: var(--ink-soft);
      }
      .state {
        flex: 1 1 6em;
      }
      li > button {
        margin-inline-start: auto;
      }
      @media (max-width: 640px) {
        .state {
          order: 1;
          flex-basis: 100%;
        }
        .state:empty {
          display: none;
        }
      }
      .page {
        margin-block-end: var(--three);
      }
    `,
  ];

  readonly #acting = new Submission(this);
  readonly #templates = new Live(this, {
    key: () => 'templates',
    load: (_, signal) => fetchAllTemplates(signal),
    touchedBy: ({ resource }) => resource === 'template',
  });

  constructor() {
    super();
    followLanguage(this);
  }

  async #turn({ id, disabled }: TemplateSummary): Promise<void> {
    await this.#acting.run(async () => {
      await turnTemplate(id, !disabled);
    });
    await this.#templates.refresh();
  }

  #row(template: TemplateSummary) {
    const { id, name, category, disabled, delivered, version } = template;
    const states = [
      ...(disabled ? [t('template.state_off')] : []),
      ...(delivered ? (version > 0 ? [t('template.state_changed')] : []) : [t('template.state_own')]),
    ];
    return html`<li class=${disabled ? 'off' : ''}>
      <ly-category-mark category=${category}></ly-category-mark>
      <a href="/settings/templates/${id}">${local(name)}</a>
      <span class="soft small state">${states.join(' · ')}</span>
      <button
        type="button"
        class="button quiet"
        ?disabled=${this.#acting.busy}
        aria-label=${t(disabled ? 'template.turn_on_name' : 'template.turn_off_name', { name: local(name) })}
        @click=${() => void this.#turn(template)}
      >
        ${t(disabled ? 'template.turn_on' : 'template.turn_off')}
      </button>
    </li>`;
  }

  #group(group: TemplateSummary['group'], all: readonly TemplateSummary[]) {
    const inGroup = all.filter((template) => template.group === group);
    if (inGroup.length === 0) return '';
    return html`<section class="stack" aria-labelledby=${group}>
      <h2 id=${group}>${t(`templates.${group}`)}</h2>
      <ul>
        ${inGroup.map((template) => this.#row(template))}
      </ul>
    </section>`;
  }

  override render() {
    const { value, error } = this.#templates;
    return html`<div class="stack wide">
      <div class="row">
        <p class="soft">${t('template.lead')}</p>
        <a class="button primary push" href="/settings/templates/new"
          ><ly-icon name="plus"></ly-icon>${t('template.new')}</a
        >
      </div>
      <ly-note text=${this.#acting.problem}></ly-note>
      <ly-note text=${error === undefined ? '' : t('error.load', { message: error.message })}></ly-note>
      ${value === undefined ? '' : templateGroups.map((group) => this.#group(group, value))}
    </div>`;
  }
}

customElements.define('ly-settings-templates', SettingsTemplates);

declare global {
  interface HTMLElementTagNameMap {
    'ly-settings-templates': SettingsTemplates;
  }
}
