import type { Issue } from "../outcome";
import type { Load } from "../run/run";
import { spellPercent } from "../units/spell";
import type { Json, JsonObject } from "./format";
import { numberOf } from "./json-value";

/** Up to here a fixed request rate, and not the server, decided how long the run took (FORMATS 1.7). */
const RATE_SLACK = 1.25;
const FAILED_SHARE = 0.05;

export interface Requests {
  completed: number | null;
  failed: number;
  /** Whether the file says how many failed, directly or by what it sent and completed. */
  known: boolean;
  /** Failed of all that were sent. */
  share: number;
}

/** How many requests were answered and how many failed, said or counted. */
export function countRequests(object: JsonObject): Requests {
  const completed = numberOf(object.get("completed"));
  const asked = numberOf(object.get("num_prompts"));
  const said = numberOf(object.get("failed")) ?? failedIn(object.get("errors"));
  const failed = said ?? (completed !== null && asked !== null ? Math.max(0, asked - completed) : 0);
  const all = failed + (completed ?? asked ?? 0);
  const known = said !== null || (completed !== null && asked !== null);
  return { completed, failed, known, share: all > 0 ? failed / all : 0 };
}

/** The share of what failed as a run's context keeps it. */
export const failedShare = (share: number): number => Number(share.toFixed(4));

/** Of detailed results: what failed has a text of its error. */
function failedIn(errors: Json | undefined): number | null {
  if (!Array.isArray(errors) || errors.length === 0) return null;
  return errors.filter((error) => typeof error === "string" && error !== "").length;
}

/** Warns of failed requests. @returns why the numbers carry no verdict, when too many failed */
export function failures({ completed, failed, share }: Requests, at: string, warnings: Issue[]): string | null {
  if (failed === 0) return null;
  const decimals = share < 0.1 ? 1 : 0;
  const percent = spellPercent(share, { decimals, atLeast: decimals });
  const many = share > FAILED_SHARE;
  warnings.push({
    code: "failed-requests",
    message: `${failed} of ${failed + (completed ?? 0)} requests failed (${percent})${many ? "; the run carries no verdict" : ""}.`,
    at,
    hint: "Find out why they failed and repeat the run.",
  });
  return many ? `${percent} of the requests failed` : null;
}

/** How hard one of these clients loaded the server. */
export function loadOf(object: JsonObject): Load | null {
  const requests = numberOf(object.get("num_prompts")) ?? numberOf(object.get("completed"));
  return rateLoad(numberOf(object.get("request_rate")), requests, numberOf(object.get("duration")));
}

/**
 * A finite request rate that the server kept up with is what the throughput repeats.
 * @param target requests a second, `null` for as fast as it goes
 * @param duration seconds
 */
export function rateLoad(target: number | null, requests: number | null, duration: number | null): Load | null {
  if (target === null || target <= 0) return null;
  const limited = requests === null || duration === null || duration <= (RATE_SLACK * requests) / target;
  return {
    limited,
    target,
    reason: limited
      ? `request rate fixed at ${target} request/s`
      : `${target} request/s were offered and the server could not keep up, so throughput is its capacity`,
  };
}
