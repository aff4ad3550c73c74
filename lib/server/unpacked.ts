// One layer of gzip, by Content-Encoding or by the file's own first bytes, with its output and ratio capped.
import "server-only";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { MAX_RATIO, MAX_UNPACKED, RATIO_FROM } from "../core/formats/upload-limits";
import { tooLarge } from "./received-body";
import { Refusal, fault } from "./refusal";

type Bytes = AsyncIterable<Uint8Array>;

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;
const isZipHead = ([p, k, three, four]: Uint8Array): boolean =>
  p === 0x50 && k === 0x4b && three === 0x03 && four === 0x04;

/** The first bytes, four where there are so many, and all bytes with them. */
export async function peek(source: Bytes): Promise<{ head: Uint8Array; all: AsyncGenerator<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  while (head.byteLength < 4) {
    const next = await iterator.next();
    if (next.done) break;
    head = head.byteLength === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  async function* all() {
    try {
      if (head.byteLength > 0) yield head;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { head, all: all() };
}

/** Whether Content-Encoding says gzip. @throws Refusal `not-text` for what we do not unpack */
export function saysGzip(encoding: string | null): boolean {
  const name = (encoding ?? "identity").trim().toLowerCase();
  if (name === "gzip" || name === "x-gzip") return true;
  if (name === "identity" || name === "") return false;
  throw fault("not-text", {
    code: "content-encoding",
    message: "Bareline unpacks gzip only.",
    at: "Content-Encoding",
    found: name,
    expected: "gzip, or no encoding",
    hint: "Send the file as it is, or packed by gzip.",
  });
}

async function* gunzipped(source: Bytes, most: number): AsyncGenerator<Uint8Array> {
  const input = Readable.from(source, { objectMode: false });
  const gunzip = createGunzip();
  input.on("error", (error) => gunzip.destroy(error));
  input.pipe(gunzip);
  let total = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      total += chunk.byteLength;
      if (total > most) throw tooLarge(most, "The unpacked file");
      if (total > RATIO_FROM && total > MAX_RATIO * gunzip.bytesWritten) {
        throw new Refusal(
          "too-large",
          `The file unpacks to more than ${MAX_RATIO} times its size, which is the limit.`,
        );
      }
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw fault("unusable", {
      code: "gzip-damaged",
      message: "The gzip data is damaged or cut short.",
      at: "body",
      expected: "a whole gzip file",
      hint: "Pack the file again, or send it as it is.",
    });
  } finally {
    input.destroy();
    gunzip.destroy();
  }
}

/** The file's own bytes. @throws Refusal 413, 415 or 422 */
export async function* unpacked(
  source: Bytes,
  encoding: string | null,
  most = MAX_UNPACKED,
): AsyncGenerator<Uint8Array> {
  const announced = saysGzip(encoding);
  const { head, all } = await peek(source);
  if (!announced && !isGzip(head)) {
    yield* all;
    return;
  }
  const inner = await peek(gunzipped(all, most));
  if (isGzip(inner.head)) {
    await inner.all.return(undefined);
    throw new Refusal("not-text", "This is a gzip within a gzip. Unpack it once and send it again.");
  }
  // The ratios of two layers multiply, and each alone would pass.
  if (isZipHead(inner.head)) {
    await inner.all.return(undefined);
    throw new Refusal("not-text", "This is a zip within a gzip. Send the zip as it is.");
  }
  yield* inner.all;
}
