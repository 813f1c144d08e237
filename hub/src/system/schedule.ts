/** Runs `work` every `ms` milliseconds, never twice at once; a failure is reported and the next turn comes. Returns the stop. */
export function every(
  ms: number,
  work: () => void | Promise<void>,
  onFailure: (error: unknown) => void,
): () => Promise<void> {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= Promise.resolve()
      .then(work)
      .catch(onFailure)
      .finally(() => (running = undefined));
  }, ms);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
