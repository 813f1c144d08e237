/** What a display is read as: a board in a lobby, a sign in a lift, a sheet of e-paper. */
export type Family = 'lobby' | 'lift' | 'paper';
/** The shape of the glass: `bar` is wider than twice its height. */
export type Form = 'portrait' | 'landscape' | 'bar';

/** Sizes in device pixels, all made from the millimetres of a profile. */
export interface Metrics {
  readonly family: Family;
  readonly form: Form;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The least type that anything is set in. */
  readonly bodyPx: number;
  /** Facts and text in a lobby, the key point in a lift and on paper. */
  readonly factPx: number;
  readonly titlePx: number;
  readonly paddingPx: number;
  readonly headerPx: number;
  /** The room of one page of a notice. */
  readonly noticeWidthPx: number;
  readonly noticePx: number;
  readonly listWidthPx: number;
  readonly listPx: number;
  /** Rows of titles that the overview holds. */
  readonly listRows: number;
  readonly footerPx: number;
  /** Side of the QR with its quiet zone; its modules are whole pixels, so that their edges are sharp. */
  readonly qrSidePx: number;
}
