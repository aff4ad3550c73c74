import "server-only";
import type { FileHandle } from "node:fs/promises";
import { promisify } from "node:util";
import { constants, gunzip, gzip } from "node:zlib";
import type { Removal } from "../core/privacy/removal";
import { readWhole, writeWhole } from "./whole-io";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Bytes of the file in one stored piece, about. */
export const PIECE_BYTES = 2 ** 20;
/** A packed piece is about half as long; a longer one takes two of these. */
const OUTPUT_BYTES = 576 * 1024;
/** zlib works on the pool of four threads, one of which is left to the file that is read meanwhile. */
const AT_ONCE = 3;
/** Looked at to tell a piece full of numbers from words. */
const PROBE_STEP = 509;

/** The pieces of a file as it is kept, each a gzip of its own, put aside until the transaction that stores them. */
export class PackedPieces {
  /** Bytes of the file as it is kept, unpacked. */
  bytes = 0;
  /** What was taken out of it. */
  removed: readonly Removal[] = [];
  readonly #ends: number[] = [];
  readonly #free: Buffer[] = [];
  #packing: { packed: Promise<Buffer>; from: Buffer }[] = [];
  #open: Buffer | null = null;
  #filled = 0;

  constructor(private readonly file: FileHandle) {}

  get count(): number {
    return this.#ends.length;
  }

  /** The next bytes of the file, as few or as many as there are; copied before this resolves. */
  async add(bytes: Uint8Array): Promise<void> {
    this.bytes += bytes.byteLength;
    for (let at = 0; at < bytes.byteLength; ) {
      this.#open ??= this.#free.pop() ?? Buffer.allocUnsafe(PIECE_BYTES);
      const part = bytes.subarray(at, at + PIECE_BYTES - this.#filled);
      this.#open.set(part, this.#filled);
      this.#filled += part.byteLength;
      at += part.byteLength;
      if (this.#filled < PIECE_BYTES) continue;
      this.#pack();
      if (this.#packing.length >= AT_ONCE) await this.#settle();
    }
  }

  /** Packs what there is; the last pieces are packed while the caller goes on. */
  finish(): void {
    if (this.#filled > 0) this.#pack();
  }

  /** Every piece is packed and put aside. */
  async end(): Promise<void> {
    this.finish();
    while (this.#packing.length > 0) await this.#settle();
  }

  #pack(): void {
    const from = this.#open;
    if (!from) return;
    const piece = from.subarray(0, this.#filled);
    this.#open = null;
    this.#filled = 0;
    // One output buffer a piece: with zlib's 16 kB there would be thirty calls back for each.
    const packed = pack(piece, { level: 1, chunkSize: OUTPUT_BYTES, strategy: strategyFor(piece) });
    packed.catch(() => {}); // told by the settling; nobody waits for a file that was refused meanwhile
    this.#packing.push({ packed, from });
  }

  async #settle(): Promise<void> {
    const next = this.#packing.shift();
    if (!next) return;
    const packed = await next.packed;
    this.#free.push(next.from);
    const start = this.#ends.at(-1) ?? 0;
    await writeWhole(this.file, packed, start);
    this.#ends.push(start + packed.byteLength);
  }

  async at(index: number): Promise<Buffer> {
    const start = index === 0 ? 0 : (this.#ends[index - 1] ?? 0);
    const length = (this.#ends[index] ?? start) - start;
    const bytes = Buffer.alloc(length);
    await readWhole(this.file, bytes, start);
    return bytes;
  }
}

/** Digits do not repeat: looking for repeats takes twice as long and packs them no better. */
function strategyFor(piece: Uint8Array): number {
  let digits = 0;
  let seen = 0;
  for (let at = 0; at < piece.byteLength; at += PROBE_STEP) {
    const byte = piece[at] ?? 0;
    if (byte >= 0x30 && byte <= 0x39) digits++;
    seen++;
  }
  return digits > 0.7 * seen ? constants.Z_HUFFMAN_ONLY : constants.Z_DEFAULT_STRATEGY;
}

/** One stored piece as it was. */
export async function unpackPiece(packed: Uint8Array): Promise<Uint8Array> {
  return unpack(packed, { maxOutputLength: 2 * PIECE_BYTES });
}
