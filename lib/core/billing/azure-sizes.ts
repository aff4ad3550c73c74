// EVIDENCE 9: Azure's sizes with GPUs begin with NC, ND, NV or NG; NP is an FPGA. Models and counts are those of Microsoft's
// pages of GPU sizes (https://learn.microsoft.com/azure/virtual-machines/sizes/overview#gpu-accelerated).
import type { GpuCharge } from "./gpu-charge";

const SIZE = /(?<![A-Za-z0-9])(N[CDVG]\d{1,3}[A-Za-z]{0,6}(?:[_ ][A-Za-z0-9]{2,8}){0,3})(?![A-Za-z0-9])/;

interface Family {
  /** The size's name without its number: `NCads_A100_v4`. */
  like: RegExp;
  gpu: string;
  /** GPUs by the number in the size's name. */
  counts: Record<string, number>;
}

const FAMILIES: readonly Family[] = [
  { like: /^NC(?:r|_Promo)?$/, gpu: "K80", counts: { "6": 1, "12": 2, "24": 4 } },
  { like: /^NCr?s_v2$/, gpu: "P100", counts: { "6": 1, "12": 2, "24": 4 } },
  { like: /^NCr?s_v3$/, gpu: "V100", counts: { "6": 1, "12": 2, "24": 4 } },
  { like: /^NCas_T4_v3$/, gpu: "T4", counts: { "4": 1, "8": 1, "16": 1, "64": 4 } },
  { like: /^NCads_A100_v4$/, gpu: "A100-80GB PCIe", counts: { "24": 1, "48": 2, "96": 4 } },
  { like: /^NCadi?s_H100_v5$/, gpu: "H100 NVL", counts: { "40": 1, "80": 2 } },
  { like: /^NDr?s$/, gpu: "P40", counts: { "6": 1, "12": 2, "24": 4 } },
  { like: /^NDrs_v2$/, gpu: "V100", counts: { "40": 8 } },
  { like: /^NDasr(?:_A100)?_v4$/, gpu: "A100-40GB", counts: { "96": 8 } },
  { like: /^NDamsr_A100_v4$/, gpu: "A100-80GB", counts: { "96": 8 } },
  { like: /^NDisr_H100_v5$/, gpu: "H100", counts: { "96": 8 } },
  { like: /^NDisr_H200_v5$/, gpu: "H200", counts: { "96": 8 } },
  { like: /^NDisr_MI300X_v5$/, gpu: "MI300X", counts: { "96": 8 } },
  { like: /^NDisr_NDR_GB200_v6$/, gpu: "GB200", counts: { "128": 4 } },
  { like: /^NVs_v3$/, gpu: "M60", counts: { "12": 1, "24": 2, "48": 4 } },
  { like: /^NVas_v4$/, gpu: "MI25", counts: { "4": 1 / 8, "8": 1 / 4, "16": 1 / 2, "32": 1 } },
  {
    like: /^NVadm?s_A10_v5$/,
    gpu: "A10",
    counts: { "6": 1 / 6, "12": 1 / 3, "18": 1 / 2, "36": 1, "72": 2 },
  },
];

const share = (count: number) => (count < 1 ? ` (1/${Math.round(1 / count)})` : "");

/** An Azure size with GPUs inside a text: `Standard_NC24ads_A100_v4`, `NC24ads A100 v4`. */
export function azureSize(text: string): GpuCharge | null {
  const found = SIZE.exec(text.replaceAll("Standard_", " "))?.[1];
  if (!found) return null;
  const name = shortest(found.replaceAll(" ", "_"));
  const number = /\d+/.exec(name)?.[0] ?? "";
  const bare = name.replace(number, "");
  const family = FAMILIES.find((f) => f.like.test(bare));
  const count = family && Object.hasOwn(family.counts, number) ? (family.counts[number] ?? null) : null;
  return {
    role: "gpu-instance",
    gpu: family ? `${family.gpu}${count === null ? "" : share(count)}` : null,
    count,
    mode: "vm-unspecified",
    managed: false,
    name,
  };
}

/** Up to the version; words that follow it in a meter's name belong to the meter: `NC6s_v3_Spot`. */
function shortest(name: string): string {
  return /^.*?_v\d{1,2}/.exec(name)?.[0] ?? name;
}
