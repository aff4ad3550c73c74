/** Long work that pauses between its parts, so that whoever does it may turn to something else meanwhile. */
export type Steps<T> = Generator<undefined, T>;

/** The work done in one go. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
