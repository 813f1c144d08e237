import type { Profile } from '@louyu/contract/devices';
import type { Metrics } from '@louyu/contract/glass/measures';
import { pixelsPerMm, qrQuietModules, qrSideOf, qrSideWithin } from '@louyu/contract/glass/millimetres';

/** A code whose symbol is smaller is not worth its room: nobody in a hurry gets a phone that close. */
const symbolLeastMm = 20;
/** Of a version 3 symbol. */
const symbolModules = 29;
const symbolShare = symbolModules / (symbolModules + 2 * qrQuietModules);

/** Scanned by a hand's length; a larger one, which a board has room for, from further away. */
const symbolMm = 30;
/** The most of the height of a glass that has it beside the text. */
const heightShare = 0.4;

const asideShare = 0.27;
const barAsideShare = 0.34;

/** Side of the code of an alert with its quiet zone; 0 in a lift, where there is no signal, and where there is no room. */
export function alertCodePx(metrics: Metrics, profile: Profile): number {
  const { family, form, qrSidePx } = metrics;
  if (family === 'lift') return 0;
  const roomPx =
    family === 'paper' || form !== 'landscape'
      ? 0
      : Math.min(asideWidthPx(metrics) - metrics.paddingPx, metrics.heightPx * heightShare);
  const wantedPx = Math.min(qrSideOf(symbolMm * pixelsPerMm(profile), Math.ceil), qrSideWithin(roomPx));
  const sidePx = Math.max(qrSidePx, roomPx === 0 ? 0 : wantedPx);
  return (sidePx * symbolShare) / pixelsPerMm(profile) < symbolLeastMm ? 0 : sidePx;
}

/** How wide the column is that holds whom to call and the code, where the glass is wider than high. */
export function alertAsidePx(metrics: Metrics, profile: Profile): number {
  if (metrics.family === 'paper') return metrics.headerPx;
  return Math.max(alertCodePx(metrics, profile) + metrics.paddingPx, asideWidthPx(metrics));
}

function asideWidthPx({ widthPx, form }: Metrics): number {
  return Math.round(widthPx * (form === 'bar' ? barAsideShare : asideShare));
}
