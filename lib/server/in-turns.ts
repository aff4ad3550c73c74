import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import type { Steps } from "../core/steps";

/** How long others wait for their turn, when a part of the work is shorter. */
const TURN_MS = 10;

/** Long work, letting other requests in between its parts. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < TURN_MS) continue;
    await breathe();
    began = performance.now();
  }
}
