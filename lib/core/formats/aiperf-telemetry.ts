import type { Reading } from "../run/run";
import type { Json, JsonObject } from "./format";
import { tellGpu } from "./gpu-names";
import { isObject, textOf } from "./json-value";

/** What AIPerf saw of the server's GPUs while it ran: their name, where all have one. How many of them worked it does not say. */
export function readTelemetry(object: JsonObject, at: string, reading: Reading): void {
  const names = new Set<string>();
  for (const endpoint of inner(object.get("telemetry_data"), "endpoints"))
    for (const gpu of inner(endpoint, "gpus")) {
      const name = textOf(gpu.get("gpu_name"));
      if (name) names.add(name);
    }
  const [name] = names;
  if (name === undefined || names.size > 1 || reading.environment.gpu !== undefined) return;
  reading.environment.gpu = name;
  tellGpu(reading, name, 0, `${at}.telemetry_data.endpoints`);
}

function inner(value: Json | undefined, key: string): JsonObject[] {
  const map = isObject(value) ? value.get(key) : undefined;
  return isObject(map) ? [...map.values()].filter(isObject) : [];
}
