import type { Params } from "../run/run";

interface Known {
  metric: string;
  params: Params;
  /** A square of GPUs by GPUs. */
  pairwise: boolean;
}

const HOST = /^(host_to_device|device_to_host|host_to_all|all_to_host)(_bidirectional)?_memcpy_(ce|sm)$/;
const PEER = /^device_to_device(_bidirectional)?_memcpy_(read|write)_(ce|sm)$/;
const FAN = /^(all_to_one|one_to_all)_(?:read|write)_(ce|sm)$/;
const HOST_METRICS: Record<string, string> = {
  host_to_device: "host-to-device-bandwidth",
  device_to_host: "device-to-host-bandwidth",
  host_to_all: "host-to-all-bandwidth",
  all_to_host: "all-to-host-bandwidth",
};

/**
 * What a test measures (FORMATS 4.2). Parameters hold what must be equal: the engine, both directions or one, and the
 * number of GPUs where all of them take part. What version 0.8 changed is for the comparison, which knows both versions.
 */
export function nvbandwidthTest(name: string, gpus: number): Known | null {
  const host = HOST.exec(name);
  if (host) {
    const [, path = "", both, engine = ""] = host;
    const shared: Params = path.includes("all") ? { gpus } : {};
    return {
      metric: HOST_METRICS[path] ?? "",
      params: { engine, bidirectional: both !== undefined, ...shared },
      pairwise: false,
    };
  }
  const peer = PEER.exec(name);
  if (peer) {
    const [, both, direction, engine = ""] = peer;
    return {
      metric: direction === "read" ? "peer-read-bandwidth" : "peer-write-bandwidth",
      params: { engine, bidirectional: both !== undefined },
      pairwise: true,
    };
  }
  const fan = FAN.exec(name);
  if (fan)
    return {
      metric: fan[1] === "all_to_one" ? "peer-fan-in-bandwidth" : "peer-fan-out-bandwidth",
      params: { engine: fan[2] ?? "", gpus },
      pairwise: false,
    };
  if (name === "device_local_copy") return { metric: "device-copy-bandwidth", params: {}, pairwise: false };
  if (name === "host_device_latency_sm")
    return { metric: "host-device-latency", params: { engine: "sm" }, pairwise: false };
  if (name === "device_to_device_latency_sm")
    return { metric: "peer-latency", params: { engine: "sm" }, pairwise: true };
  return null;
}
