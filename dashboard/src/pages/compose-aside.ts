import type { Preview } from '@louyu/contract/api/notices';
import { html } from 'lit';
import type { DraftForm } from '../components/draft-form.ts';
import { t } from '../i18n/translate.ts';
import type { fetchAround } from './compose-around.ts';
import '../components/group-text.ts';
import '../components/lint-rules.ts';
import '../components/screen-preview.ts';

/** Beside the fields: the real kiosk, the text for chat groups, and what is looked for while writing. */
export function composeAside(
  around: Awaited<ReturnType<typeof fetchAround>> | undefined,
  form: DraftForm,
  preview: Preview | undefined,
) {
  if (around === undefined) return '';
  return html`<aside>
    <ly-screen-preview
      label=${t('compose.preview')}
      empty=${t('compose.preview_wait')}
      .site=${around.site}
      .places=${around.places}
      .audience=${form.audience}
      .notice=${preview?.notice ?? undefined}
      .screens=${preview?.screens ?? []}
      .beside=${preview?.beside ?? []}
      data-field="glass"
      tabindex="-1"
      wide
    ></ly-screen-preview>
    <ly-group-text preview .text=${preview?.groupText ?? undefined}></ly-group-text>
    <ly-lint-rules></ly-lint-rules>
  </aside>`;
}
