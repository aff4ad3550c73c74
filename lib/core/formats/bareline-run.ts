import { metricById } from "../metrics/catalogue";
import { accepted, excerpt, type Issue, type Outcome, refused } from "../outcome";
import type { Reading, Written } from "../run/run";
import { BARELINE_RUN, BARELINE_RUN_VERSION, BarelineRunRead } from "./bareline-run-schema";
import type { Claim, Format, Json, Source } from "./format";
import { isObject } from "./json-value";
import { faultOf, skipFault } from "./number-faults";
import { mergeRepeats } from "./repeats";
import { sourceWarnings } from "./source-warnings";

function claims(source: Source): Claim {
  const first = source.kind === "json" ? source.documents[0]?.value : undefined;
  if (!isObject(first)) return { claimed: false };
  if (first.get("format") === BARELINE_RUN) return { claimed: true, rule: `"format": "${BARELINE_RUN}"` };
  const like = first.has("measurements") && (first.has("environment") || first.has("workload"));
  return { claimed: false, ...(like ? { close: `bareline-run: "format" is not "${BARELINE_RUN}"` } : {}) };
}

function read(source: Source): Outcome<Reading> {
  if (source.kind !== "json") return refused(NOT_ONE);
  const [document] = source.documents;
  if (!document || !isObject(document.value) || source.documents.length > 1) return refused(NOT_ONE);
  const version = document.value.get("version");
  if (version !== BARELINE_RUN_VERSION)
    return refused({
      code: "unknown-version",
      message: "This version of bareline-run is not read here.",
      at: `${document.at}.version`,
      found: typeof version === "number" || typeof version === "string" ? String(version) : "nothing",
      expected: String(BARELINE_RUN_VERSION),
      hint: "Write version 1, or update Bareline.",
    });
  const parsed = BarelineRunRead.safeParse(toPlain(document.value));
  if (!parsed.success)
    return refused(...parsed.error.issues.map((issue) => asIssue(issue, document.value, document.at)));
  const file = parsed.data;
  const reading: Reading = {
    tool: { name: file.tool.name, version: file.tool.version ?? null },
    environment: file.environment ?? {},
    evidence: [],
    measurements: [],
    skipped: [],
    warnings: sourceWarnings(source),
  };
  if (file.source)
    reading.warnings.push({
      code: "published-figures",
      message: `The figures were published: ${file.source.title} (${file.source.url}).`,
      at: `${document.at}.source`,
    });
  file.measurements.forEach((m, i) => {
    const at = `${document.at}.measurements[${i}]`;
    if (metricById(m.metric)) dropNegative(m, at, reading);
    const written = writtenOf(m, file.workload, at);
    if ("code" in written) reading.warnings.push(written);
    else reading.measurements.push(written);
  });
  if (reading.measurements.length === 0)
    return refused(...reading.warnings.filter((w) => w.code === "no-number" || w.code === "custom-incomplete"));
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

type MeasurementFile = BarelineRunRead["measurements"][number];

/** A metric of the catalogue is a quantity: below 0 it is a mistake, listed and left out. */
function dropNegative(m: MeasurementFile, at: string, reading: Reading): void {
  const value = m.value;
  if (value !== undefined && faultOf(value)) {
    skipFault(reading, m.metric, "is negative", value, `${at}.value`);
    delete m.value;
  }
  for (const [name, figure] of Object.entries(m.statistics ?? {})) {
    if (figure === undefined || !faultOf(figure)) continue;
    skipFault(reading, `${m.metric}, ${name}`, "is negative", figure, `${at}.statistics.${name}`);
    delete m.statistics?.[name as keyof typeof m.statistics];
  }
}

function writtenOf(m: MeasurementFile, workload: BarelineRunRead["workload"], at: string): Written | Issue {
  if (m.metric.startsWith("custom:") && !m.better)
    return {
      code: "custom-incomplete",
      message: `The metric ${excerpt(m.metric, 60)} does not say whether more or less is better.`,
      at: `${at}.better`,
      expected: '"higher" or "lower"',
      hint: "Add better to this measurement.",
    };
  const statistics = { ...m.statistics, ...(m.value === undefined ? {} : { value: m.value }) };
  const head = m.value ?? m.statistics?.median ?? m.statistics?.mean ?? m.statistics?.p99 ?? m.samples?.[0];
  if (head === undefined)
    return {
      code: "no-number",
      message: `The measurement of ${excerpt(m.metric, 60)} holds no number.`,
      at,
      expected: "samples, a value or statistics",
    };
  const own = m.workload ?? workload;
  if (!m.samples && m.value !== undefined && m.statistics?.n === undefined) statistics.n = 1;
  return {
    metric: m.metric,
    ...(m.axis ? { axis: m.axis } : {}),
    ...(m.better ? { better: m.better } : {}),
    workload: own.name,
    params: { ...own.params, ...m.params },
    ...(m.context ? { context: m.context } : {}),
    unit: m.unit,
    written: String(head),
    at,
    ...(m.samples ? { samples: m.samples } : {}),
    statistics,
    ...(m.load
      ? {
          load: {
            limited: m.load.limited,
            target: m.load.target ?? null,
            reason: m.load.reason ?? (m.load.limited ? "the file says that the rate was chosen" : "as fast as it goes"),
          },
        }
      : {}),
    ...(m.noVerdict ? { noVerdict: m.noVerdict } : {}),
  };
}

/**
 * For zod, which wants objects: keys are own properties whatever their name, numbers stay the engine's array, and an
 * empty list stays a list or becomes no samples where samples are meant.
 */
function toPlain(value: Json, key = ""): unknown {
  if (value instanceof Float64Array) return value;
  if (Array.isArray(value)) {
    if (key === "samples" && value.every((item) => item === null))
      return new Float64Array(value.length).fill(Number.NaN);
    return value.map((item) => toPlain(item));
  }
  if (!isObject(value)) return value;
  const object: Record<string, unknown> = {};
  for (const [name, item] of value)
    Object.defineProperty(object, name, {
      value: toPlain(item, name),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  return object;
}

function asIssue(issue: { message: string; path: PropertyKey[]; code?: string }, root: Json, at: string): Issue {
  let found: Json | undefined = root;
  let path = at;
  for (const step of issue.path) {
    found = isObject(found) ? found.get(String(step)) : Array.isArray(found) ? found[Number(step)] : undefined;
    path += typeof step === "number" ? `[${step}]` : `.${excerpt(String(step), 60)}`;
  }
  return {
    code: "not-bareline-run",
    message: `The file is not bareline-run here: ${excerpt(issue.message, 160)}.`,
    at: path,
    found: shown(found),
    hint: "The schema is at /schemas/bareline-run-v1.json.",
  };
}

function shown(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  if (value instanceof Float64Array) return `a list of ${value.length} numbers`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return isObject(value) ? `an object with ${value.size} names` : excerpt(JSON.stringify(value), 60);
}

const NOT_ONE: Issue = {
  code: "not-one-run",
  message: "A bareline-run file holds one JSON object, which is one run.",
  expected: "one object",
  hint: "Write one file a run.",
};

export const barelineRun: Format = {
  id: BARELINE_RUN,
  label: "Bareline run (JSON)",
  tool: "any",
  anything: true,
  command: "Write your numbers as JSON; the schema is at /schemas/bareline-run-v1.json",
  axes: ["gpu-compute", "gpu-memory", "host-link", "gpu-link", "network", "storage", "cpu", "latency"],
  measures: "Any figures of your own, with their units and samples.",
  example: `{"format": "bareline-run", "version": 1, "tool": {"name": "my-bench"}, "workload": {"name": "decode"},
 "environment": {"mode": "bare-metal", "gpu": "NVIDIA H100 80GB HBM3"},
 "measurements": [{"metric": "output-throughput", "unit": "token/s", "samples": [3290.1, 3301.5, 3309.6]}]}`,
  claims,
  read,
};
