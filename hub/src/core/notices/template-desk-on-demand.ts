import { lazily } from '../lazily.ts';
import type { TemplateDesk, TemplateDeskOptions } from './template-desk.ts';

/** The editing of templates, loaded when somebody first asks for it: most days nobody does. */
export function templateDeskOnDemand(options: TemplateDeskOptions): () => Promise<TemplateDesk> {
  const desk = lazily(async () => new (await import('./template-desk.ts')).TemplateDesk(options));
  return desk.get;
}
