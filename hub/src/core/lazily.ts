/** A part that nobody needs at the start. */
export interface Lazy<Part> {
  /** The part, brought with the first call; a failure is tried again with the next. */
  get(): Promise<Part>;
  /** Undefined until it is there. */
  readonly here: Part | undefined;
}

/** Brings a part when it is first wanted: what is not loaded at the start costs neither time nor memory there. */
export function lazily<Part>(bring: () => Promise<Part>): Lazy<Part> {
  let here: Part | undefined;
  let coming: Promise<Part> | undefined;
  async function arrive(): Promise<Part> {
    try {
      here = await bring();
      return here;
    } finally {
      coming = undefined;
    }
  }
  return {
    get: async () => here ?? (coming ??= arrive()),
    get here() {
      return here;
    },
  };
}
