export interface SheetFact {
  readonly label: string;
  readonly value: string;
}

/** One page of a notice as it is laid out. */
export interface Sheet {
  /** The title; on the pages after the first, the short title. */
  readonly title: string;
  readonly facts: readonly SheetFact[];
  readonly paragraphs: readonly string[];
  /** Factor on the sizes of type; never below 1. */
  readonly scale: number;
}
