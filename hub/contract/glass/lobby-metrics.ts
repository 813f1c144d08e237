import type { Profile } from '../devices.ts';
import type { Form, Metrics } from './measures.ts';
import { bodyExactPxOf, pixelsPerMm, qrSideOf, qrSideWithin } from './millimetres.ts';

const factToBody = 1.2;
const titleToBody = 2.4;
const linesMin = 13;

/** The shares of the portrait layout, from top to bottom: header, notice, list, footer. */
const portraitShares = { header: 0.08, list: 0.18, footer: 0.16 } as const;
const portraitListRows = 4;

/** Wider glass has the notice on the left and everything else beside it. */
const noticeShare = 0.66;
const landscapeHeaderShare = 0.12;
/** Heading and rows of the overview, in ems. */
const headingEms = 1.85;
const rowEms = 1.52;
const wordsEms = 7.4;

/** A resident steps up to the glass to scan: no further than this, however far away they read. */
const scanningDistanceMaxMm = 900;
const qrFloorMm = 90;

/** A board in a lobby: header, one page of a notice, overview, footer (EXPERIENCE "Screens"). */
export function lobbyMetrics(profile: Profile, form: Form): Metrics {
  const { widthPx, heightPx } = profile;
  const bodyExactPx = bodyExactPxOf(profile, linesMin);
  const type = {
    family: 'lobby',
    form,
    widthPx,
    heightPx,
    bodyPx: Math.ceil(bodyExactPx),
    factPx: Math.ceil(bodyExactPx * factToBody),
    titlePx: Math.ceil(bodyExactPx * titleToBody),
    paddingPx: Math.round(bodyExactPx * 1.2),
  } as const;
  return form === 'portrait' ? stacked(type) : beside(type, form, qrLeastOf(profile));
}

function qrLeastOf(profile: Profile): number {
  const scanningDistanceMm = Math.min(profile.viewingDistanceMetres * 1000, scanningDistanceMaxMm);
  return qrSideOf(Math.max(qrFloorMm, scanningDistanceMm / 10) * pixelsPerMm(profile), Math.ceil);
}

type Type = Pick<
  Metrics,
  'family' | 'form' | 'widthPx' | 'heightPx' | 'bodyPx' | 'factPx' | 'titlePx' | 'paddingPx'
>;

function stacked(type: Type): Metrics {
  const { widthPx, heightPx } = type;
  const headerPx = Math.round(heightPx * portraitShares.header);
  const listPx = Math.round(heightPx * portraitShares.list);
  const footerPx = Math.round(heightPx * portraitShares.footer);
  return {
    ...type,
    headerPx,
    noticeWidthPx: widthPx,
    noticePx: heightPx - headerPx - listPx - footerPx,
    listWidthPx: widthPx,
    listPx,
    listRows: portraitListRows,
    footerPx,
    // As large as the footer holds: a larger code is scanned from further away.
    qrSidePx: qrSideWithin(Math.min(footerPx, widthPx * 0.4)),
  };
}

function beside(type: Type, form: Form, qrLeastPx: number): Metrics {
  const { widthPx, heightPx, bodyPx } = type;
  const noticeWidthPx = Math.round(widthPx * noticeShare);
  const sidePx = widthPx - noticeWidthPx;
  const isBar = form === 'bar';
  const headerPx = Math.round(isBar ? bodyPx * 2.8 : heightPx * landscapeHeaderShare);
  const belowPx = heightPx - headerPx;
  // Words above and below the code in a landscape, beside it in a bar; the overview has what they leave.
  const listLeastPx = Math.ceil((headingEms + (isBar ? 0 : 2 * rowEms)) * bodyPx);
  const codeRoomPx = isBar
    ? Math.min(belowPx - listLeastPx, sidePx * 0.5)
    : Math.min(belowPx - listLeastPx - wordsEms * bodyPx, sidePx * 0.6);
  const qrSidePx = qrSideWithin(Math.min(codeRoomPx, isBar ? codeRoomPx : qrLeastPx));
  const footerPx = isBar
    ? belowPx - listLeastPx
    : Math.min(Math.round(qrSidePx + wordsEms * bodyPx), belowPx - listLeastPx);
  const listPx = belowPx - footerPx;
  return {
    ...type,
    headerPx,
    noticeWidthPx,
    noticePx: isBar ? heightPx : belowPx,
    listWidthPx: sidePx,
    listPx,
    listRows: isBar ? 0 : Math.floor((listPx / bodyPx - headingEms) / rowEms),
    footerPx,
    qrSidePx,
  };
}
