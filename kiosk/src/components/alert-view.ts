import type { SheetFact } from './sheet.ts';

/** How an alert looks: white on red, black on yellow, or calm once it is over. */
export type AlertTone = 'real' | 'drill' | 'over';

/** One page of an alert, in words: what stands where is the layout's. Empty texts say nothing. */
export interface AlertView {
  readonly tone: AlertTone;
  /** What stands left and right of a drill. */
  readonly side: string;
  readonly label: string;
  readonly hazard: string;
  /** Revision and its time; which of several alerts this is. */
  readonly about: readonly string[];
  readonly instruction: string;
  readonly change: SheetFact | null;
  readonly actions: readonly string[];
  readonly facts: readonly SheetFact[];
  /** Whom to call, where it does not stand among the facts. */
  readonly phone: SheetFact | null;
  readonly issued: string;
  /** For 报平安; null where there is no room or no signal. */
  readonly code: AlertCode | null;
}

interface AlertCode {
  readonly link: string;
  readonly label: string;
  readonly caption: readonly string[];
  readonly sidePx: number;
}
