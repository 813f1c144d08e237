import type { Hono } from 'hono';
import type { Language } from '@louyu/contract/primitives';
import type { HttpEnv } from '../http-env.ts';
import { hrefOf } from './hrefs.ts';
import { reportRoutes, type ReportRoutesOptions } from './report-routes.ts';
import type { ResidentRoutesOptions } from './resident-routes.ts';
import { trackingRoutes, type TrackingRoutesOptions } from './tracking-routes.ts';

/** The pages on which residents report and follow what they reported, by where they are mounted; QR codes are upper-case throughout. */
export function casePages(
  options: ReportRoutesOptions & TrackingRoutesOptions,
): Record<string, Hono<HttpEnv>> {
  const [reports, tracking] = [reportRoutes(options), trackingRoutes(options)];
  return { '/r': reports, '/R': reports, '/c': tracking, '/C': tracking };
}

const linkWords: Readonly<Record<Language, { repair: string; complaint: string; question: string }>> = {
  'zh-CN': { repair: '报修', complaint: '投诉建议', question: '咨询' },
  en: { repair: 'Report a fault', complaint: 'Complain or suggest', question: 'Ask' },
};

/** 报修 · 投诉建议 · 咨询 below a notice, with its place filled in. */
export const reportLinks: NonNullable<ResidentRoutesOptions['reportLinks']> = ({ code }, reader) =>
  (['repair', 'complaint', 'question'] as const).map((kind) => ({
    href: hrefOf(`/r/${code}`, { ...reader.carried, kind }),
    words: linkWords[reader.language][kind],
  }));
