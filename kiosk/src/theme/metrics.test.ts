import { describe, expect, it } from 'vitest';
import { metricsOf, pixelsPerMm } from './metrics.ts';

const lobby = { widthPx: 1080, heightPx: 1920, diagonalInches: 43, viewingDistanceMetres: 2.5, audio: false };

describe('metricsOf', () => {
  it('sets the lobby in the sizes of EXPERIENCE: title ≥ 96 px, facts ≥ 48 px, body ≥ 8 mm a metre', () => {
    const metrics = metricsOf(lobby);
    expect(metrics.titlePx).toBeGreaterThanOrEqual(96);
    expect(metrics.factPx).toBeGreaterThanOrEqual(48);
    expect(metrics.bodyPx / pixelsPerMm(lobby)).toBeGreaterThanOrEqual(20);
  });

  it('divides the height into 8, 58, 18 and 16 %', () => {
    const { headerPx, noticePx, listPx, footerPx } = metricsOf(lobby);
    expect([headerPx, noticePx, listPx, footerPx]).toEqual([154, 1113, 346, 307]);
  });

  it('makes the QR at least 90 mm wide without its quiet zone, and keeps it within the footer', () => {
    const { qrSidePx, footerPx } = metricsOf(lobby);
    expect(((qrSidePx / 37) * 29) / pixelsPerMm(lobby)).toBeGreaterThanOrEqual(90);
    expect(qrSidePx % 37).toBe(0);
    expect(qrSidePx).toBeLessThanOrEqual(footerPx);
  });

  it('grows with the viewing distance, not with the pixels', () => {
    const sharp = { ...lobby, widthPx: 2160, heightPx: 3840 };
    expect(metricsOf(sharp).factPx / metricsOf(lobby).factPx).toBeCloseTo(2, 1);
    expect(metricsOf({ ...lobby, viewingDistanceMetres: 5 }).factPx).toBeGreaterThan(
      1.9 * metricsOf(lobby).factPx,
    );
  });
});
