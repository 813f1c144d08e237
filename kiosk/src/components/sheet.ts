export interface SheetFact {
  readonly label: string;
  readonly value: string;
}

/** A picture that is there and decoded. */
export interface SheetImage {
  readonly src: string;
  /** What it shows, for those who do not see it; empty where nobody said. */
  readonly alt: string;
  /** In pixels of the glass on e-paper, where dots must stay dots; elsewhere only their ratio counts. */
  readonly width: number;
  readonly height: number;
}

/** Below the words or beside them; on a page of its own the words are the title. */
export type PicturePlace = 'below' | 'beside';

/** One page of a notice as it is laid out. */
export interface Sheet {
  /** The title; on the pages after the first, the short title. */
  readonly title: string;
  readonly facts: readonly SheetFact[];
  readonly paragraphs: readonly string[];
  /** Factor on the sizes of type; never below 1. */
  readonly scale: number;
  readonly pictures?: { readonly images: readonly SheetImage[]; readonly place: PicturePlace };
}
