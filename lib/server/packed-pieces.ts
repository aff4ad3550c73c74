import "server-only";
import type { FileHandle } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Bytes of the file in one stored piece. */
export const PIECE_BYTES = 2 ** 20;
/** zlib works on the thread pool: a few pieces at once keep the second core busy and memory flat. */
const AT_ONCE = 3;

/** The pieces of an uploaded file, each a gzip of its own, put aside until the transaction that stores them. */
export class PackedPieces {
  readonly #ends: number[] = [];
  #waiting: Promise<Buffer>[] = [];

  constructor(private readonly file: FileHandle) {}

  get count(): number {
    return this.#ends.length;
  }

  async add(piece: Uint8Array): Promise<void> {
    this.#waiting.push(pack(piece, { level: 1 }));
    if (this.#waiting.length >= AT_ONCE) await this.#settle();
  }

  async end(): Promise<void> {
    while (this.#waiting.length > 0) await this.#settle();
  }

  async #settle(): Promise<void> {
    const packed = await this.#waiting.shift();
    if (!packed) return;
    const start = this.#ends.at(-1) ?? 0;
    await this.file.write(packed, 0, packed.byteLength, start);
    this.#ends.push(start + packed.byteLength);
  }

  async at(index: number): Promise<Buffer> {
    const start = index === 0 ? 0 : (this.#ends[index - 1] ?? 0);
    const length = (this.#ends[index] ?? start) - start;
    const bytes = Buffer.alloc(length);
    await this.file.read(bytes, 0, length, start);
    return bytes;
  }
}

/** One stored piece as it was. */
export async function unpackPiece(packed: Uint8Array): Promise<Uint8Array> {
  return unpack(packed, { maxOutputLength: 2 * PIECE_BYTES });
}
