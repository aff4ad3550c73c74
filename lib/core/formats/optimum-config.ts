import type { Params, Reading } from "../run/run";
import type { Json, JsonObject } from "./format";
import { isObject, lastPart, numberOf, textOf } from "./json-value";
import { countOf, state } from "./state";

/** What must be equal: the model, how it was loaded, and how much work one call was. */
const BACKEND = ["name", "task", "torch_dtype", "device", "quantization_scheme", "attn_implementation"] as const;
const FLAGS = ["torch_compile", "no_weights", "autocast_enabled", "deepspeed_inference"] as const;

interface OptimumConfig {
  params: Params;
  context: Params;
  device: string | null;
}

/** The workload and the environment of an optimum-benchmark configuration; the environment's own word is kept as evidence. */
export function optimumConfig(config: Json | undefined, at: string, reading: Reading): OptimumConfig {
  const part = (name: string): JsonObject => {
    const value = isObject(config) ? config.get(name) : undefined;
    return isObject(value) ? value : new Map();
  };
  const backend = part("backend");
  const environment = part("environment");
  readEnvironment(environment, `${at}.environment`, reading);
  reading.tool.version ??= textOf(environment.get("optimum_benchmark_version"));
  const params: Params = {};
  const model = textOf(backend.get("model"));
  if (model) params.model = lastPart(model);
  for (const key of BACKEND) put(params, key === "name" ? "backend" : key, backend.get(key));
  for (const key of FLAGS) if (backend.get(key) === true) params[key] = true;
  const scenario = part("scenario");
  put(params, "scenario", scenario.get("name"));
  for (const list of ["input_shapes", "generate_kwargs"]) {
    const shapes = scenario.get(list);
    if (isObject(shapes)) for (const [key, value] of [...shapes].slice(0, 30)) put(params, key, value);
  }
  const context: Params = {};
  put(context, "backend_version", backend.get("version"));
  put(context, "transformers_version", environment.get("transformers_version"));
  return { params, context, device: textOf(backend.get("device")) };
}

function put(params: Params, key: string, value: Json | undefined): void {
  const kept = typeof value === "boolean" ? value : (numberOf(value) ?? textOf(value));
  if (kept !== null) params[key.slice(0, 60)] = typeof kept === "string" ? lastPart(kept) : kept;
}

function readEnvironment(environment: JsonObject, at: string, reading: Reading): void {
  const cpu = textOf(environment.get("cpu"));
  if (cpu) state(reading, "cpu", cpu, cpu, `${at}.cpu`);
  const processors = countOf(numberOf(environment.get("cpu_count")));
  state(reading, "cpuCount", processors, `cpu_count ${processors}`, `${at}.cpu_count`);
  const gpus = environment.get("gpu");
  const names = (Array.isArray(gpus) ? gpus : [gpus ?? null]).flatMap((name) => textOf(name) ?? []);
  const [first] = names;
  if (first) state(reading, "gpu", first, `GPU name "${first}"`, `${at}.gpu`);
  const system = textOf(environment.get("system"));
  if (system) state(reading, "os", system, system, `${at}.system`);
}
