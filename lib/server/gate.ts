// How many uploads are taken in at once: large ones fill the disk and a core, small ones are over before they queue.
import "server-only";
import { Refusal } from "./refusal";

/** Below this an upload waits in the long line. */
export const SMALL_BYTES = 2 ** 20;

/** A seat lets an upload arrive; a reader reads it. Few readers, a short line of large files, a long one of small files. */
export class Gate {
  #reading = 0;
  #queue: (() => void)[] = [];
  #seats: { large: number; small: number };

  constructor(
    private readonly readers: number,
    seats: { large: number; small: number },
  ) {
    this.#seats = { ...seats };
  }

  /**
   * Holds a seat while the upload is taken in. One that turns out large calls `grow` and needs a large seat from there on.
   * @throws Refusal `too-many`, also from `grow`, when every seat of the size is taken
   */
  async admit<T>(size: "large" | "small", work: (grow: () => void) => Promise<T>): Promise<T> {
    let held = size;
    this.#sit(held);
    try {
      return await work(() => {
        if (held === "large") return;
        this.#sit("large");
        this.#seats.small++;
        held = "large";
      });
    } finally {
      this.#seats[held]++;
    }
  }

  #sit(size: "large" | "small"): void {
    if (this.#seats[size] === 0) {
      throw new Refusal("too-many", "Too many uploads are being read already. Send this one again in a moment.", {
        retryAfter: 5,
      });
    }
    this.#seats[size]--;
  }

  /** Reads when a reader is free, first come, first served. */
  async read<T>(work: () => Promise<T>): Promise<T> {
    if (this.#reading >= this.readers) await new Promise<void>((go) => this.#queue.push(go));
    else this.#reading++;
    try {
      return await work();
    } finally {
      const next = this.#queue.shift();
      if (next) next();
      else this.#reading--;
    }
  }
}

const kept = globalThis as typeof globalThis & { barelineGate?: Gate; barelineParquetGate?: Gate };

/** The gate of this process: 2 readings at once, 8 waiting; small files wait in a line of 200. */
export function gate(): Gate {
  kept.barelineGate ??= new Gate(2, { large: 10, small: 200 });
  return kept.barelineGate;
}

/** One Parquet file at a time, from its first bytes on: reading one takes a core and much memory. A second comes again. */
export function parquetGate(): Gate {
  kept.barelineParquetGate ??= new Gate(1, { large: 1, small: 0 });
  return kept.barelineParquetGate;
}
