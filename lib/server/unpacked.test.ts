import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { receivedBody } from "./received-body";
import { Refusal } from "./refusal";
import { unpacked } from "./unpacked";

const stream = (bytes: Uint8Array, piece = 65_536): ReadableStream<Uint8Array> => {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.subarray(at, (at += piece)));
    },
  });
};

async function read(bytes: Uint8Array, encoding: string | null = null, announced: number | null = bytes.length) {
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of unpacked(receivedBody(stream(bytes), announced), encoding)) pieces.push(piece);
    return Buffer.concat(pieces).toString();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const TEXT = "hello benchmark\n".repeat(1000);

describe("a body as it was sent", () => {
  it("arrives as it is", async () => expect(await read(Buffer.from(TEXT))).toBe(TEXT));

  it("is unpacked when the header says gzip, and when its first bytes do", async () => {
    expect(await read(gzipSync(TEXT), "gzip")).toBe(TEXT);
    expect(await read(gzipSync(TEXT))).toBe(TEXT);
  });

  it("shorter or longer than announced is refused", async () => {
    expect(await read(Buffer.from(TEXT), null, TEXT.length + 1)).toBe("body-cut-short");
    expect(await read(Buffer.from(TEXT), null, TEXT.length - 1)).toBe("body-cut-short");
  });

  it("whose connection breaks is refused", async () => {
    const broken = new ReadableStream<Uint8Array>({ pull: (c) => c.error(new Error("aborted")) });
    await expect(receivedBody(broken, null).next()).rejects.toMatchObject({ code: "body-cut-short" });
  });

  it("announced larger than the limit is refused before a byte is read", async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({ pull: () => void pulled++ }, { highWaterMark: 0 });
    await expect(receivedBody(body, 300_000_000).next()).rejects.toMatchObject({ code: "too-large" });
    expect(pulled).toBe(0);
  });

  it("in brotli or zstd is refused", async () => {
    expect(await read(brotliCompressSync(TEXT), "br")).toBe("not-text");
    expect(await read(Buffer.from(TEXT), "zstd")).toBe("not-text");
  });

  it("damaged, cut short or no gzip at all is refused", async () => {
    const packed = gzipSync(TEXT);
    expect(await read(packed.subarray(0, packed.length - 9))).toBe("unusable");
    expect(await read(Buffer.from(TEXT), "gzip")).toBe("unusable");
  });

  it("packed twice is refused", async () => expect(await read(gzipSync(gzipSync(TEXT)), "gzip")).toBe("not-text"));

  it("a zip packed once more is refused, whoever says that it is gzip", async () => {
    const zip = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.from(TEXT)]);
    expect(await read(gzipSync(zip))).toBe("not-text");
    expect(await read(gzipSync(zip), "gzip")).toBe("not-text");
    expect(await read(zip)).toBe(zip.toString());
  });

  it("that is a bomb is stopped early", async () => {
    const bomb = gzipSync(Buffer.alloc(300 * 2 ** 20), { level: 9 });
    const before = process.memoryUsage().rss;
    const began = performance.now();
    expect(await read(bomb)).toBe("too-large");
    expect(performance.now() - began).toBeLessThan(1000);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 2 ** 20);
  });

  it("empty gives nothing", async () => expect(await read(Buffer.alloc(0))).toBe(""));
});
