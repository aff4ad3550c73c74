// Where the separators, line ends and quotes of a text stand, one bit a byte. A gigabyte is a billion questions when each byte
// is asked by itself; WebAssembly asks sixteen at once. Without it the bits are the same and take longer.

/** Bytes that are marked at once. */
const STEP = 16;
const [LF, QUOTE] = [10, 34];
const PAGE = 65_536;

/** Room for bytes, and the marks of those that were marked last: bit i of word w stands for byte 32 w + i. */
export interface ByteMarks {
  bytes: Uint8Array;
  marks: Int32Array;
  /** Marks the first bytes; marks behind `to` mean nothing. */
  mark: (to: number, separator: number) => void;
}

/** `mark(to, out, separator)` of the memory's bytes from 0, by https://webassembly.github.io/spec/core/binary/instructions.html. */
function code(pages: number): Uint8Array<ArrayBuffer> {
  const get = (local: number) => [0x20, local];
  const set = (local: number) => [0x21, local];
  const [to, out, separator, at, separators, quotes, ends, bytes] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [constant, add, less, splat, equal, or] = [0x41, 0x6a, 0x49, [0xfd, 0x0f], [0xfd, 0x23], [0xfd, 0x50]];
  const plus = (local: number, by: number) => [...get(local), constant, by, add, ...set(local)];
  const is = (all: number) => [...get(bytes), ...get(all), ...equal];
  const body = [
    // One number, at; four times sixteen bytes: the three that are looked for and those that are looked at.
    ...[2, 1, 0x7f, 4, 0x7b],
    ...[...get(separator), ...splat, ...set(separators)],
    ...[constant, QUOTE, ...splat, ...set(quotes)],
    ...[constant, LF, ...splat, ...set(ends)],
    ...[0x03, 0x40],
    ...[...get(at), 0xfd, 0x00, 0, 0, ...set(bytes)],
    ...[...get(out), ...is(separators), ...is(quotes), ...or, ...is(ends), ...or, 0xfd, 0x64, 0x3b, 0, 0],
    ...[...plus(at, STEP), ...plus(out, STEP / 8)],
    ...[...get(at), ...get(to), less, 0x0d, 0, 0x0b, 0x0b],
  ];
  const section = (id: number, content: readonly number[]) => [id, content.length, ...content];
  const name = (text: string) => [text.length, ...new TextEncoder().encode(text)];
  return new Uint8Array([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 3, 0x7f, 0x7f, 0x7f, 0]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, pages]),
    ...section(7, [2, ...name("memory"), 2, 0, ...name("mark"), 0, 0]),
    ...section(10, [1, body.length, ...body]),
  ]);
}

/** @param room bytes, fewer than 7 million */
export function byteMarks(room: number): ByteMarks {
  const words = Math.ceil(room / 32) + 1;
  const pages = Math.ceil((36 * words) / PAGE);
  const wasm = code(pages);
  // The marks are written in the order of a small-endian machine.
  const small = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
  if (!small || typeof WebAssembly === "undefined" || !WebAssembly.validate(wasm)) return slowByteMarks(room);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm));
  const { buffer } = exports.memory as WebAssembly.Memory;
  const mark = exports.mark as (to: number, out: number, separator: number) => void;
  return {
    bytes: new Uint8Array(buffer, 0, 32 * words),
    marks: new Int32Array(buffer, 32 * words, words),
    mark: (to, separator) => mark(to, 32 * words, separator),
  };
}

/** The same bits, byte by byte. */
export function slowByteMarks(room: number): ByteMarks {
  const words = Math.ceil(room / 32) + 1;
  const [bytes, marks] = [new Uint8Array(32 * words), new Int32Array(words)];
  return {
    bytes,
    marks,
    mark(to, separator) {
      marks.fill(0, 0, Math.ceil(to / 32));
      for (let at = 0; at < to; at++) {
        const c = bytes[at];
        if (c === separator || c === QUOTE || c === LF) marks[at >> 5] = (marks[at >> 5] as number) | (1 << (at & 31));
      }
    },
  };
}
