/**
 * How an address of the hub last answered. `blocked`: a page that came by HTTPS may not ask it by HTTP. `refused`: somebody
 * answers there and does not know this device.
 */
export type AddressResult =
  'untried' | 'trying' | 'connected' | 'lost' | 'unreachable' | 'refused' | 'blocked';

/** One address at which the hub may be found. */
export interface AddressStatus {
  /** An origin, without a trailing slash. */
  readonly url: string;
  /** Who named it: the page came from there, or the signed configuration lists it. */
  readonly from: 'page' | 'config';
  readonly result: AddressResult;
  /** When that was, in milliseconds since 1970; null while it is untried. */
  readonly atMs: number | null;
}

/** A document that the screen decides from. */
export interface DocumentStatus {
  readonly topic: string;
  readonly epoch: number;
  readonly version: number;
  /** By the hub's clock, as in the document. */
  readonly issuedAt: string;
}

/** What an installer and the diagnosis page need to know of the link. */
export interface LinkStatus {
  /** `waiting`: until the next attempt. */
  readonly state: 'connecting' | 'connected' | 'waiting';
  /** In the order in which they are tried. */
  readonly addresses: readonly AddressStatus[];
  /** The address in use, or tried last. */
  readonly hubUrl: string;
  /** When the hub was last heard from, in milliseconds since 1970; null if never. */
  readonly lastContactMs: number | null;
  readonly pendingReceipts: number;
  readonly droppedReceipts: number;
  readonly documents: readonly DocumentStatus[];
}
