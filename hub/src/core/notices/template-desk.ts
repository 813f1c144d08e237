import type { AuditAction } from '@louyu/contract/audit-actions';
import type {
  TemplateCheck,
  TemplateDocument,
  TemplateEdit,
  TemplateSummary,
} from '@louyu/contract/api/templates';
import type { BoardNotice } from '@louyu/contract/board';
import { errorText } from '@louyu/contract/error-texts';
import { LouyuError } from '@louyu/contract/errors';
import { isNoticeContent, type ContentByLanguage } from '@louyu/contract/notice-content';
import type { Language } from '@louyu/contract/primitives';
import type { Actor, Clock, LiveEvents, Random } from '../ports.ts';
import { canonicalJson } from '../staff/canonical-json.ts';
import { assertWholeSite } from '../staff/scope.ts';
import type { Areas, Store } from '../store.ts';
import { dayMs, laterBy } from '../time.ts';
import { renderContent } from './render.ts';
import { checkTemplate, tidied, wordingLengths } from './template-check.ts';
import { exampleFields } from './template-examples.ts';
import type { TemplateState } from './template-store.ts';
import { templateIn, templateState, templateStates } from './template-versions.ts';
import { documentOf, templateOf } from './template.ts';
import { templateById } from './templates.ts';

/** Most templates that an office makes of its own. */
const ownMax = 40;

export interface TemplateDeskOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly events: LiveEvents;
}

/**
 * Templates as staff edit them. Each writing is a version that never changes; a draft keeps the version that it was begun with,
 * so that nothing moves under who is writing, reviewing or signing.
 */
export class TemplateDesk {
  readonly #options: TemplateDeskOptions;

  constructor(options: TemplateDeskOptions) {
    this.#options = options;
  }

  async list(): Promise<TemplateSummary[]> {
    const { store } = this.#options;
    const states = await templateStates(store);
    return Promise.all(
      states.map(async (state) => {
        const { document, ...rest } = await editOf(store, state);
        return { ...rest, name: document.name, group: document.group, category: document.category };
      }),
    );
  }

  /** @throws LouyuError `template.not_found` */
  async read(id: string): Promise<TemplateEdit> {
    const { store } = this.#options;
    return editOf(store, await templateState(store, id));
  }

  /** @throws LouyuError `template.too_many`, and the first that {@link check} finds */
  async add(actor: Actor, document: TemplateDocument): Promise<TemplateEdit> {
    assertWholeSite(actor);
    const { random } = this.#options;
    return this.#change(actor, 'template.added', async (areas) => {
      const own = (await areas.templates.states()).filter(({ id }) => templateById(id) === undefined);
      if (own.length >= ownMax) throw new LouyuError('template.too_many', { details: { max: ownMax } });
      return this.#write(areas, actor, { id: `own-${random.id()}`, current: 0, disabled: false }, document);
    });
  }

  /**
   * `version` is what stood before.
   * @throws LouyuError `template.not_found`, `template.changed`, and the first that {@link check} finds
   */
  async save(actor: Actor, id: string, version: number, document: TemplateDocument): Promise<TemplateEdit> {
    assertWholeSite(actor);
    return this.#change(actor, 'template.changed', async (areas) => {
      const state = await stateAt(areas, id, version);
      const written = canonicalJson(tidied(document));
      if (written === canonicalJson(tidied(documentOf(await templateIn(areas, id, version))))) return state;
      return this.#write(areas, actor, state, document);
    });
  }

  /** Back to the delivered wording. @throws LouyuError `template.not_found`, `template.not_delivered`, `template.changed` */
  async reset(actor: Actor, id: string, version: number): Promise<TemplateEdit> {
    assertWholeSite(actor);
    return this.#change(actor, 'template.reset', async (areas) => {
      const state = await stateAt(areas, id, version);
      if (templateById(id) === undefined) throw new LouyuError('template.not_delivered');
      return { ...state, current: 0 };
    });
  }

  /** Offers it or not. @throws LouyuError `template.not_found` */
  async turn(actor: Actor, id: string, disabled: boolean): Promise<TemplateEdit> {
    assertWholeSite(actor);
    return this.#change(actor, disabled ? 'template.disabled' : 'template.enabled', async (areas) => ({
      ...(await templateState(areas, id)),
      disabled,
    }));
  }

  /** What is wrong with a template, how long it can become, and how its example looks on glass. Changes nothing. */
  async check(document: TemplateDocument, language: Language): Promise<TemplateCheck> {
    const { store, clock } = this.#options;
    const site = await store.places.site();
    if (site === undefined) throw new LouyuError('hub.not_ready');
    const now = clock.now();
    const template = templateOf('preview', 0, document);
    const rendered = renderContent(template, exampleFields(document, now, site.hotline), site.timeZone);
    return {
      faults: checkTemplate(document, language).map(({ path, code, details }) => ({
        path,
        code,
        message: errorText(code, language, details),
      })),
      notice: exampleNotice(template.category, document, readable(rendered), now),
      lengths: wordingLengths(document, (each) => rendered?.[each]),
    };
  }

  async #write(
    areas: Areas,
    actor: Actor,
    state: TemplateState,
    document: TemplateDocument,
  ): Promise<TemplateState> {
    const [fault] = checkTemplate(document, 'zh-CN');
    if (fault !== undefined) {
      throw new LouyuError(fault.code, { details: { path: `document.${fault.path}`, ...fault.details } });
    }
    const now = this.#options.clock.now();
    const current = await areas.templates.addVersion(state.id, tidied(document), actor.id, now);
    return { ...state, current };
  }

  async #change(
    actor: Actor,
    action: AuditAction,
    decide: (areas: Areas) => Promise<TemplateState>,
  ): Promise<TemplateEdit> {
    const { store, events } = this.#options;
    const state = await store.transaction(async (areas) => {
      const decided = await decide(areas);
      await areas.templates.setState(decided);
      await areas.audit.append({
        actorId: actor.id,
        action,
        subject: `template:${decided.id}`,
        detail: { version: decided.current },
      });
      return decided;
    });
    events.emit({ resource: 'template', id: null });
    return editOf(store, state);
  }
}

async function stateAt(areas: Areas, id: string, version: number): Promise<TemplateState> {
  const state = await templateState(areas, id);
  if (state.current !== version) throw new LouyuError('template.changed');
  return state;
}

async function editOf(areas: Pick<Areas, 'templates'>, state: TemplateState): Promise<TemplateEdit> {
  const { id, current, disabled } = state;
  return {
    id,
    version: current,
    delivered: templateById(id) !== undefined,
    disabled,
    document: documentOf(await templateIn(areas, id, current)),
  };
}

/** What glass can show of an unfinished template: the languages in which everything has its place. */
function readable(rendered: ContentByLanguage | null): ContentByLanguage | null {
  if (rendered === null || !isNoticeContent(rendered['zh-CN'])) return null;
  const { en } = rendered;
  return isNoticeContent(en) ? rendered : { 'zh-CN': rendered['zh-CN'] };
}

function exampleNotice(
  category: TemplateDocument['category'],
  { kind, priority }: TemplateDocument,
  content: ContentByLanguage | null,
  now: string,
): BoardNotice | null {
  if (content === null) return null;
  return {
    id: 'preview',
    number: 1,
    revision: 1,
    category,
    ...(kind === undefined || kind['zh-CN'] === '' ? {} : { kind }),
    priority: priority ?? 'normal',
    signedAt: now,
    windows: [{ from: now, to: laterBy(now, dayMs) }],
    content,
  };
}
