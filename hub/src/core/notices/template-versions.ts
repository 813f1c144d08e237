import type { Draft } from '@louyu/contract/api/notices';
import { LouyuError } from '@louyu/contract/errors';
import type { Areas } from '../store.ts';
import type { Template } from './template.ts';
import type { TemplateState } from './template-store.ts';
import { templateById, templates } from './templates.ts';

/** A template in one of its versions, 0 as delivered. @throws LouyuError `template.not_found` */
export async function templateIn(
  areas: Pick<Areas, 'templates'>,
  id: string,
  version: number,
): Promise<Template> {
  const template = version === 0 ? templateById(id) : await areas.templates.written(id, version);
  if (template === undefined) throw new LouyuError('template.not_found');
  return template;
}

/** How a template stands now. @throws LouyuError `template.not_found` */
export async function templateState(areas: Pick<Areas, 'templates'>, id: string): Promise<TemplateState> {
  const state = (await areas.templates.states()).find((each) => each.id === id);
  if (state === undefined && templateById(id) === undefined) throw new LouyuError('template.not_found');
  return state ?? { id, current: 0, disabled: false };
}

/** All templates as they stand: the delivered ones in their order, then the office's own. */
export async function templateStates(areas: Pick<Areas, 'templates'>): Promise<TemplateState[]> {
  const touched = new Map((await areas.templates.states()).map((state) => [state.id, state]));
  const delivered = templates.map(({ id }) => touched.get(id) ?? { id, current: 0, disabled: false });
  const own = [...touched.values()].filter(({ id }) => templateById(id) === undefined);
  return [...delivered, ...own];
}

/** What a new notice can be written with. */
export async function offeredTemplates(areas: Pick<Areas, 'templates'>): Promise<Template[]> {
  const states = (await templateStates(areas)).filter(({ disabled }) => !disabled);
  return Promise.all(states.map(({ id, current }) => templateIn(areas, id, current)));
}

/**
 * The template that a draft is written with: in the version that its author had before them, else as it stands.
 * @throws LouyuError `template.not_found`
 */
export async function templateOfDraft(
  areas: Pick<Areas, 'templates'>,
  { templateId, templateVersion }: Draft,
): Promise<Template> {
  const version = templateVersion ?? (await templateState(areas, templateId)).current;
  return templateIn(areas, templateId, version);
}

/** The draft as it is kept, with the version that it is written with. */
export function withTemplate({ templateVersion: _asked, ...draft }: Draft, { version = 0 }: Template): Draft {
  return version === 0 ? draft : { ...draft, templateVersion: version };
}
