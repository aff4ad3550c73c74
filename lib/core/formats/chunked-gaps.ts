import type { Issue } from "../outcome";

/** Gaps this much above the time per token are gaps between chunks of several tokens (FORMATS 1.5). */
const CHUNKED = 1.5;

/** Means in milliseconds of the gap between streamed pieces and of the time per output token. */
export interface Gap {
  gap: number;
  token: number;
  at: string;
}

/** @returns `null` where a piece held about one token, or a mean is missing */
export function chunked(gap: number | null, token: number | null, at: string): Gap | null {
  return gap === null || token === null || token <= 0 || gap <= CHUNKED * token ? null : { gap, token, at };
}

/** Warns of rows whose gaps are between chunks, once a file. */
export function perChunk(found: readonly Gap[], rows = 1): Issue[] {
  const [first] = found;
  if (!first) return [];
  const where = rows > 1 ? `In ${found.length} of ${rows} rows the` : "The";
  const which = rows > 1 ? ", in the first of them" : "";
  return [
    {
      code: "per-chunk",
      message: `${where} mean gap between pieces (${first.gap.toFixed(1)} ms${which}) is far above the mean time per token (${first.token.toFixed(1)} ms): each piece held several tokens, so inter-token latency is per chunk here.`,
      at: first.at,
      hint: "Compare time per output token instead.",
    },
  ];
}
