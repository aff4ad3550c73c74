import { z } from "zod";

const Saved = z.object({ id: z.string() });
const Problem = z.object({
  detail: z.string(),
  errors: z.array(z.object({ message: z.string(), hint: z.string().optional() })).optional(),
});

export type BillAnswer =
  | { ok: true; id: string }
  | { ok: false; title: string; faults: { message: string; hint?: string }[] };

const LOST = "The connection ended before the bill had arrived. Nothing was stored; send it again.";

function answerOf(status: number, body: string): BillAnswer {
  const json: unknown = (() => {
    try {
      return JSON.parse(body);
    } catch {
      // A page of a proxy between us is no answer of ours.
      return null;
    }
  })();
  const saved = Saved.safeParse(json);
  if (status < 300 && saved.success) return { ok: true, id: saved.data.id };
  const problem = Problem.safeParse(json);
  if (!problem.success) return { ok: false, title: LOST, faults: [] };
  const faults = (problem.data.errors ?? []).map(({ message, hint }) => ({ message, ...(hint ? { hint } : {}) }));
  return { ok: false, title: problem.data.detail, faults };
}

/** Sends a bill as it is. fetch cannot tell how much it has sent; XMLHttpRequest can. Never rejects. */
export function sendBill(file: File, onProgress: (share: number) => void): Promise<BillAnswer> {
  return new Promise((answer) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/billing?${new URLSearchParams({ filename: file.name.slice(-200) })}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (e) => {
      if (e.lengthComputable && e.total > 0) onProgress(e.loaded / e.total);
    };
    request.onload = () => answer(answerOf(request.status, request.responseText));
    request.onerror = () => answer({ ok: false, title: LOST, faults: [] });
    request.send(file);
  });
}
