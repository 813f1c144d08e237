import type { Profile } from '../devices.ts';

/** Height of body type, in millimetres for each metre of viewing distance (EXPERIENCE "Screens"). */
const bodyMmPerMetre = 8;

/** A version 3 symbol has 29 modules a side; the standard wants 4 of quiet zone around it. */
const qrModules = 29;
export const qrQuietModules = 4;
const qrSymbolModules = qrModules + 2 * qrQuietModules;

/** px = mm × diagonal pixels / (inches × 25.4) */
export function pixelsPerMm(profile: Profile): number {
  return Math.hypot(profile.widthPx, profile.heightPx) / (profile.diagonalInches * 25.4);
}

/**
 * Body type of a display in exact pixels. Glass that is read from further away than its size allows gets the largest type
 * with which `linesMin` lines still find room on its short side.
 */
export function bodyExactPxOf(profile: Profile, linesMin: number): number {
  const readable = bodyMmPerMetre * profile.viewingDistanceMetres * pixelsPerMm(profile);
  return Math.min(readable, Math.min(profile.widthPx, profile.heightPx) / linesMin);
}

/** The side, quiet zone included, of the largest screen link that a square of `roomPx` holds in whole modules. */
export function qrSideWithin(roomPx: number): number {
  return qrSymbolModules * Math.max(1, Math.floor(roomPx / qrSymbolModules));
}

/** The side, quiet zone included, of the least screen link whose symbol is `symbolPx` wide. */
export function qrSideOf(symbolPx: number, round: (value: number) => number): number {
  return qrSymbolModules * Math.max(1, round(symbolPx / qrModules));
}
