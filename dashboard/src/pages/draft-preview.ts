import type { Draft, Preview } from '@louyu/contract/api/notices';
import type { ReactiveControllerHost } from 'lit';
import { previewDraft } from '../api/preview.ts';
import { AskedWhileTyping } from './asked-while-typing.ts';

/** What the hub makes of a draft while it is being written: how it looks, what is missing, whom it reaches. */
export class DraftPreview extends AskedWhileTyping<Draft, Preview> {
  constructor(host: ReactiveControllerHost, draft: () => Draft | undefined) {
    super(host, draft, previewDraft);
  }
}
