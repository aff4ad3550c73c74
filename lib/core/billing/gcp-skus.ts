// EVIDENCE 9: Google bills a GPU node in parts: the GPUs (their amount is GPU-hours), its cores and its memory.
import type { GpuCharge } from "./gpu-charge";

const HOST_SHARE = /^(?:A2|A3|A4X?|G2|G4)\b.{0,80}\bInstance (?:Core|Ram)\b/i;
const GPU = /nvidia\b.{0,80}\bgpu\b|\(\d{1,2} gpu slice\)|\brtx (?:pro )?6000 96gb\b/i;

const MODELS: readonly (readonly [RegExp, string])[] = [
  [/\bRTX (?:PRO )?6000\b/i, "RTX PRO 6000"],
  [/\bGB300\b/i, "GB300"],
  [/\bGB200\b/i, "GB200"],
  [/\bB300\b/i, "B300"],
  [/\bB200\b/i, "B200"],
  [/\bH200\b/i, "H200"],
  [/\bH100\b/i, "H100"],
  [/\bA100 80GB\b/i, "A100-80GB"],
  [/\bA100\b/i, "A100-40GB"],
  [/\bL4\b/i, "L4"],
  [/\bT4\b/i, "T4"],
  [/\bV100\b/i, "V100"],
  [/\bP100\b/i, "P100"],
  [/\bP4\b/i, "P4"],
  [/\bK80\b/i, "K80"],
];

/** A Google SKU of a GPU node: `Nvidia L4 GPU running in Americas`, `A3 Instance Ram running in Americas`. */
export function gcpSku(text: string): GpuCharge | null {
  const none = { count: null, mode: null, managed: false };
  if (HOST_SHARE.test(text))
    return { ...none, role: "gpu-host-share", gpu: null, count: 0, name: "part of a GPU node" };
  if (!GPU.test(text)) return null;
  const gpu = MODELS.find(([like]) => like.test(text))?.[1] ?? null;
  return { ...none, role: /^commitment\b/i.test(text) ? "gpu-commitment" : "gpu-unit", gpu, name: gpu ?? "a GPU" };
}
