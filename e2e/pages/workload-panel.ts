// The panel "What one workload loses" of /compare, and runs of single axes made for it.
import { type APIRequestContext, type Locator, type Page, expect } from "@playwright/test";

const NOISE = [1, 1.002, 0.998, 1.001, 0.9985];
/** Baseline figures, and what the virtual machine has of them. */
export const AXES = {
  "host-to-device-bandwidth": [55, 0.97],
  "device-to-host-bandwidth": [54, 0.95],
  "device-copy-bandwidth": [1400, 0.998],
  "all-reduce-bus-bandwidth": [450, 0.985],
  "rdma-bandwidth": [48, 0.56],
} as const;
/** A whole workload beside them. */
export const WHOLE = { ...AXES, "output-throughput": [3200, 0.94] } as const;

type Figures = Readonly<Record<string, readonly [baseline: number, share: number]>>;

/** Stores five runs a side and gives the address of their comparison. The same figures are the same runs. */
export async function storedPair(request: APIRequestContext, name: string, figures: Figures): Promise<string> {
  const params = new URLSearchParams();
  for (const side of ["baseline", "candidate"] as const) {
    for (const [i, noise] of NOISE.entries()) {
      const file = {
        format: "bareline-run",
        version: 1,
        tool: { name: "own script", version: "1" },
        environment: {
          mode: side === "baseline" ? "bare-metal" : "vm-passthrough",
          label: `${name}-${side}`,
          host: "node-a",
          gpu: "NVIDIA H100 80GB HBM3",
          gpuCount: 8,
          cpuCount: side === "baseline" ? 192 : 64,
        },
        workload: { name },
        measurements: Object.entries(figures).map(([metric, [value, share]], k) => ({
          metric,
          unit: metric === "output-throughput" ? "token/s" : "GB/s",
          value: value * (side === "baseline" ? 1 : share) * noise * (1 + ((i * 7 + k * 3) % 5) / 5000),
        })),
      };
      const answer = await request.post(`/api/v1/runs?filename=${name}-${side}-${i}.json`, { data: file });
      expect([200, 201]).toContain(answer.status());
      params.append(side, ((await answer.json()) as { id: string }).id);
    }
  }
  return `/compare?${params}`;
}

export class WorkloadPanel {
  readonly section: Locator;
  constructor(readonly page: Page) {
    this.section = page.locator("#workload");
  }
  async open(address: string) {
    await this.page.goto(address);
    await expect(this.section).toBeVisible({ timeout: 60_000 });
    const details = this.section.locator("> details");
    if ((await details.getAttribute("open")) === null) await this.section.locator("summary").first().click();
  }
  axis = (name: string): Locator =>
    this.section.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name, exact: true }) });
  share = (name: string): Locator => this.section.getByLabel(`Share of the time: ${name}`);
  fix = (name: string): Locator => this.section.getByLabel(`Overhead after a fix: ${name}`);
  submit = () => this.section.getByRole("button", { name: "Work it out" }).click();
}
