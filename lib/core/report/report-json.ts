// The JSON export is the snapshot itself, written so that equal reports are equal bytes.
import { canonicalJson } from "./canonical";
import type { Snapshot } from "./snapshot";

/** What a report's content hash (SHA-256, taken by the caller) is computed of. */
export const hashInput = (snapshot: Snapshot): string => canonicalJson(snapshot);

/** The export: the snapshot, indented for people. */
export const reportJson = (snapshot: Snapshot): string => `${JSON.stringify(snapshot, null, 2)}\n`;
