import { concat } from "../privacy/concat";

const QUOTE = 0x22;

/** The unfinished token at the end of a piece, and the pieces that follow inside a string whose end is not in sight. */
export class HeldBytes {
  #held: Uint8Array = new Uint8Array(0);
  #parts: Uint8Array[] = [];
  #waiting = 0;

  /** Bytes of the unfinished token, without the pieces that wait. */
  get length(): number {
    return this.#held.length;
  }

  /** The token with what follows; `null`: the piece waits, since it only goes on with a string of at most `limit` bytes. */
  with(chunk: Uint8Array, limit: number): Uint8Array | null {
    const grown = this.#held.length + this.#waiting + chunk.length;
    if (this.#held[0] === QUOTE && !chunk.includes(QUOTE) && grown <= limit) {
      this.#parts.push(chunk.slice());
      this.#waiting += chunk.length;
      return null;
    }
    return this.#joined(chunk);
  }

  /** What waits, when no more will come. */
  rest(): Uint8Array | null {
    return this.#waiting > 0 ? this.#joined(new Uint8Array(0)) : null;
  }

  hold(bytes: Uint8Array): void {
    this.#held = bytes;
  }

  #joined(chunk: Uint8Array): Uint8Array {
    const bytes = this.#held.length === 0 ? chunk : concat([this.#held, ...this.#parts, chunk]);
    this.#parts = [];
    this.#waiting = 0;
    return bytes;
  }
}
