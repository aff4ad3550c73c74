import { accepted, type Outcome } from "../outcome";
import type { Environment, Evidence } from "../run/environment";
import { hypervisorOf } from "../run/hypervisor-names";
import type { Reading } from "../run/run";
import { countOf } from "../units/count";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Json, Source, TextSource } from "./format";
import { isObject, isSchema, objectsIn, textOf } from "./json-value";
import { isCommandLine } from "./shell-prompt";
import { sourceWarnings } from "./source-warnings";

/** One line of lscpu: `Model name:` and what it says. */
interface Field {
  name: string;
  value: string;
  at: string;
}

/** `CPU(s):   96`; a heading like `NUMA:` has nothing behind it. */
const LINE = /^ {0,8}([A-Z][\w ()/.-]{0,60}):(?: {1,80}(.*))?$/;
/** Nested since util-linux 2.38; nothing lies deeper than three. */
const DEEP = 8;

/** Nothing but lscpu: a log that goes on with a benchmark belongs to the benchmark. */
function isText({ lines }: TextSource): boolean {
  const shown = lines.filter((line) => line.trim() !== "" && !isCommandLine(line, "lscpu"));
  const names = shown.map((line) => LINE.exec(line)?.[1] ?? null);
  return names.includes("Architecture") && names.includes("CPU(s)") && !names.includes(null);
}

function claims(source: Source): Claim {
  if (source.kind === "text") return isText(source) ? { claimed: true, rule: "lscpu's lines" } : { claimed: false };
  const first = objectsIn(source)[0]?.object;
  if (!first?.has("lscpu") || isSchema(first)) return { claimed: false };
  const list = first.get("lscpu");
  return Array.isArray(list) && list.some((item) => isObject(item) && item.has("field"))
    ? { claimed: true, rule: '"lscpu"' }
    : { claimed: false, close: 'lscpu: "lscpu" is no list of fields' };
}

function fieldsOf(source: Source): Field[] {
  if (source.kind === "text")
    return source.lines.flatMap((line, i) => {
      const [, name = "", value = ""] = LINE.exec(line) ?? [];
      return name === "" ? [] : [{ name, value: value.trim(), at: `line ${i + 1}` }];
    });
  const [first] = objectsIn(source);
  return first ? listed(first.object.get("lscpu"), `${first.at}.lscpu`, 0) : [];
}

function listed(list: Json | undefined, at: string, depth: number): Field[] {
  if (!Array.isArray(list) || depth > DEEP) return [];
  return list.flatMap((item, i) => {
    if (!isObject(item)) return [];
    const name = item.get("field");
    const value = item.get("data");
    const here = `${at}[${i}]`;
    const own =
      typeof name === "string" && (typeof value === "string" || typeof value === "number")
        ? [{ name: name.replace(/:$/, "").trim(), value: String(value), at: here }]
        : [];
    return [...own, ...listed(item.get("children"), `${here}.children`, depth + 1)];
  });
}

type Count = "cpuCount" | "sockets" | "coresPerSocket" | "threadsPerCore" | "numaNodes";
const COUNTS: readonly (readonly [name: string, field: Count, most: number])[] = [
  ["CPU(s)", "cpuCount", 1_000_000],
  ["Socket(s)", "sockets", 10_000],
  ["Core(s) per socket", "coresPerSocket", 100_000],
  ["Thread(s) per core", "threadsPerCore", 64],
  ["NUMA node(s)", "numaNodes", 100_000],
];

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("lscpu");
  reading.warnings.push(...sourceWarnings(source));
  const fields = fieldsOf(source);
  const find = (name: string) => fields.find((f) => f.name === name);
  const put = (field: keyof Environment, value: Evidence["value"], text: string, at: string) => {
    Object.assign(reading.environment, { [field]: value });
    reading.evidence.push({ field, value, text, at });
  };
  const model = find("Model name");
  const cpu = textOf(model?.value);
  if (model && cpu && cpu !== "-") put("cpu", cpu, `Model name ${cpu}`, model.at);
  for (const [name, field, most] of COUNTS) {
    const found = find(name);
    const count = found && /^\d{1,7}$/.test(found.value) ? Number(found.value) : 0;
    if (found && count >= 1 && count <= most) put(field, count, `${name} ${count}`, found.at);
  }
  readSide(fields, reading, put);
  if (reading.evidence.length === 0)
    return noResult({
      message: "lscpu says nothing of the CPU here.",
      found: countOf(fields.length, "field"),
      expected: "Model name, CPU(s), Hypervisor vendor",
      hint: "Run lscpu -J again, with LC_ALL=C.",
    });
  return accepted(reading, reading.warnings);
}

/**
 * A hypervisor's flag or vendor shows a virtual machine. On x86 their absence speaks for bare metal; elsewhere it proves
 * nothing. `Virtualization: VT-x` and the flags vmx and svm prove nothing anywhere (FORMATS 5).
 */
function readSide(
  fields: readonly Field[],
  reading: Reading,
  put: (field: keyof Environment, value: Evidence["value"], text: string, at: string) => void,
): void {
  const find = (name: string) => fields.find((f) => f.name === name);
  const vendor = find("Hypervisor vendor");
  const kind = find("Virtualization type");
  const flags = find("Flags");
  const flag = flags?.value.split(" ").includes("hypervisor") ?? false;
  if (kind?.value === "container") put("mode", "container", "Virtualization type container", kind.at);
  if (vendor && vendor.value !== "" && vendor.value !== "none") {
    const text = `Hypervisor vendor ${textOf(vendor.value) ?? ""}`;
    if (kind?.value !== "container") put("mode", "vm-unspecified", text, vendor.at);
    put("hypervisor", hypervisorOf(vendor.value), text, vendor.at);
  }
  if (flags && flag) put("mode", "vm-unspecified", 'the CPU flag "hypervisor" is set', flags.at);
  const architecture = find("Architecture")?.value ?? "";
  if (flags && !flag && !vendor && !kind && /^(?:x86_64|i[3-6]86)$/.test(architecture))
    reading.evidence.push({
      field: "mode",
      value: "bare-metal",
      text: 'no CPU flag "hypervisor" and no hypervisor vendor',
      at: flags.at,
    });
}

export const lscpu: Format = {
  id: "lscpu",
  label: "lscpu",
  tool: "lscpu",
  command: "LC_ALL=C lscpu -J > lscpu.json",
  axes: [],
  measures: "Which CPU the machine shows, how many processors, and whether a hypervisor is seen. It measures nothing.",
  example: `{"lscpu": [
  {"field": "Architecture:", "data": "x86_64"},
  {"field": "CPU(s):", "data": "64"},
  {"field": "Hypervisor vendor:", "data": "KVM"}]}`,
  kind: "environment",
  claims,
  read,
};
