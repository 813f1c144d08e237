import { describe, expect, it } from 'vitest';
import { formOf, metricsOf } from './metrics.ts';
import { pixelsPerMm } from './millimetres.ts';

const lobby = { widthPx: 1080, heightPx: 1920, diagonalInches: 43, viewingDistanceMetres: 2.5, audio: false };

describe('metricsOf', () => {
  it('sets the lobby in the sizes of EXPERIENCE: title ≥ 96 px, facts ≥ 48 px, body ≥ 8 mm a metre', () => {
    const metrics = metricsOf('lcd', lobby);
    expect(metrics.titlePx).toBeGreaterThanOrEqual(96);
    expect(metrics.factPx).toBeGreaterThanOrEqual(48);
    expect(metrics.bodyPx / pixelsPerMm(lobby)).toBeGreaterThanOrEqual(20);
  });

  it('divides the height into 8, 58, 18 and 16 %', () => {
    const { headerPx, noticePx, listPx, footerPx } = metricsOf('lcd', lobby);
    expect([headerPx, noticePx, listPx, footerPx]).toEqual([154, 1113, 346, 307]);
  });

  it('makes the QR at least 90 mm wide without its quiet zone, and keeps it within the footer', () => {
    const { qrSidePx, footerPx } = metricsOf('lcd', lobby);
    expect(((qrSidePx / 37) * 29) / pixelsPerMm(lobby)).toBeGreaterThanOrEqual(90);
    expect(qrSidePx % 37).toBe(0);
    expect(qrSidePx).toBeLessThanOrEqual(footerPx);
  });

  it('grows with the viewing distance, not with the pixels', () => {
    const sharp = { ...lobby, widthPx: 2160, heightPx: 3840 };
    expect(metricsOf('lcd', sharp).factPx / metricsOf('lcd', lobby).factPx).toBeCloseTo(2, 1);
    expect(metricsOf('lcd', { ...lobby, viewingDistanceMetres: 5 }).factPx).toBeGreaterThan(
      1.9 * metricsOf('lcd', lobby).factPx,
    );
  });

  it('sets the lift in 88 and 56 px, from millimetres', () => {
    const lift = {
      widthPx: 1024,
      heightPx: 600,
      diagonalInches: 10.1,
      viewingDistanceMetres: 0.8,
      audio: true,
    };
    const { titlePx, factPx, noticePx, listPx, footerPx } = metricsOf('elevator', lift);
    expect([titlePx, factPx]).toEqual([88, 56]);
    expect(noticePx + listPx + footerPx).toBe(600);
    const turned = metricsOf('elevator', { ...lift, widthPx: 600, heightPx: 1024 });
    expect([turned.titlePx, turned.factPx, turned.form]).toEqual([88, 56, 'portrait']);
  });

  it('sets e-paper in 72, 60 and 30 px with a QR of 30 mm, from millimetres', () => {
    const paper = {
      widthPx: 800,
      heightPx: 480,
      diagonalInches: 7.5,
      viewingDistanceMetres: 1.5,
      audio: false,
    };
    const { titlePx, factPx, bodyPx, qrSidePx } = metricsOf('epaper', paper);
    expect([titlePx, factPx, bodyPx]).toEqual([72, 60, 30]);
    expect(((qrSidePx / 37) * 29) / pixelsPerMm(paper)).toBeCloseTo(30, 0);
    expect(metricsOf('epaper', paper, false).noticePx).toBeGreaterThan(metricsOf('epaper', paper).noticePx);
  });

  it('takes the form from the pixels', () => {
    expect(formOf(lobby)).toBe('portrait');
    expect(formOf({ widthPx: 1920, heightPx: 1080 })).toBe('landscape');
    expect(formOf({ widthPx: 1920, heightPx: 360 })).toBe('bar');
  });
});
