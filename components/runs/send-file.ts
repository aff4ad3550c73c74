import { type Answer, LOST, type Preview, type Saved, previewOf, readAnswer, savedOf } from "./upload-answer";
import { type Item, placeOf } from "./upload-item";

interface Sending {
  item: Item;
  signal: AbortSignal;
  /** Share of the bytes sent, 0 to 1. */
  onProgress?: (share: number) => void;
}

interface Saving extends Sending {
  batch: string | null;
  /** Ids of the environment files that describe it. */
  environments: readonly string[];
}

const MAX_NAME = 200;

/** fetch cannot tell how much it has sent; XMLHttpRequest can. Never rejects: a lost connection is an answer too. */
function send<T>(
  path: string,
  query: URLSearchParams,
  { item, signal, onProgress }: Sending,
  read: (json: Record<string, unknown>) => T,
) {
  return new Promise<Answer<T>>((answer) => {
    const request = new XMLHttpRequest();
    const lost = () => answer({ ok: false, refused: LOST, lost: true });
    request.open("POST", `${path}?${query}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (e) => {
      if (e.lengthComputable && e.total > 0) onProgress?.(e.loaded / e.total);
    };
    request.onload = () => {
      const { status, responseText: body } = request;
      answer(readAnswer({ status, body, retryAfter: request.getResponseHeader("Retry-After") }, read));
    };
    request.onerror = lost;
    request.onabort = lost;
    signal.addEventListener("abort", () => request.abort(), { once: true });
    if (signal.aborted || !item.file) lost();
    else request.send(item.file);
  });
}

const nameOf = ({ path }: Item): string => (path.split("/").at(-1) ?? path).slice(-MAX_NAME);

function queryOf(item: Item): URLSearchParams {
  const query = new URLSearchParams({ filename: nameOf(item) });
  for (const [key, value] of Object.entries(item.declared)) if (value) query.set(key, value);
  if (item.system !== null) query.set("system", item.system);
  if (item.mapping !== null) query.set("mapping", item.mapping);
  return query;
}

export const sendForPreview = (sending: Sending): Promise<Answer<Preview>> =>
  send("/api/v1/runs/preview", queryOf(sending.item), sending, previewOf);

/** Saves a result as a run. */
export function sendRun(saving: Saving): Promise<Answer<Saved>> {
  const query = queryOf(saving.item);
  for (const id of saving.environments) query.append("environment", id);
  return send("/api/v1/runs", inBatch(query, saving), saving, (json) => savedOf("run", json));
}

/** Saves a file that describes a machine. */
export function sendEnvironment(saving: Saving): Promise<Answer<Saved>> {
  const query = new URLSearchParams({ filename: nameOf(saving.item) });
  return send("/api/v1/environments", inBatch(query, saving), saving, (json) => savedOf("environment", json));
}

function inBatch(query: URLSearchParams, { batch, item }: Saving): URLSearchParams {
  if (batch === null) return query;
  query.set("batch", batch);
  query.set("path", placeOf(item));
  return query;
}
