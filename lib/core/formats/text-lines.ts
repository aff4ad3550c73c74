/** Colours and cursor movements of terminals (ECMA-48 control sequences). */
const ESCAPES = /\u001b\[[0-9;?]{0,20}[A-Za-z]/g;
const MARGIN = 3;

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

/** A file's text as its lines were meant: no terminal escapes, one kind of line end, no launcher's prefixes. */
export function cleanText(raw: string): { text: string; lines: string[] } {
  const plain = raw.includes("\u001b") ? raw.replace(ESCAPES, "") : raw;
  const lines = (plain.includes("\r") ? plain.replace(/\r\n?/g, "\n") : plain).split("\n");
  if (lines[lines.length - 1] === "") lines.pop();
  unprefix(lines);
  return { text: lines.join("\n"), lines };
}

/** A prefix goes only where every line of a block has it; a block is {@link MARGIN} lines or more. */
function unprefix(lines: string[]): void {
  for (const prefix of PREFIXES) {
    for (let i = 0; i < lines.length; i++) {
      let j = i;
      while (j < lines.length && prefix.test(lines[j] ?? "")) j++;
      if (j - i >= MARGIN) for (let k = i; k < j; k++) lines[k] = (lines[k] ?? "").replace(prefix, "");
      i = Math.max(i, j);
    }
  }
}
