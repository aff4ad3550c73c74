import "server-only";
import { Privacy } from "../core/privacy/privacy";

/** A name or path that came with a file, without what looks private in it. Two different ones stay different. */
export const shownName = (given: string): string => new Privacy().key(given);
