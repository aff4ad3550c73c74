const QUOTE = 0x22;

/** The unfinished token at the end of a piece, and the pieces that follow inside a string whose end is not in sight. */
export class HeldBytes {
  #held: Uint8Array = new Uint8Array(0);
  #parts: Uint8Array[] = [];
  #waiting = 0;
  /** Used again for every joint: a new megabyte for each piece of a file keeps the garbage collector busy. */
  #joint = new Uint8Array(0);

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

  /** Good until the next piece. */
  #joined(chunk: Uint8Array): Uint8Array {
    if (this.#held.length === 0) return chunk;
    const length = this.#held.length + this.#waiting + chunk.length;
    if (this.#joint.length < length) this.#joint = new Uint8Array(length + 1024);
    let at = 0;
    for (const part of [this.#held, ...this.#parts, chunk]) {
      this.#joint.set(part, at);
      at += part.length;
    }
    this.#parts = [];
    this.#waiting = 0;
    return this.#joint.subarray(0, length);
  }
}
