import type { Profile } from '../devices.ts';
import type { Form, Metrics } from './measures.ts';
import { bodyExactPxOf, pixelsPerMm, qrSideOf, qrSideWithin } from './millimetres.ts';

/** 30, 60 and 72 px on the 7.5″ panel that is read from 1.5 m (EXPERIENCE "Screens"); the smallest is read close by. */
const smallToBody = 0.51;
const pointToBody = 1.02;
const titleToBody = 1.224;
const linesMin = 8;

const qrMm = 30;
/** Room for a caption of five characters below the code, which is as wide as it. */
const columnEms = 6.2;
const footerEms = 1.5;
const listRowEms = 1.4;
const listPaddingEms = 0.5;
const listRowsMin = 2;
/** The share of the height that the titles of the other notices may take on a larger sheet. */
const listShare = 0.2;

/** A sheet of e-paper: one notice, its code beside it, the titles of the others below (EXPERIENCE "Screens"). */
export function paperMetrics(profile: Profile, form: Form, listed: boolean): Metrics {
  const { widthPx, heightPx } = profile;
  const bodyExactPx = bodyExactPxOf(profile, linesMin);
  const bodyPx = Math.ceil(bodyExactPx * smallToBody);
  const qrSidePx = Math.min(
    qrSideOf(qrMm * pixelsPerMm(profile), Math.round),
    qrSideWithin(Math.min(widthPx, heightPx) * 0.45),
  );
  const listRows = Math.max(listRowsMin, Math.floor((heightPx * listShare) / (listRowEms * bodyPx)));
  const listPx = listed ? Math.round((listRows * listRowEms + listPaddingEms) * bodyPx) : 0;
  const footerPx = Math.round(bodyPx * footerEms);
  const portrait = form === 'portrait';
  const columnPx = Math.max(qrSidePx, Math.round(columnEms * bodyPx));
  return {
    family: 'paper',
    form,
    widthPx,
    heightPx,
    bodyPx,
    factPx: Math.ceil(bodyExactPx * pointToBody),
    titlePx: Math.ceil(bodyExactPx * titleToBody),
    paddingPx: Math.round(bodyPx * 0.7),
    headerPx: portrait ? qrSidePx : columnPx,
    noticeWidthPx: portrait ? widthPx : widthPx - columnPx,
    noticePx: heightPx - footerPx - listPx - (portrait ? qrSidePx : 0),
    listWidthPx: widthPx,
    listPx,
    listRows,
    footerPx,
    qrSidePx,
  };
}
