import type { AlertDraft, AlertPreview } from '@louyu/contract/api/alerts';
import { previewAlert } from '../api/alerts.ts';
import { ApiError } from '../api/api-error.ts';

/** What the hub said of a draft; `asked` is that draft, as text. */
export interface AlertAnswer {
  readonly asked: string;
  readonly preview: AlertPreview | undefined;
  readonly problem: string;
}

export async function askAboutAlert(draft: AlertDraft, signal: AbortSignal): Promise<AlertAnswer> {
  const asked = JSON.stringify(draft);
  try {
    return { asked, preview: await previewAlert(draft, signal), problem: '' };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // That the hub is away says the banner; the button may be held all the same.
    const problem = error.code === 'hub.unreachable' ? '' : error.message;
    return { asked, preview: undefined, problem };
  }
}
