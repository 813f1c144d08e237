import type { Profile } from '../devices.ts';
import type { Form, Metrics } from './measures.ts';
import { bodyExactPxOf } from './millimetres.ts';

/** 56 and 88 px on the 10″ panel that is read from 0.8 m (EXPERIENCE "Screens"). */
const pointToBody = 1.9;
const titleToBody = 2.97;
const linesMin = 15;

/** The line that always stands at the bottom: beside each other where there is width, above each other where not. */
const barEms: Readonly<Record<Form, number>> = { portrait: 8.2, landscape: 4.4, bar: 3.9 };
/** Who issued it, when, which number. */
const issuedEms: Readonly<Record<Form, number>> = { portrait: 3.2, landscape: 1.9, bar: 1.7 };

/** A sign in a lift: one thought, who says it, and what to do when trapped. There is no signal to scan with. */
export function liftMetrics(profile: Profile, form: Form): Metrics {
  const { widthPx, heightPx } = profile;
  const bodyExactPx = bodyExactPxOf(profile, linesMin);
  const footerPx = Math.round(bodyExactPx * barEms[form]);
  const listPx = Math.round(bodyExactPx * issuedEms[form]);
  return {
    family: 'lift',
    form,
    widthPx,
    heightPx,
    bodyPx: Math.ceil(bodyExactPx),
    factPx: Math.round(bodyExactPx * pointToBody),
    titlePx: Math.round(bodyExactPx * titleToBody),
    paddingPx: Math.round(bodyExactPx * 1.2),
    headerPx: 0,
    noticeWidthPx: widthPx,
    noticePx: heightPx - footerPx - listPx,
    listWidthPx: widthPx,
    listPx,
    listRows: 0,
    footerPx,
    qrSidePx: 0,
  };
}
