import { excerpt } from "../outcome";
import { lastPart } from "./json-value";

const SECRET = /(?:password|passwd|secret|token|api-?key|credential|authorization|auth)/i;

/**
 * A command line as the name of a workload: paths by their last part, without addresses, without what stands behind a
 * word such as `--token`. The same on both sides, whatever the home directory.
 */
export function commandName(command: string): string {
  const words = command
    .slice(0, 2000)
    .split(/\s/)
    .filter((word) => word !== "");
  const name: string[] = [];
  let hide = false;
  for (const word of words.slice(0, 60)) {
    name.push(hide ? "…" : wordOf(word));
    hide = !hide && word.startsWith("-") && !word.includes("=") && SECRET.test(word);
  }
  return excerpt(name.join(" "), 160);
}

function wordOf(word: string): string {
  const equals = word.indexOf("=");
  if (equals > 0) {
    const [key, value] = [word.slice(0, equals), word.slice(equals + 1)];
    return `${key}=${SECRET.test(key) ? "…" : wordOf(value)}`;
  }
  if (word.includes("@") || /^\[?(?:\d{1,3}\.){3}\d{1,3}\]?(?::\d{1,5})?$/.test(word)) return "…";
  return /[\\/]/.test(word) ? lastPart(word) : word;
}
