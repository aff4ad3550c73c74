import { accepted, type Outcome } from "../outcome";
import type { Environment, Evidence } from "../run/environment";
import type { Reading } from "../run/run";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Json, JsonObject, Source } from "./format";
import { firstObject, isObject, isSchema, numberOf, objectsIn, textOf } from "./json-value";
import { systemSigns } from "./mlperf-system-signs";
import { sourceWarnings } from "./source-warnings";

const isDescription = (object: JsonObject): boolean => object.has("submitter") && object.has("system_name");
const ABSENT = /^(?:n\/?a|none|-|tbd)$/i;
/** Free texts, searched for signs of virtualization and never copied. */
const NOTES = [
  ["system type", "system_type_detail"],
  ["software note", "sw_notes"],
  ["hardware note", "hw_notes"],
  ["other hardware", "other_hardware"],
] as const;

function claims(source: Source): Claim {
  const object = firstObject(source);
  if (!object || isSchema(object) || !isDescription(object)) return { claimed: false };
  const known = ["accelerators_per_node", "host_processor_model_name", "operating_system", "number_of_nodes"];
  return known.some((key) => object.has(key))
    ? { claimed: true, rule: '"submitter" and "system_name"' }
    : { claimed: false, close: "MLPerf system description: it says nothing of processors or accelerators" };
}

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("MLPerf system description");
  reading.warnings = sourceWarnings(source);
  const found = objectsIn(source).find(({ object }) => isDescription(object));
  if (found) readDescription(found.object, found.at, reading);
  if (reading.evidence.length === 0)
    return noResult({
      message: "The system description names neither processors nor accelerators.",
      at: found?.at ?? "$",
      found: "no field that says what was held constant",
      expected: "accelerator_model_name, host_processor_model_name, operating_system",
      hint: "Drop the file of the system the results were measured on.",
    });
  return accepted(reading, reading.warnings);
}

function readDescription(object: JsonObject, at: string, reading: Reading): void {
  const text = (key: string): string | null => {
    const value = textOf(object.get(key));
    return value === null || ABSENT.test(value) ? null : value;
  };
  const count = (key: string): number | null => {
    const value = numberOf(object.get(key));
    return value !== null && Number.isInteger(value) && value >= 0 && value <= 1_000_000 ? value : null;
  };
  const each = count("accelerators_per_node");
  const signs = systemSigns(
    {
      name: text("system_name"),
      operatingSystem: text("operating_system"),
      accelerator: text("accelerator_model_name"),
      accelerators: each === null ? null : each * (count("number_of_nodes") ?? 1),
      cpu: text("host_processor_model_name"),
      framework: text("framework"),
      notes: NOTES.map(([name, key]) => [name, text(key) ?? ""] as const),
    },
    at,
  );
  reading.environment = signs.environment;
  reading.evidence = signs.evidence;
  const put = (field: keyof Environment, value: Evidence["value"], says: string) => {
    Object.assign(reading.environment, { [field]: value });
    reading.evidence.push({ field, value, text: `${says} ${value}`, at });
  };
  const vcpus = count("host_processor_vcpu_count");
  if (vcpus !== null && vcpus > 0) put("cpuCount", vcpus, "Virtual processors");
  const { driver, cuda } = stackOf(object.get("other_software_stack"), text("framework"));
  if (driver) put("driver", driver, "Driver");
  if (cuda) put("cuda", cuda, "CUDA");
  const link = /\bPCIe Gen ?(\d{1,2})(?: x(\d{1,2}))?/i.exec(text("accelerator_host_interconnect") ?? "");
  if (link) put("pcieGeneration", Number(link[1]), "PCIe generation");
  if (link?.[2]) put("pcieLanes", Number(link[2]), "PCIe lanes");
}

/** The driver's and CUDA's version, from fields of their own or from `TensorRT 10.11, CUDA 12.8, Driver 570.133`. */
function stackOf(stack: Json | undefined, framework: string | null): { driver: string | null; cuda: string | null } {
  const versionIn = (text: string | null, pattern: RegExp) => pattern.exec(text ?? "")?.[1] ?? null;
  const version = /^[\d.]{1,30}$/;
  if (isObject(stack)) {
    const own = (key: string) => {
      const value = textOf(stack.get(key));
      return value !== null && version.test(value) ? value : null;
    };
    return { driver: own("cuda_driver_version"), cuda: own("cuda_version") };
  }
  const words = textOf(stack);
  return {
    driver: versionIn(words, /\bDriver (\d[\d.]{1,29})/),
    cuda: versionIn(words, /\bCUDA (\d[\d.]{1,29})/) ?? versionIn(framework, /\bCUDA (\d[\d.]{1,29})/),
  };
}

export const mlperfSystemDescription: Format = {
  id: "mlperf-system-description",
  label: "MLPerf system description",
  tool: "MLPerf system description",
  kind: "environment",
  command: "Drop systems/NAME.json of the submission beside its results",
  axes: [],
  measures:
    "What the submitter says of the machine: suggestions, since such files are often copied from another system.",
  example: `{"submitter": "Example Org", "division": "closed", "system_name": "Example server (8x GPU)",
  "number_of_nodes": 1, "accelerators_per_node": 8, "accelerator_model_name": "NVIDIA H200-SXM-141GB",
  "host_processor_model_name": "Intel(R) Xeon(R)", "operating_system": "Ubuntu 24.04"}`,
  claims,
  read,
};
