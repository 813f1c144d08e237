import type { Browser, Page } from 'playwright-core';
import type { PairingApproval } from '@louyu/contract/api/devices';
import { profilePresets, type PresetName } from '@louyu/contract/glass/presets';
import { pairScreen } from './browser.ts';
import type { Compound } from './compound.ts';

/** What a real page of the kiosk shows. */
export interface Glass {
  readonly state: string | undefined;
  readonly alertId: string | undefined;
  readonly noticeId: string | undefined;
  readonly revision: string | undefined;
  readonly connected: string | undefined;
  /** `real`, `drill` or `over`; null where no alert is shown. */
  readonly tone: string | null;
}

/** A kiosk in a browser of its own, paired by its code as the usual screen of its kind. */
export async function glassAt(
  browser: Browser,
  baseUrl: string,
  compound: Compound,
  { name, preset, spotId }: { readonly name: string; readonly preset: PresetName; readonly spotId: string },
): Promise<Page> {
  const { kind, profile } = profilePresets[preset];
  const viewport = { width: profile.widthPx, height: profile.heightPx };
  const page = await (await browser.newContext({ viewport })).newPage();
  const approval: PairingApproval = { as: 'new', name, kind, spotIds: [spotId], profile, language: 'zh-CN' };
  await pairScreen(page, baseUrl, compound, approval);
  return page;
}

export function lookAt(page: Page): Promise<Glass> {
  return page.evaluate(() => {
    const { state, alertId, noticeId, revision, connected } = document.documentElement.dataset;
    const tone = document.querySelector('louyu-stage')?.getAttribute('alert') ?? null;
    return { state, alertId, noticeId, revision, connected, tone };
  });
}
