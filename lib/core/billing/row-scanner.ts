// CSV (RFC 4180) in pieces of bytes: bills reach gigabytes, so a row is a window on the bytes.
import type { BillRow } from "./charge";
import { byteMarks } from "./byte-marks";
import { QUOTE, cellText } from "./cell-text";

const LF = 10;
const CR = 13;
/** Longer rows are no bill. */
const LONGEST = 1 << 20;
/** Bytes that are looked at together: they fit near the processor. */
const PIECE = 1 << 17;
/** As a last line end for a file that has none. */
const LAST = new Uint8Array([LF]);

export interface ScannedRow extends BillRow {
  /** The row lies in these bytes; a cell without its quotes from `from` to `to`, both 0 for one that is not there. */
  bytes: Uint8Array;
  from: (cell: number) => number;
  to: (cell: number) => number;
}

/**
 * Cuts bytes into rows; a quoted cell may hold separators and line ends.
 * @param onRow called once a row, blank rows left out; the row is valid during the call only
 * @throws RangeError where a row never ends: a quote left open, or no text at all
 */
export function rowScanner(onRow: (row: ScannedRow) => void, marked = byteMarks) {
  const { bytes, marks, mark } = marked(LONGEST + PIECE);
  let held = 0;
  let wanted = 0;
  let separator = 0;
  let line = 1;
  let starts = new Int32Array(256);
  let rowEnd = 0;
  let count = 0;
  const text = cellText();
  const endOf = (cell: number) => (cell + 1 < count ? (starts[cell + 1] as number) - 1 : rowEnd);
  const row: ScannedRow = {
    line: 1,
    cells: 0,
    bytes,
    text: (cell) => (cell < count ? text(bytes, starts[cell] as number, endOf(cell)) : ""),
    from(cell) {
      if (cell >= count) return 0;
      const from = starts[cell] as number;
      return bytes[from] === QUOTE ? from + 1 : from;
    },
    to(cell) {
      if (cell >= count) return 0;
      let to = endOf(cell);
      if (bytes[starts[cell] as number] !== QUOTE) return to;
      while (bytes[to - 1] !== QUOTE) to--;
      return to - 1;
    },
  };

  /** Reads the rows from `begin` on and before `limit`, and returns where the first unfinished one begins. */
  function scan(begin: number, limit: number): number {
    mark(limit, separator);
    let lines = 1;
    let cells = 1;
    let start = begin;
    let quoted = false;
    /** The second of two quotes that stand for one. */
    let second = -1;
    starts[0] = begin;
    for (let word = begin >> 5; word << 5 < limit; word++) {
      let bits = marks[word] as number;
      if (word === begin >> 5) bits &= -1 << (begin & 31);
      while (bits !== 0) {
        const at = (word << 5) + 31 - Math.clz32(bits & -bits);
        bits &= bits - 1;
        if (at >= limit) break;
        const c = bytes[at] as number;
        if (quoted) {
          if (c === LF) lines++;
          else if (c === QUOTE && at !== second) {
            if (bytes[at + 1] === QUOTE) second = at + 1;
            else quoted = false;
          }
        } else if (c === QUOTE) {
          quoted = at === start;
        } else {
          start = at + 1;
          if (c !== LF) {
            if (cells === starts.length) starts = grown(starts);
            starts[cells++] = start;
            continue;
          }
          emit(cells, at, lines);
          cells = 1;
          lines = 1;
          starts[0] = begin = start;
        }
      }
    }
    return begin;
  }

  function emit(cells: number, end: number, lines: number): void {
    const last = starts[cells - 1] as number;
    rowEnd = end > last && bytes[end - 1] === CR ? end - 1 : end;
    count = cells;
    if (count > 1 || rowEnd > last) {
      row.line = line;
      row.cells = count;
      onRow(row);
    }
    line += lines;
  }

  /** Where the text begins, and what its separator is. */
  function begins(): number {
    const from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    separator = separatorOf(bytes.subarray(from, Math.max(from, bytes.subarray(0, held).indexOf(LF))));
    return from;
  }

  function feed(more: Uint8Array, last: boolean): void {
    bytes.set(more, held);
    held += more.length;
    // An unfinished row is read again from its start: only when twice as much is there, the cost stays linear.
    if (held < wanted && !last) return;
    wanted = Math.min(2 * held, LONGEST);
    if (separator === 0 && held <= LONGEST && !last && !bytes.subarray(0, held).includes(LF)) return;
    const begin = separator === 0 ? begins() : 0;
    const rest = scan(begin, bytes.subarray(0, held).lastIndexOf(LF) + 1);
    if (held - rest > LONGEST) throw new RangeError(`The row of line ${line} is longer than 1 MB.`);
    if (last && rest < held) throw new RangeError(`The quote that opens in the row of line ${line} is never closed.`);
    bytes.copyWithin(0, rest, held);
    held -= rest;
    wanted = Math.min(2 * held, LONGEST);
  }

  return {
    push(chunk: Uint8Array): void {
      for (let at = 0; at < chunk.length; at += PIECE) feed(chunk.subarray(at, at + PIECE), false);
    },
    end: (): void => {
      if (held > 0) feed(LAST, true);
    },
  };
}

/** The one of comma, semicolon and tab that the header uses most. */
function separatorOf(header: Uint8Array): number {
  const counts = [",", ";", "\t"].map((s) => ({ s: s.charCodeAt(0), n: 0 }));
  for (const byte of header) for (const c of counts) if (c.s === byte) c.n++;
  return counts.reduce((best, c) => (c.n > best.n ? c : best)).s;
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}
