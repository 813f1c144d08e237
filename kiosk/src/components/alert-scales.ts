/** Sizes of type on an alert: the instruction as a part of twice a title, everything else as a part of a fact. */
export interface AlertScale {
  readonly instruction: number;
  readonly detail: number;
}

/** Of the instruction: still far larger than a title, and as large as one. */
const large = 0.75;
const asTitle = 0.5;

function steps(from: number, to: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1));
}

/**
 * From the largest type to the smallest, in the order in which size is given up: first what is beyond its size, then a part
 * of the instruction, then details down to the `smallest` type that this glass is read in, then the instruction down to a
 * title. What no reasonable alert needs comes last: anything rather than a word cut off.
 */
function scalesDownTo(smallest: number): readonly AlertScale[] {
  return [
    ...steps(1.6, 1.15, 4).map((detail) => ({ instruction: 1, detail })),
    ...steps(1, large, 6).map((instruction) => ({ instruction, detail: 1 })),
    ...steps(0.95, smallest, 4).map((detail) => ({ instruction: large, detail })),
    ...steps(0.7, asTitle, 5).map((instruction) => ({ instruction, detail: smallest })),
    ...steps(0.9, 0.2, 15).map((part) => ({ instruction: asTitle * part, detail: smallest * part })),
  ];
}

/** Sets the largest scale that `fits`, and tells whether there is one. What an alert usually says fits after a few. */
export function largestFitting(fits: (scale: AlertScale) => boolean, smallest: number): boolean {
  return scalesDownTo(smallest).some(fits);
}
