const FIRST_BLOCK = 1024;
const BLOCK = 65_536;
const NONE = new Float64Array(0);

/**
 * Collects arrays of numbers without a second copy. Short arrays share a block and are views of it; a long one grows
 * fourfold into memory that the system hands out only as it is written to. The arrays of one list (a group) stand side
 * by side in one block, so that together they are one array as well.
 * One array is open at a time. A result is a view: respect its byteOffset and length.
 */
export class NumberBlocks {
  #block = NONE;
  /** Where the open array begins. */
  #start = 0;
  #used = 0;
  /** The finished arrays that must stay together, and where the first of them begins. */
  #group: unknown[] | null = null;
  #groupStart = 0;

  get count(): number {
    return this.#used - this.#start;
  }

  /** The arrays that follow belong to this list, whose items move along when the block grows. */
  gather(list: unknown[] | null): void {
    if (list === this.#group) return;
    this.#group = list;
    this.#groupStart = this.#start;
    if (list === null) this.#renew();
  }

  push(value: number): void {
    if (this.#used === this.#block.length) this.#grow();
    this.#block[this.#used++] = value;
  }

  /** The open array; the next number begins another. */
  take(): Float64Array {
    const numbers = this.#block.subarray(this.#start, this.#used);
    this.#start = this.#used;
    if (this.#group === null) this.#renew();
    return numbers;
  }

  /** A long block that is nearly full belongs to those who fill it. */
  #renew(): void {
    const room = this.#block.length - this.#used;
    if (this.#block.length > BLOCK && room < BLOCK && this.#start === this.#used) {
      this.#block = new Float64Array(BLOCK);
      this.#used = 0;
      this.#start = 0;
    }
  }

  #grow(): void {
    const old = this.#block;
    const from = this.#group === null ? this.#start : this.#groupStart;
    const kept = this.#used - from;
    const next = new Float64Array(old === NONE ? FIRST_BLOCK : kept < BLOCK / 2 ? BLOCK : kept * 4);
    next.set(old.subarray(from, this.#used));
    this.#group?.forEach((item, i, list) => {
      if (!(item instanceof Float64Array) || item.buffer !== old.buffer) return;
      const at = item.byteOffset / 8 - from;
      if (at < 0) return;
      list[i] = next.subarray(at, at + item.length);
    });
    this.#block = next;
    this.#start -= from;
    this.#used -= from;
    this.#groupStart = 0;
  }
}

/** Several arrays as one, without a copy where they stand side by side. */
export function joined(lists: readonly Float64Array[]): Float64Array {
  const length = lists.reduce((n, list) => n + list.length, 0);
  const [first] = lists;
  if (!first) return new Float64Array(0);
  let end = first.byteOffset;
  const together = lists.every((list) => {
    const follows = list.buffer === first.buffer && list.byteOffset === end;
    end += list.byteLength;
    return follows;
  });
  if (together) return new Float64Array(first.buffer, first.byteOffset, length);
  const all = new Float64Array(length);
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}
