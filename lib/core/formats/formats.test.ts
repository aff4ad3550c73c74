import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { metricById } from "../metrics/catalogue";
import { normalise } from "../run/normalise";
import { brokenLaws, golden, owners, sourceOf } from "./formats.laws";
import { FORMATS, readSource } from "./registry";

const here = fileURLToPath(new URL(".", import.meta.url));
const fixtures = readdirSync(`${here}fixtures`).flatMap((format) =>
  readdirSync(`${here}fixtures/${format}`).map((file) => ({ format, file, path: `${here}fixtures/${format}/${file}` })),
);
/** Of the random changes; another one tries others. */
const SEED = 7;
const bytesOf = (path: string) => new Uint8Array(readFileSync(path));

describe.each(fixtures)("$format/$file", ({ format, file, path }) => {
  it("reads as its golden copy says", async () => {
    await expect(`${golden(bytesOf(path))}\n`).toMatchFileSnapshot(`${here}golden/${format}/${file}.golden`);
  });

  it("is claimed by its own format and by no other", () => {
    expect(owners(bytesOf(path)).map((f) => f.id)).toEqual(format === "none" ? [] : [format]);
  });

  it("obeys the laws: any pieces, any cut, any change, never a throw", () => {
    expect(brokenLaws(bytesOf(path), SEED)).toEqual([]);
  }, 60_000);

  it("keeps host names, secrets and answers out of what is read", () => {
    expect(golden(bytesOf(path))).not.toMatch(/secret|someone|sk-|a@b/);
  });

  it("yields only metrics of the catalogue, or says that they are not", () => {
    const source = sourceOf(bytesOf(path));
    const outcome = source.ok ? readSource(source.value) : source;
    if (!outcome.ok) return;
    for (const m of normalise(outcome.value.reading).measurements) {
      const known = metricById(m.metric);
      if (known) expect([m.unit, m.better]).toEqual([known.unit, known.better]);
      else expect(m.metric).toMatch(/^(?:custom|unmapped):./);
    }
  });
});

describe("the registry", () => {
  it("names every format once, and how to produce its file", () => {
    expect(new Set(FORMATS.map((f) => f.id)).size).toBe(FORMATS.length);
    for (const format of FORMATS) {
      expect(format.command.length).toBeGreaterThan(5);
      expect(fixtures.some((f) => f.format === format.id)).toBe(true);
    }
  });
});
