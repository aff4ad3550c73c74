import type { Mapping } from "@/lib/core/mapping/mapping";
import { LOST, type Refused, readAnswer } from "./upload-answer";

export type Kept = { ok: true } | { ok: false; refused: Refused };

/** A mapping as `?mapping=` carries it: the thing itself, so that a file waiting to be saved keeps its own. */
export const mappingText = (mapping: Mapping): string => JSON.stringify(mapping);

/** Keeps a mapping for all files of its shape. */
export async function keepMapping(shape: string, mapping: Mapping): Promise<Kept> {
  try {
    const response = await fetch("/api/v1/mappings", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ shape, mapping }),
    });
    return await refusedOr(response);
  } catch {
    return { ok: false, refused: LOST };
  }
}

/** The rows of a file that a mapping leaves out, as CSV. */
export async function fetchRejects(file: File, mapping: Mapping): Promise<Kept & { csv?: Blob }> {
  try {
    const query = new URLSearchParams({ filename: file.name.slice(-200), mapping: mappingText(mapping) });
    const response = await fetch(`/api/v1/runs/rejects?${query}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: file,
    });
    if (response.ok) return { ok: true, csv: await response.blob() };
    return await refusedOr(response);
  } catch {
    return { ok: false, refused: LOST };
  }
}

async function refusedOr(response: Response): Promise<Kept> {
  const retryAfter = response.headers.get("retry-after");
  const answer = readAnswer({ status: response.status, body: await response.text(), retryAfter }, () => null);
  return answer.ok ? { ok: true } : answer;
}
