import { readFileSync, writeFileSync } from "node:fs";
import { it } from "vitest";
import { normalise } from "../run/normalise";
import { sourceOf } from "./formats.laws";
import { readSource, systemsOf } from "./registry";
it("prints", () => {
  const files = readFileSync("/tmp/r3-files.txt", "utf8").trim().split("\n");
  let out = "";
  for (const path of files) {
    const source = sourceOf(new Uint8Array(readFileSync("/work/shared/corpus/" + path)));
    const [first, second] = source.ok ? systemsOf(source.value) : [];
    const o = source.ok ? readSource(source.value, second && first?.name) : source;
    out += `=== ${path}\n`;
    if (!o.ok) { out += JSON.stringify(o.errors) + "\n"; continue; }
    const n = normalise(o.value.reading);
    out += JSON.stringify(o.value.reading.environment) + "\n";
    for (const w of n.warnings) out += `  W ${w.code}: ${w.message}\n`;
    for (const s of n.skipped) out += `  S ${s.count}x ${s.what}: ${s.reason}\n`;
    for (const m of n.measurements) out += `  ${m.metric} [${m.axis}] ${m.workload} ${JSON.stringify(m.params)} ${JSON.stringify(Object.fromEntries(Object.entries(m.statistics).filter(([, v]) => v !== null)))} ${m.unit} ${m.better}${m.noVerdict ? " NOVERDICT " + m.noVerdict : ""}${m.load ? " LOAD " + m.load.target + " " + m.load.reason : ""}\n`;
  }
  writeFileSync("/tmp/r3-out.txt", out);
});
