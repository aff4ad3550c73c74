import "server-only";
import type { FileHandle } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Removal } from "../core/privacy/removal";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Bytes of the file in one stored piece, about. */
export const PIECE_BYTES = 2 ** 20;
/** zlib works on the thread pool: a few pieces at once keep the second core busy and memory flat. */
const AT_ONCE = 3;

/** The pieces of a file as it is kept, each a gzip of its own, put aside until the transaction that stores them. */
export class PackedPieces {
  /** Bytes of the file as it is kept, unpacked. */
  bytes = 0;
  /** What was taken out of it. */
  removed: readonly Removal[] = [];
  readonly #ends: number[] = [];
  #waiting: Promise<Buffer>[] = [];
  #parts: Uint8Array[] = [];
  #gathered = 0;

  constructor(private readonly file: FileHandle) {}

  get count(): number {
    return this.#ends.length;
  }

  /** The next bytes of the file, as few or as many as there are. They must stay as they are until {@link end}. */
  async add(bytes: Uint8Array): Promise<void> {
    this.bytes += bytes.byteLength;
    for (let at = 0; at < bytes.byteLength; ) {
      const part = bytes.subarray(at, at + PIECE_BYTES - this.#gathered);
      this.#parts.push(part);
      this.#gathered += part.byteLength;
      at += part.byteLength;
      if (this.#gathered === PIECE_BYTES) await this.#pack();
    }
  }

  async end(): Promise<void> {
    if (this.#gathered > 0) await this.#pack();
    while (this.#waiting.length > 0) await this.#settle();
  }

  async #pack(): Promise<void> {
    const [first] = this.#parts;
    const piece = this.#parts.length === 1 && first ? first : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#gathered = 0;
    // One output buffer a piece: with zlib's 16 kB there would be thirty calls back for each.
    this.#waiting.push(pack(piece, { level: 1, chunkSize: PIECE_BYTES }));
    if (this.#waiting.length >= AT_ONCE) await this.#settle();
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
