// A body as it was sent: counted against Content-Length, timed, and cut off at the limit.
import "server-only";
import { MAX_SENT } from "../core/formats/upload-limits";
import { sizeOf } from "../core/units/size";
import { Refusal } from "./refusal";

const IDLE_MS = 30_000;
const SLOW_AFTER_MS = 60_000;
const SLOW_BYTES_PER_S = 1024;

type Body = ReadableStream<Uint8Array>;
type Chunk = { done: boolean; value?: Uint8Array | undefined };

export function tooLarge(limit: number, what: string): Refusal {
  return new Refusal("too-large", `${what} is larger than ${sizeOf(limit)}, which is the limit.`);
}

/** Content-Length as a number, when the header is there. @throws Refusal `bad-request` */
export function announcedLength(headers: Headers): number | null {
  const text = headers.get("content-length");
  if (text === null) return null;
  if (!/^\d{1,15}$/.test(text)) throw new Refusal("bad-request", "The Content-Length header is not a count of bytes.");
  return Number(text);
}

async function nextChunk(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Chunk> {
  let timer: NodeJS.Timeout | undefined;
  const idle = new Promise<never>((_, fail) => {
    timer = setTimeout(
      () => fail(new Refusal("body-too-slow", "Nothing arrived for 30 seconds, so the upload was given up.")),
      IDLE_MS,
    );
  });
  try {
    return await Promise.race([reader.read(), idle]);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("body-cut-short", "The connection ended before the whole file had arrived. Nothing was stored.");
  } finally {
    clearTimeout(timer);
  }
}

/** The chunks of a body. @throws Refusal 400 when fewer or more bytes come than announced, 408, 413 */
export async function* receivedBody(
  body: Body | null,
  announced: number | null,
  most = MAX_SENT,
): AsyncGenerator<Uint8Array> {
  if (announced !== null && announced > most) throw tooLarge(most, "The upload");
  const reader = body?.getReader();
  const began = performance.now();
  let total = 0;
  let whole = false;
  try {
    for (;;) {
      const { done, value } = reader ? await nextChunk(reader) : { done: true };
      if (done || !value) break;
      total += value.byteLength;
      if (total > most) throw tooLarge(most, "The upload");
      const elapsed = performance.now() - began;
      if (elapsed > SLOW_AFTER_MS && total / (elapsed / 1000) < SLOW_BYTES_PER_S) {
        throw new Refusal("body-too-slow", "The upload is slower than 1 KB a second, so it was given up.");
      }
      yield value;
    }
    whole = true;
  } finally {
    if (!whole) await reader?.cancel().catch(() => {});
  }
  if (announced !== null && total !== announced) {
    throw new Refusal(
      "body-cut-short",
      `${announced} bytes were announced and ${total} arrived. Nothing was stored; send the file again.`,
    );
  }
}
