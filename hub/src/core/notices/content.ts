import type { Draft } from '@louyu/contract/api/notices';
import type { Category, ContentByLanguage } from '@louyu/contract/notice-content';
import type { PlaceTree } from '../places/place-tree.ts';
import { withImages } from './draft-images.ts';
import { withHere } from './here.ts';
import { withProgress } from './progress.ts';
import { renderContent } from './render.ts';
import { restoredContent } from './restored.ts';
import type { Template } from './template.ts';

/** What a notice of a category shows of a draft, in every language for which it suffices; null while it is too empty. */
export function contentOf(
  draft: Draft,
  template: Template,
  category: Category,
  { tree, timeZone }: { readonly tree: PlaceTree; readonly timeZone: string },
): ContentByLanguage | null {
  const plain = renderContent(template, draft.fields, timeZone);
  if (plain !== null && draft.restored !== undefined) {
    const restored = restoredContent(plain, category, { template, draft, at: draft.restored.at, timeZone });
    if (restored !== undefined) return restored;
  }
  const told = withProgress(plain, draft, timeZone);
  return withImages(withHere(told, template, draft, tree, timeZone), draft);
}
