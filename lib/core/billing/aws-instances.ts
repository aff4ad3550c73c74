// EVIDENCE 9: families of AWS instances with GPUs. Counts are those of AWS's pages of instance types
// (https://aws.amazon.com/ec2/instance-types/#Accelerated_Computing); a size that is not listed has no count.
import type { GpuCharge } from "./gpu-charge";

const INSTANCE =
  /(?<![A-Za-z0-9_-])(ml\.)?((?:p[2-6][a-z]{0,4}(?:-[a-z0-9]{1,8})?|g[2-7][a-z]{0,4}|gr6[a-z]{0,2})\.(?:metal(?:-\d{1,2}xl)?|(?:nano|micro|small|medium|large|xlarge|\d{1,3}xlarge)))(?![a-z0-9])/;

interface Family {
  gpu: string;
  counts: Record<string, number>;
}

const ONE_TO_8 = { xlarge: 1, "2xlarge": 1, "4xlarge": 1, "8xlarge": 1 };
const G5_SIZES = { ...ONE_TO_8, "12xlarge": 4, "16xlarge": 1, "24xlarge": 4, "48xlarge": 8 };

const FAMILIES: Record<string, Family> = {
  p2: { gpu: "K80", counts: { xlarge: 1, "8xlarge": 8, "16xlarge": 16 } },
  p3: { gpu: "V100", counts: { "2xlarge": 1, "8xlarge": 4, "16xlarge": 8 } },
  p3dn: { gpu: "V100", counts: { "24xlarge": 8 } },
  p4d: { gpu: "A100-40GB", counts: { "24xlarge": 8 } },
  p4de: { gpu: "A100-80GB", counts: { "24xlarge": 8 } },
  p5: { gpu: "H100", counts: { "4xlarge": 1, "48xlarge": 8 } },
  p5e: { gpu: "H200", counts: { "48xlarge": 8 } },
  p5en: { gpu: "H200", counts: { "48xlarge": 8 } },
  "p6-b200": { gpu: "B200", counts: { "48xlarge": 8 } },
  "p6-b300": { gpu: "B300", counts: { "48xlarge": 8 } },
  "p6e-gb200": { gpu: "GB200", counts: { "36xlarge": 4 } },
  g2: { gpu: "GRID K520", counts: { "2xlarge": 1, "8xlarge": 4 } },
  g3: { gpu: "M60", counts: { "4xlarge": 1, "8xlarge": 2, "16xlarge": 4 } },
  g3s: { gpu: "M60", counts: { xlarge: 1 } },
  g4dn: { gpu: "T4", counts: { ...ONE_TO_8, "12xlarge": 4, "16xlarge": 1, metal: 8 } },
  g4ad: { gpu: "Radeon Pro V520", counts: { xlarge: 1, "2xlarge": 1, "4xlarge": 1, "8xlarge": 2, "16xlarge": 4 } },
  g5: { gpu: "A10G", counts: G5_SIZES },
  g5g: { gpu: "T4G", counts: { ...ONE_TO_8, "16xlarge": 2, metal: 2 } },
  g6: { gpu: "L4", counts: G5_SIZES },
  g6f: { gpu: "L4", counts: { large: 1 / 8, xlarge: 1 / 8, "2xlarge": 1 / 4, "4xlarge": 1 / 2 } },
  gr6: { gpu: "L4", counts: { "4xlarge": 1, "8xlarge": 1 } },
  gr6f: { gpu: "L4", counts: { "4xlarge": 1 / 2 } },
  g6e: { gpu: "L40S", counts: G5_SIZES },
  g7e: {
    gpu: "RTX PRO 6000",
    counts: { "2xlarge": 1, "4xlarge": 1, "8xlarge": 1, "12xlarge": 2, "24xlarge": 4, "48xlarge": 8 },
  },
};

/** An AWS instance type with GPUs inside a text: `USW2-BoxUsage:g5.4xlarge`, `ml.p4d.24xlarge`. */
export function awsInstance(text: string): GpuCharge | null {
  const found = INSTANCE.exec(text);
  const name = found?.[2];
  if (!found || !name) return null;
  const [family = "", size = ""] = name.split(".");
  const known = Object.hasOwn(FAMILIES, family) ? FAMILIES[family] : undefined;
  return {
    role: "gpu-instance",
    gpu: known?.gpu ?? null,
    count: known && Object.hasOwn(known.counts, size) ? (known.counts[size] ?? null) : null,
    mode: size.startsWith("metal") ? "bare-metal" : "vm-unspecified",
    managed: found[1] !== undefined,
    name,
  };
}
