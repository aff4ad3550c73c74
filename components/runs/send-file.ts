import { LOST, type Answer, type Preview, type Saved, readAnswer } from "./upload-answer";
import type { Description } from "./description";

interface Sending {
  file: File;
  description: Description;
  signal: AbortSignal;
  /** Share of the bytes sent, 0 to 1. */
  onProgress?: (share: number) => void;
}

const ROUTES = { preview: "/api/v1/runs/preview", save: "/api/v1/runs" } as const;

/** fetch cannot tell how much it has sent; XMLHttpRequest can. Never rejects: a lost connection is an answer too. */
function send<T extends Preview | Saved>(path: string, { file, description, signal, onProgress }: Sending) {
  const query = new URLSearchParams({ filename: file.name.slice(-200) });
  for (const [key, value] of Object.entries(description)) if (value) query.set(key, value);
  return new Promise<Answer<T>>((answer) => {
    const request = new XMLHttpRequest();
    const lost = () => answer({ ok: false, refused: LOST });
    request.open("POST", `${path}?${query}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (e) => {
      if (e.lengthComputable && e.total > 0) onProgress?.(e.loaded / e.total);
    };
    request.onload = () => answer(readAnswer<T>(request.status, request.responseText));
    request.onerror = lost;
    request.onabort = lost;
    signal.addEventListener("abort", () => request.abort(), { once: true });
    if (signal.aborted) lost();
    else request.send(file);
  });
}

export const sendForPreview = (sending: Sending): Promise<Answer<Preview>> => send<Preview>(ROUTES.preview, sending);
export const sendToSave = (sending: Sending): Promise<Answer<Saved>> => send<Saved>(ROUTES.save, sending);
