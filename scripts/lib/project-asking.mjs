// @ts-check
// The answer to a scenario that only the server can give.
import { setTimeout as sleep } from "node:timers/promises";

/** @typedef {import("../../lib/core/projection/projection").Projection} Projection */

/** Nothing heard for so long is no answer. */
const SILENCE = 120_000;
const TRIES = 4;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8000;

const WHY = "a segment stands on a saved comparison or an imported bill, which only the server knows";

/**
 * @param {string} url @param {unknown} scenario
 * @returns {Promise<{ answer: Projection } | { problem: any } | { lost: string }>}
 */
export async function answerOf(url, scenario) {
  try {
    const response = await patiently(url, JSON.stringify(scenario));
    const body = await response.json().catch(() => null);
    if (response.ok && typeof body?.sentence === "string" && Array.isArray(body.advice)) return { answer: body };
    if (response.ok || body === null) return { lost: `${url} gives no answer that this version reads, and ${WHY}.` };
    return { problem: body };
  } catch {
    return {
      lost: `${url} does not answer, and ${WHY}. Is Bareline running there? npm start starts it; --url says where.`,
    };
  }
}

/** A server that is busy or still starting is asked again. @param {string} url @param {string} body */
async function patiently(url, body) {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(`${url}/api/v1/projections`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body,
      signal: AbortSignal.timeout(SILENCE),
    });
    if ((response.status !== 429 && response.status !== 503) || attempt >= TRIES) return response;
    const asked = Number(response.headers.get("retry-after") ?? Number.NaN) * 1000;
    await sleep(Math.min(LONGEST_PAUSE, asked >= 0 ? asked : FIRST_PAUSE * 2 ** (attempt - 1)));
  }
}
