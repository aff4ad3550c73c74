import type { Outcome } from "../outcome";
import { pairingKey, type Reading, type Written } from "../run/run";
import type { Steps } from "../steps";
import { copiesInText } from "./copies-in-text";
import type { Format, Source, TextSource } from "./format";

/**
 * Reads what a format owns, with what holds for texts of every tool: the same output twice counts once, and a last line
 * without its line end is not trusted.
 */
export function* readPart(format: Format, view: Source, system?: string): Steps<Outcome<Reading>> {
  if (view.kind === "json") return yield* read(format, view, system);
  const { text, copies } = copiesInText(view);
  const outcome = yield* read(format, text, system);
  if (!outcome.ok) return outcome;
  if (copies > 0)
    outcome.value.warnings.push({
      code: "duplicate-result",
      message:
        copies === 1
          ? "The same output stands in the file twice, equal in every line; it counts once."
          : `The same output stands in the file ${copies + 1} times, equal in every line; it counts once.`,
    });
  if (!text.open || isClosed(text)) return outcome;
  yield;
  const without = withoutLastLine(text);
  const shorter = format.claims(without).claimed ? yield* read(format, without, system) : null;
  doubtLastLine(outcome.value, shorter?.ok ? shorter.value.measurements : [], text.lines.length);
  return outcome;
}

function* read(format: Format, view: Source, system: string | undefined): Steps<Outcome<Reading>> {
  return format.reading ? yield* format.reading(view, system) : format.read(view, system);
}

/** A document in brackets says itself where it ends: XML, a script. */
const isClosed = ({ lines }: TextSource): boolean => /[>}\]];?$/.test((lines.at(-1) ?? "").slice(-20).trimEnd());

const withoutLastLine = ({ text, lines }: TextSource): TextSource => ({
  kind: "text",
  text: text.slice(0, Math.max(0, text.lastIndexOf("\n"))),
  lines: lines.slice(0, -1),
});

/** What stands on the last line carries no verdict; what the last line only changes is read without it. */
function doubtLastLine(reading: Reading, shorter: readonly Written[], last: number): void {
  const others = new Map(shorter.map((row) => [pairingKey(row), row]));
  const place = new RegExp(`^line ${last}\\b`);
  let doubted = 0;
  reading.measurements = reading.measurements.map((row) => {
    const other = others.get(pairingKey(row));
    const isLast = place.test(row.at);
    if (!isLast && (!other || sameFigures(row, other))) return row;
    doubted++;
    return other && !isLast ? other : { ...row, noVerdict: row.noVerdict ?? MAY_BE_CUT };
  });
  if (doubted === 0 || reading.warnings.some(({ code }) => code === "cut-short")) return;
  reading.warnings.push({
    code: "cut-short",
    message: "The last line has no line end, so the file may be cut there; no verdict rests on its figures.",
    at: `line ${last}`,
    hint: "Copy the file again with all of its lines, or let the test finish.",
  });
}

const MAY_BE_CUT = "the file may end in the middle of this line";

const sameFigures = (a: Written, b: Written): boolean => print(a) === print(b);

const print = ({ statistics, samples, written }: Written): string =>
  JSON.stringify([statistics, samples?.length, samples?.at(-1), written]);
