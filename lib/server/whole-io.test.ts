import { describe, expect, it } from "vitest";
import { PackedPieces, unpackPiece } from "./packed-pieces";
import { land } from "./read-upload";
import { withScratch } from "./scratch";
import { readWhole, writeWhole } from "./whole-io";

/** A file whose writes and reads stop after a few bytes, as on a network drive. */
function halting(bytes: Buffer, most: number) {
  return {
    async write(from: Uint8Array, offset: number, length: number, at: number) {
      const bytesWritten = Math.min(length, most);
      bytes.set(from.subarray(offset, offset + bytesWritten), at);
      return { bytesWritten };
    },
    async read(into: Uint8Array, offset: number, length: number, at: number) {
      const bytesRead = Math.min(length, most);
      into.set(bytes.subarray(at, at + bytesRead), offset);
      return { bytesRead };
    },
  };
}

/** The same over a real file, under its own type. */
async function withHalting<T>(most: number, work: (file: Parameters<typeof land>[1]) => Promise<T>): Promise<T> {
  return withScratch((file) =>
    work(
      new Proxy(file, {
        get(of, name) {
          if (name === "write")
            return (from: Uint8Array, offset: number, length: number, at: number) =>
              of.write(from, offset, Math.min(length, most), at);
          const value: unknown = Reflect.get(of, name);
          return typeof value === "function" ? value.bind(of) : value;
        },
      }),
    ),
  );
}

describe("a file that takes a few bytes at a time", () => {
  it("holds all of them in the end, in their places", async () => {
    const kept = Buffer.alloc(12);
    const file = halting(kept, 3);
    await writeWhole(file, Buffer.from("0123456789"), 2);
    expect(kept.toString()).toBe("\u0000\u00000123456789");
    const back = Buffer.alloc(10);
    await readWhole(file, back, 2);
    expect(back.toString()).toBe("0123456789");
  });

  it("that takes or gives nothing more is a fault, not a shorter file", async () => {
    const file = halting(Buffer.alloc(12), 0);
    await expect(writeWhole(file, Buffer.from("abc"), 0)).rejects.toThrow("took 0 of 3 bytes");
    await expect(readWhole(file, Buffer.alloc(3), 0)).rejects.toThrow("gave 0 of 3 bytes");
  });

  it("takes an upload whole", async () => {
    const sent = Buffer.from("line\n".repeat(500_000));
    async function* chunks() {
      for (let at = 0; at < sent.length; at += 700_000) yield sent.subarray(at, at + 700_000);
    }
    const kept = await withHalting(100_000, async (file) => {
      await land(chunks(), file);
      const back = Buffer.alloc(sent.length);
      await readWhole(file, back, 0);
      return back;
    });
    expect(kept.equals(sent)).toBe(true);
  });

  it("keeps every piece whole", async () => {
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * i) % 251));
    const back = await withHalting(1000, async (file) => {
      const pieces = new PackedPieces(file);
      await pieces.add(bytes);
      await pieces.end();
      return unpackPiece(await pieces.at(0));
    });
    expect(Buffer.from(back).equals(bytes)).toBe(true);
  });
});
