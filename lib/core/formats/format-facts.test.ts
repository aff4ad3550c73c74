import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { CATALOGUE } from "../metrics/catalogue";
import { normalise } from "../run/normalise";
import { sourceOf } from "./formats.laws";
import { FORMATS, readSource, systemsOf } from "./registry";

const here = fileURLToPath(new URL(".", import.meta.url));
const ORDER = CATALOGUE.map((metric) => metric.id);
/** A list on one line where it fits, as the formatter has it. */
const WIDTH = 120;

/** What every fixture of a format gives: metrics in the catalogue's order, own names last as one word, and settings. */
function factsOf(format: string) {
  const metrics = new Set<string>();
  const equal = new Set<string>();
  const watched = new Set<string>();
  for (const file of readdirSync(`${here}fixtures/${format}`)) {
    const source = sourceOf(new Uint8Array(readFileSync(`${here}fixtures/${format}/${file}`)));
    if (!source.ok) continue;
    const systems = systemsOf(source.value).map((system) => system.name);
    for (const system of systems.length > 1 ? systems : [undefined]) {
      const outcome = readSource(source.value, system);
      if (!outcome.ok) continue;
      for (const { metric, params, context } of normalise(outcome.value.reading).measurements) {
        metrics.add(/^(?:custom|unmapped):/.test(metric) ? "custom" : metric);
        for (const key of Object.keys(params)) equal.add(key);
        for (const key of Object.keys(context)) watched.add(key);
      }
    }
  }
  return {
    metrics: [...metrics].sort((a, b) => rank(a) - rank(b)),
    equal: [...equal].sort(),
    watched: [...watched].sort(),
  };
}

const rank = (id: string): number => (id === "custom" ? ORDER.length : ORDER.indexOf(id));

/** Those of one tool: a file of anybody's own numbers may hold any metric. */
const RESULTS = FORMATS.filter((format) => format.kind === undefined && format.tool !== "any");

it("what a format gives and what its rows are paired by is what the fixtures say", async () => {
  const lines = RESULTS.map(({ id }) => {
    const facts = Object.entries(factsOf(id)).map(([name, list]) => listed(name, list));
    return `  "${id}": {\n${facts.join(",\n")}\n  }`;
  });
  await expect(`{\n${lines.join(",\n")}\n}\n`).toMatchFileSnapshot(`${here}format-facts.json`);
});

/** A comma may follow. */
function listed(name: string, list: readonly string[]): string {
  const line = `    "${name}": ${JSON.stringify(list).replaceAll(",", ", ")}`;
  return line.length < WIDTH ? line : `    "${name}": [\n${list.map((m) => `      "${m}"`).join(",\n")}\n    ]`;
}
