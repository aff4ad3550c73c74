import "server-only";
import { createHash } from "node:crypto";
import { canonicalJson } from "../core/report/canonical";
import type { Environment } from "../core/run/environment";

/**
 * SHA-256 of the environment that counts, with its fields in one order, and of the mapping: the same bytes measured
 * elsewhere or mapped otherwise are another run. Who says a field, and in which file, makes no other run.
 */
export function environmentDigest(environment: Environment, mapping: object | null = null): string {
  const text = canonicalJson(mapping === null ? environment : { environment, mapping });
  return createHash("sha256").update(text).digest("hex");
}
