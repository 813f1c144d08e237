import { caseFiguresSchema, type CaseFigures } from '@louyu/contract/api/case-policy';
import { reportSchema, type Report } from '@louyu/contract/api/reports';
import type { Window } from '@louyu/contract/primitives';
import { download, request } from './request.ts';

export async function fetchReport(period: Window, signal?: AbortSignal): Promise<Report> {
  return request(reportSchema, `/api/reports?${searchOf(period)}`, { signal });
}

/** The same as a file for spreadsheets. */
export async function exportReport(period: Window): Promise<void> {
  await download(`/api/reports/export.csv?${searchOf(period)}`, 'louyu-report.csv');
}

/** What became of the cases that began on these days of the site, both included: `2026-11-22`. */
export async function fetchCaseFigures(from: string, to: string, signal?: AbortSignal): Promise<CaseFigures> {
  return request(caseFiguresSchema, `/api/cases/figures?from=${from}&to=${to}`, { signal });
}

function searchOf({ from, to }: Window): string {
  return new URLSearchParams({ from, to }).toString();
}
