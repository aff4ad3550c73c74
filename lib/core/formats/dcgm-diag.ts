import { excerpt, type Issue, type Outcome, refused } from "../outcome";
import type { Reading } from "../run/run";
import { countOf } from "../units/count";
import type { Claim, Format, Json, JsonObject, Source, TextSource } from "./format";
import { firstObject, isObject, isSchema, objectsIn, textOf } from "./json-value";

interface Check {
  name: string;
  /** `Pass`, `Fail`, `Warn`, `Skip`; in the table `Fail - GPU: 0`. */
  status: string;
  at: string;
}

const TABLE = /^\|\s{1,8}Diagnostic\s{1,40}\|\s{1,8}Result\s{1,80}\|/;
const ROW = /^\|\s{1,4}([A-Z][\w /&-]{1,60}?)\s{1,60}\|\s{1,4}((?:Pass|Fail|Warn|Skip|Not Run)\b.{0,60}?)\s{0,80}\|/;

const reportOf = (object: JsonObject): JsonObject | null => {
  for (const [key, value] of object) if (/^DCGM.{0,20}Diagnostic$/.test(key) && isObject(value)) return value;
  return null;
};

function claims(source: Source): Claim {
  if (source.kind === "text")
    return source.lines.some((line) => line.length < 400 && TABLE.test(line))
      ? { claimed: true, rule: "the table Diagnostic | Result" }
      : { claimed: false };
  const object = firstObject(source);
  if (!object || isSchema(object)) return { claimed: false };
  return reportOf(object) ? { claimed: true, rule: '"DCGM … Diagnostic"' } : { claimed: false };
}

/** It tells passes from failures: well-formed, and never a figure to compare (FORMATS 6). */
function read(source: Source): Outcome<Reading> {
  const checks = source.kind === "text" ? checksOfTable(source) : checksOfJson(source);
  const failed = checks.filter((check) => /^(?:fail|warn)/i.test(check.status));
  const passed = checks.filter((check) => /^pass/i.test(check.status));
  const rest = checks.length - failed.length - passed.length;
  const found = [
    countOf(passed.length, "check passed", "checks passed"),
    countOf(failed.length, "failed or warned", "failed or warned"),
    countOf(rest, "did not run", "did not run"),
  ].join(", ");
  return refused(
    {
      code: "no-result",
      message:
        "DCGM's diagnostic says what passed and what failed. It measures no speed, so no overhead comes from it.",
      at: checks[0]?.at ?? "line 1",
      found,
      expected: "a benchmark of the same GPUs",
      hint:
        failed.length > 0
          ? "Mend what failed before you measure: a GPU that fails its checks makes every figure doubtful."
          : "Measure bandwidth with nvbandwidth -j and collectives with nccl-tests.",
    },
    ...failed.map(issueOf),
  );
}

const issueOf = ({ name, status, at }: Check): Issue => ({
  code: "check-failed",
  message: `The check ${excerpt(name, 60)} ended with ${excerpt(status, 60)}.`,
  at,
});

function checksOfTable(source: TextSource): Check[] {
  return source.lines.flatMap((line, i) => {
    const [, name, status] = (line.length < 400 && ROW.exec(line)) || [];
    return name && status ? [{ name: name.trim(), status: status.trim(), at: `line ${i + 1}` }] : [];
  });
}

function checksOfJson(source: Source): Check[] {
  const list = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);
  return objectsIn(source).flatMap(({ object, at }) =>
    list(reportOf(object)?.get("test_categories")).flatMap((category, c) =>
      list(category.get("tests")).flatMap((test, t) =>
        list(test.get("results")).flatMap((result, r) => {
          const status = textOf(result.get("status"));
          const name = textOf(test.get("name")) ?? "without a name";
          return status ? [{ name, status, at: `${at}…test_categories[${c}].tests[${t}].results[${r}]` }] : [];
        }),
      ),
    ),
  );
}

export const dcgmDiag: Format = {
  id: "dcgm-diag",
  label: "dcgmi diag (passes and failures)",
  tool: "DCGM",
  command: "dcgmi diag -r 3 -j > diag.json",
  axes: [],
  measures: "Whether the GPUs are fit to be measured. It yields no figures; failures are named.",
  example: `{"DCGM GPU Diagnostic": {"test_categories": [
  {"category": "Hardware", "tests": [{"name": "GPU Memory", "results": [{"gpu_ids": "0", "status": "Pass"}]}]}]}}`,
  claims,
  read,
};
