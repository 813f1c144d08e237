import type { TemplateView } from '@louyu/contract/api/notices';
import type { Language, Localized } from '@louyu/contract/primitives';

/**
 * The sentences of a notice in one language. `{field}` stands for what the author wrote; `{start.day}`, `{start.time}`,
 * `{start.moment}`, `{start.short}` for forms of a moment; `{start..restore}` and `{start..restore.short}` for a span.
 */
export interface Wording {
  readonly title: string;
  readonly shortTitle: string;
  readonly keyPoint: string;
  /** What the lift that is out says of itself. */
  readonly here?: { readonly shortTitle: string; readonly keyPoint: string };
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly body: string;
}

export interface Template extends TemplateView {
  /** What the band on the glass says of such a notice; without it, what its category is called. */
  readonly kind?: Localized;
  /** The field with the moment from which on the display at the one spot of the audience says so of itself. */
  readonly hereFrom?: string;
  readonly wording: Readonly<Record<Language, Wording>>;
}
