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

/** The metrics of every fixture of a format, in the catalogue's order; own names come last, as one word. */
function metricsOf(format: string): string[] {
  const found = new Set<string>();
  for (const file of readdirSync(`${here}fixtures/${format}`)) {
    const source = sourceOf(new Uint8Array(readFileSync(`${here}fixtures/${format}/${file}`)));
    if (!source.ok) continue;
    const systems = systemsOf(source.value).map((system) => system.name);
    for (const system of systems.length > 1 ? systems : [undefined]) {
      const outcome = readSource(source.value, system);
      if (!outcome.ok) continue;
      for (const { metric } of normalise(outcome.value.reading).measurements)
        found.add(/^(?:custom|unmapped):/.test(metric) ? "custom" : metric);
    }
  }
  return [...found].sort((a, b) => rank(a) - rank(b));
}

const rank = (id: string): number => (id === "custom" ? ORDER.length : ORDER.indexOf(id));

/** Those of one tool: a file of anybody's own numbers may hold any metric. */
const RESULTS = FORMATS.filter((format) => format.kind === undefined && format.tool !== "any");

it("the list of metrics by format is what the fixtures give", async () => {
  const lines = RESULTS.map(({ id }) => {
    const metrics = metricsOf(id);
    const line = `  "${id}": ${JSON.stringify(metrics).replaceAll(",", ", ")}`;
    return line.length < WIDTH ? line : `  "${id}": [\n${metrics.map((m) => `    "${m}"`).join(",\n")}\n  ]`;
  });
  await expect(`{\n${lines.join(",\n")}\n}\n`).toMatchFileSnapshot(`${here}format-metrics.json`);
});
