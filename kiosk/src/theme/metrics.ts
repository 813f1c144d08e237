import type { Profile } from '@louyu/contract/devices';

/** Height of body type, in millimetres for each metre of viewing distance (EXPERIENCE "Screens"). */
const bodyMmPerMetre = 8;
const factToBody = 1.2;
const titleToBody = 2.4;

/** The shares of the lobby layout, from top to bottom: header, notice, list, footer. */
export const lobbyShares = { header: 0.08, notice: 0.58, list: 0.18, footer: 0.16 } as const;

/** A resident steps up to the glass to scan: no further than this, however far away they read. */
const scanningDistanceMaxMm = 900;
const qrFloorMm = 90;
/** A version 3 symbol has 29 modules a side; the standard wants 4 of quiet zone around it. */
const qrModules = 29;
export const qrQuietModules = 4;
const qrSymbolModules = qrModules + 2 * qrQuietModules;

/** Sizes in device pixels, all made from the millimetres of a profile. */
export interface Metrics {
  readonly widthPx: number;
  readonly heightPx: number;
  /** The least type that anything is set in. */
  readonly bodyPx: number;
  readonly factPx: number;
  readonly titlePx: number;
  readonly paddingPx: number;
  readonly headerPx: number;
  readonly noticePx: number;
  readonly listPx: number;
  readonly footerPx: number;
  /** Side of the QR with its quiet zone; its modules are whole pixels, so that their edges are sharp. */
  readonly qrSidePx: number;
}

/** px = mm × diagonal pixels / (inches × 25.4) */
export function pixelsPerMm(profile: Profile): number {
  return Math.hypot(profile.widthPx, profile.heightPx) / (profile.diagonalInches * 25.4);
}

/** The sizes of the lobby layout for a display; nothing is sized by hand. */
export function metricsOf(profile: Profile): Metrics {
  const { widthPx, heightPx } = profile;
  const perMm = pixelsPerMm(profile);
  const bodyExactPx = bodyMmPerMetre * profile.viewingDistanceMetres * perMm;
  const scanningDistanceMm = Math.min(profile.viewingDistanceMetres * 1000, scanningDistanceMaxMm);
  const qrLeastPx = Math.max(qrFloorMm, scanningDistanceMm / 10) * perMm;
  const listPx = Math.round(heightPx * lobbyShares.list);
  const footerPx = Math.round(heightPx * lobbyShares.footer);
  // As large as the footer holds: a larger code is scanned from further away.
  const qrModulePx = Math.max(Math.ceil(qrLeastPx / qrModules), Math.floor(footerPx / qrSymbolModules));
  const headerPx = Math.round(heightPx * lobbyShares.header);
  return {
    widthPx,
    heightPx,
    bodyPx: Math.ceil(bodyExactPx),
    factPx: Math.ceil(bodyExactPx * factToBody),
    titlePx: Math.ceil(bodyExactPx * titleToBody),
    paddingPx: Math.round(bodyExactPx * 1.2),
    headerPx,
    noticePx: heightPx - headerPx - listPx - footerPx,
    listPx,
    footerPx,
    qrSidePx: qrSymbolModules * qrModulePx,
  };
}
