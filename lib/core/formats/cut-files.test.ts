import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { normalise } from "../run/normalise";
import { type Measurement, pairingKey } from "../run/run";
import { sourceOf } from "./formats.laws";
import { readSource } from "./registry";

const here = fileURLToPath(new URL("fixtures/", import.meta.url));
const files = readdirSync(here).flatMap((format) => readdirSync(`${here}${format}`).map((file) => `${format}/${file}`));
const texts = files
  .map((name) => ({ name, text: readFileSync(here + name, "utf8") }))
  .filter(({ text }) => !/^\s*[[{]/.test(text));
/** Of a file; short ones are cut at every few bytes. */
const CUTS = 150;

interface Answer {
  measurements: Measurement[];
  /** It says that it is cut, and where. */
  says: boolean;
}

function answer(bytes: Uint8Array): Answer | null {
  const source = sourceOf(bytes);
  const outcome = source.ok ? readSource(source.value) : source;
  if (!outcome.ok) return null;
  const { measurements, warnings } = normalise(outcome.value.reading);
  return { measurements, says: warnings.some((w) => w.code === "cut-short" && (w.at ?? "") !== "") };
}

/** What a comparison takes of a row. Of a test that stands alone the intervals are samples, and its own figure is known. */
const compared = ({ statistics: { median, value, p99 } }: Measurement): number[] =>
  [median ?? value, p99].flatMap((n) => n ?? []);

/** The figures of a row, and the repeats behind them: a cut file may have fewer of these. */
const figures = ({ statistics, samples }: Measurement): number[] => [
  ...[statistics.value, statistics.median, statistics.mean, statistics.p99].flatMap((n) => n ?? []),
  ...(samples ?? []),
];

/** The rows of a cut file that the whole one does not have, and that nothing warns of. */
function strangers(whole: Answer, cut: Answer): string[] {
  if (cut.says) return [];
  const known = new Map<string, Set<number>>();
  for (const m of whole.measurements) {
    const key = pairingKey(m);
    known.set(key, new Set([...(known.get(key) ?? []), ...figures(m)]));
  }
  return cut.measurements.flatMap((m) => {
    const values = known.get(pairingKey(m));
    const own = m.samples ? Array.from(m.samples) : compared(m);
    if (
      m.noVerdict !== null ||
      (values && (own.every((value) => values.has(value)) || values.has(m.statistics.value ?? Number.NaN)))
    )
      return [];
    return [`${pairingKey(m)} is ${own.join(" ")}`];
  });
}

describe("a text that is cut anywhere gives figures of the whole text, or says where it ends", () => {
  it.each(texts)("$name", ({ text }) => {
    const bytes = new TextEncoder().encode(text);
    const whole = answer(bytes);
    if (!whole) return;
    const step = Math.max(1, Math.floor(bytes.length / CUTS));
    const wrong: string[] = [];
    for (let end = 1; end < bytes.length - 1; end += step) {
      const cut = answer(bytes.subarray(0, end));
      if (cut) wrong.push(...strangers(whole, cut).map((what) => `cut at ${end}: ${what}`));
    }
    expect(wrong).toEqual([]);
  });
});
