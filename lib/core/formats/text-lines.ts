import type { Steps } from "../steps";

const ESC = 0x1b;
const CR = 0x0d;
const LF = 0x0a;
/** Bytes of a control sequence's parameters that are still taken for one. */
const PARAMETERS = 20;
const MARGIN = 3;
/** Bytes between two pauses. */
const PIECE = 2 ** 22;

/**
 * What launchers write in front of every line: `12: ` (srun -l), `[1,0]<stdout>:` (mpirun), `> ` (quoted mail),
 * the time of a log.
 */
const PREFIXES: readonly RegExp[] = [
  /^\[\d{1,6},\d{1,6}\]<std(?:out|err)>: ?/,
  /^ {0,4}\d{1,6}: ?/,
  /^(?:> ?){1,4}/,
  /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]? {1,2}/,
  /^\[[\w.-]{1,64}\]: /,
];

/**
 * The bytes without terminal escapes and with one kind of line end, and how many lines they are: counted before
 * anything of the size of a line is made, so that a file of nothing but line ends costs no more than its bytes.
 */
export function* plainBytes(bytes: Uint8Array): Steps<{ bytes: Uint8Array; lines: number }> {
  const touched = bytes.includes(ESC) || bytes.includes(CR);
  const plain = touched ? yield* rewritten(bytes) : bytes;
  let lines = plain.length > 0 && plain[plain.length - 1] !== LF ? 1 : 0;
  for (let from = 0; from < plain.length; from += PIECE) {
    yield;
    const to = Math.min(plain.length, from + PIECE);
    for (let i = from; i < to; i++) if (plain[i] === LF) lines++;
  }
  return { bytes: plain, lines };
}

function* rewritten(bytes: Uint8Array): Steps<Uint8Array> {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let afterReturn = false;
  for (let i = 0, pause = PIECE; i < bytes.length; i++) {
    if (i >= pause) {
      yield;
      pause = i + PIECE;
    }
    const byte = bytes[i] as number;
    if (byte === ESC) {
      const after = escapeEnd(bytes, i);
      if (after > i) {
        i = after - 1;
        continue;
      }
    }
    if (byte === LF && afterReturn) {
      afterReturn = false;
      continue;
    }
    afterReturn = byte === CR;
    out[length++] = afterReturn ? LF : byte;
  }
  return out.subarray(0, length);
}

/** The byte after a colour or cursor movement of a terminal (an ECMA-48 control sequence); `at` when it is none. */
function escapeEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at + 1] !== 0x5b) return at;
  let i = at + 2;
  while (i < at + 2 + PARAMETERS && isParameter(bytes[i] ?? 0)) i++;
  const last = (bytes[i] ?? 0) | 0x20;
  return last >= 0x61 && last <= 0x7a ? i + 1 : at;
}

const isParameter = (byte: number): boolean => (byte >= 0x30 && byte <= 0x39) || byte === 0x3b || byte === 0x3f;

/** The lines of a text of {@link plainBytes}, without launchers' prefixes. Pauses between the passes over them. */
export function* cleanLines(plain: string): Steps<{ text: string; lines: string[] }> {
  const lines = plain.split("\n");
  if (lines[lines.length - 1] === "") lines.pop();
  let changed = false;
  for (const prefix of PREFIXES) {
    yield;
    if (unprefix(lines, prefix)) changed = true;
  }
  const text = changed ? lines.join("\n") : plain.endsWith("\n") ? plain.slice(0, -1) : plain;
  return { text, lines };
}

/** A prefix goes only where every line of a block has it; a block is {@link MARGIN} lines or more. */
function unprefix(lines: string[], prefix: RegExp): boolean {
  let changed = false;
  for (let i = 0; i < lines.length; i++) {
    let j = i;
    while (j < lines.length && prefix.test(lines[j] ?? "")) j++;
    if (j - i >= MARGIN) {
      changed = true;
      for (let k = i; k < j; k++) lines[k] = (lines[k] ?? "").replace(prefix, "");
    }
    i = Math.max(i, j);
  }
  return changed;
}
