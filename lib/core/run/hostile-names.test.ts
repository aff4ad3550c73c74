import { expect, it } from "vitest";
import { compare } from "../comparison/compare";
import { readSource } from "../formats/registry";
import { SourceReader } from "../formats/source";
import { normalise } from "./normalise";

const HOSTILE = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"];

function measurementsOf(text: string) {
  const reader = new SourceReader();
  reader.write(new TextEncoder().encode(text));
  const source = reader.end();
  const outcome = source.ok ? readSource(source.value) : source;
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return normalise(outcome.value.reading).measurements;
}

it.each(HOSTILE)("%s is a name like another as unit, metric, workload and parameter", (name) => {
  const file = (samples: string) =>
    `{"format":"bareline-run","version":1,"tool":{"name":"${name}"},"workload":{"name":"${name}","params":{"a":"${name}"}},
     "measurements":[{"metric":"custom:${name}","unit":"${name}","better":"lower","samples":[${samples}]}]}`;
  const run = (id: string, samples: string, mode: "bare-metal" | "vm-passthrough") => ({
    id,
    format: "bareline-run",
    tool: { name, version: null },
    sha256: id.repeat(64).slice(0, 64),
    environment: { mode },
    evidence: [],
    measurements: measurementsOf(file(samples)),
    skipped: [],
    warnings: [],
  });
  const result = compare([run("a", "1,2,3,4,5", "bare-metal")], [run("b", "2,3,4,5,6", "vm-passthrough")]);
  expect(result.rows).toHaveLength(1);
  expect(result.rows[0]).toMatchObject({ unit: name, workload: name, metric: `custom:${name}`, params: { a: name } });
});
