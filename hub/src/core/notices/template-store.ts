import type { TemplateDocument } from '@louyu/contract/api/templates';
import type { Instant } from '@louyu/contract/primitives';
import type { Template } from './template.ts';

/** How a template stands that staff have touched. */
export interface TemplateState {
  readonly id: string;
  /** The version that is offered; 0: as delivered. */
  readonly current: number;
  readonly disabled: boolean;
}

export interface TemplateStore {
  /** Of all templates that staff have touched, in the order in which they first did. */
  states(): Promise<readonly TemplateState[]>;
  /** A version that staff wrote, from 1; it never changes. */
  written(id: string, version: number): Promise<Template | undefined>;
  setState(state: TemplateState): Promise<void>;
  /** Answers the number of the new version. */
  addVersion(id: string, document: TemplateDocument, by: string, at: Instant): Promise<number>;
}
