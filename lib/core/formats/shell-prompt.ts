const LONGEST = 400;

/** Whether a line is a command as a person typed it, copied along with its output: `[me@node ~]$ sudo lscpu -J`. */
export function isCommandLine(line: string, command: string): boolean {
  const plain = line.trim();
  const at = plain.length > LONGEST ? -1 : plain.indexOf(command);
  if (at < 0) return false;
  const before = plain.slice(0, at).replace(/(?:sudo|LC_ALL=C|LANG=C) $/, "");
  const after = plain.charAt(at + command.length);
  return (after === "" || after === " ") && (before === "" || /[$#>] ?$/.test(before));
}
