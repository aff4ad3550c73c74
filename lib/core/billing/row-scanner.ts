// CSV (RFC 4180) in pieces of bytes: bills reach gigabytes, so a row is a window on the bytes and a cell becomes text only
// when somebody asks.

const QUOTE = 34;
const LF = 10;
const CR = 13;
/** Longer rows are no bill. */
const LONGEST = 1 << 20;

export interface ScannedRow {
  /** Of the row's first line, from 1. */
  line: number;
  cells: number;
  text: (cell: number) => string;
  /** The bytes of a cell without its quotes. */
  bytesOf: <T>(cell: number, read: (bytes: Uint8Array, from: number, to: number) => T) => T | null;
}

/**
 * Cuts bytes into rows; a quoted cell may hold separators and line ends.
 * @param onRow called once a row, blank rows left out; the row is valid during the call only
 * @throws RangeError where a row never ends: a quote left open, or no text at all
 */
export function rowScanner(onRow: (row: ScannedRow) => void) {
  let buffer: Uint8Array = new Uint8Array(0);
  let held = 0;
  let wanted = 0;
  let separator = 0;
  let line = 1;
  let starts = new Int32Array(256);
  let ends = new Int32Array(256);
  let bytes: Uint8Array = buffer;
  let count = 0;
  const memory = textMemory();
  const row: ScannedRow = {
    line: 1,
    cells: 0,
    text: (cell) => (cell < count ? memory(bytes, starts[cell] as number, ends[cell] as number) : ""),
    bytesOf: (cell, read) => {
      if (cell >= count) return null;
      const [from, to] = [starts[cell] as number, ends[cell] as number];
      const quoted = bytes[from] === QUOTE ? 1 : 0;
      return read(bytes, from + quoted, to - quoted);
    },
  };

  function emit(lines: number): void {
    if (count > 1 || (ends[0] as number) > (starts[0] as number)) {
      row.line = line;
      row.cells = count;
      onRow(row);
    }
    line += lines;
    count = 0;
  }

  function cell(from: number, to: number): void {
    if (count === starts.length) {
      starts = grown(starts);
      ends = grown(ends);
    }
    starts[count] = from;
    ends[count] = to;
    count++;
  }

  /** Reads whole rows and returns where the first unfinished one begins. */
  function scan(bytes: Uint8Array, separator: number, last: boolean): number {
    const length = bytes.length;
    let begin = 0;
    let at = 0;
    while (at < length) {
      let lines = 1;
      let done = false;
      while (!done) {
        let from = at;
        if (bytes[at] === QUOTE) {
          at++;
          for (;;) {
            if (at >= length) return unfinished(begin, last, true);
            const c = bytes[at++];
            if (c === LF) lines++;
            if (c !== QUOTE) continue;
            if (at >= length && !last) return unfinished(begin, last, true);
            if (bytes[at] !== QUOTE) break;
            at++;
          }
        } else {
          from = at;
        }
        let c = bytes[at];
        while (at < length && c !== separator && c !== LF) c = bytes[++at];
        if (at >= length) {
          if (!last) return unfinished(begin, last, false);
          cell(from, at);
          done = true;
        } else {
          cell(from, c === LF && bytes[at - 1] === CR && at > from ? at - 1 : at);
          at++;
          done = c === LF;
          // A separator as the very last byte leaves an empty cell behind it.
          if (!done && at >= length && last) {
            cell(at, at);
            done = true;
          }
        }
      }
      emit(lines);
      begin = at;
    }
    return begin;
  }

  function unfinished(begin: number, last: boolean, quoted: boolean): number {
    count = 0;
    if (last && quoted) throw new RangeError(`The quote that opens in the row of line ${line} is never closed.`);
    if (bytes.length - begin > LONGEST) throw new RangeError(`The row of line ${line} is longer than 1 MB.`);
    return begin;
  }

  /** Puts bytes behind the first `at` of those held. */
  function hold(at: number, more: Uint8Array): void {
    if (at + more.length > buffer.length) {
      const larger = new Uint8Array(Math.max(at + more.length, 2 * buffer.length));
      larger.set(buffer.subarray(0, at));
      buffer = larger;
    }
    buffer.set(more, at);
    held = at + more.length;
  }

  function feed(chunk: Uint8Array, last: boolean): void {
    if (held > 0) {
      hold(held, chunk);
      // An unfinished row is read again from its start: only when twice as much is there, the cost stays linear.
      if (held < wanted && !last) return;
    }
    bytes = held > 0 ? buffer.subarray(0, held) : chunk;
    if (separator === 0) {
      const end = bytes.indexOf(LF);
      if (end < 0 && !last && bytes.length <= LONGEST) return keep(bytes);
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
      separator = separatorOf(bytes.subarray(0, Math.max(0, bytes.indexOf(LF))));
    }
    keep(bytes.subarray(scan(bytes, separator, last)));
  }

  function keep(rest: Uint8Array): void {
    hold(0, rest);
    wanted = 2 * held;
  }

  return {
    push: (chunk: Uint8Array) => feed(chunk, false),
    end: () => feed(new Uint8Array(0), true),
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

/** Longer cells do not repeat. */
const REMEMBERED = 256;

/** Cells repeat from row to row: the text of the same bytes is made once. */
function textMemory() {
  const decoder = new TextDecoder("utf-8");
  const known = new Map<number, { bytes: Uint8Array; text: string }>();
  const decoded = (cut: Uint8Array): string => {
    const quoted = cut[0] === QUOTE;
    const end = quoted ? cut.lastIndexOf(QUOTE) : cut.length;
    const raw = decoder.decode(cut.subarray(quoted ? 1 : 0, end));
    return quoted ? raw.replaceAll('""', '"') : raw;
  };
  return (bytes: Uint8Array, from: number, to: number): string => {
    const cut = bytes.subarray(from, to);
    if (cut.length >= REMEMBERED) return decoded(cut);
    let hash = 0x811c9dc5;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
    const found = known.get(hash);
    if (found && same(found.bytes, bytes, from, to)) return found.text;
    const text = decoded(cut);
    if (known.size >= 20_000) known.clear();
    known.set(hash, { bytes: cut.slice(), text });
    return text;
  };
}

function same(a: Uint8Array, b: Uint8Array, from: number, to: number): boolean {
  if (a.length !== to - from) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[from + i]) return false;
  return true;
}
