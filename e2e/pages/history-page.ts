import type { APIRequestContext, Page } from "@playwright/test";

/** `/compare/history`, as a person finds its parts. */
export class HistoryPage {
  constructor(readonly page: Page) {}

  readonly sentence = () => this.page.getByRole("heading", { level: 1 });
  readonly figure = () => this.page.getByRole("figure", { name: /through time$/ });
  readonly drawn = () => this.figure().getByRole("img", { name: /^(?:Overhead|Medians) of / });
  readonly changes = () => this.page.getByRole("region", { name: /^\d+ changes?$/ });
  readonly table = () => this.page.getByRole("table", { name: "Every session" });
  readonly metric = () => this.page.getByLabel("Metric", { exact: true });
}

const WEEK = 7 * 86_400_000;
/** Deviations of the runs of a session; fixed, so that a second upload is the same run. */
const AROUND = [-0.002, 0.002];

interface Side {
  mode: string;
  label: string;
}

/** Weekly sessions of both sides, two runs each, told to the server; a driver costs the second from the fourth week on. */
export async function weeklySessions(request: APIRequestContext, weeks: number, name: string): Promise<string> {
  const metal = { mode: "bare-metal", label: `${name}-metal` };
  const vm = { mode: "vm-passthrough", label: `${name}-vm` };
  let baseline: string[] = [];
  let candidate: string[] = [];
  for (let week = 0; week < weeks; week++) {
    const day = Date.UTC(2026, 2, 2, 9) + week * WEEK;
    // Sessions differ a little from one another, as they do.
    const around = (rate: number, phase: number) => rate * (1 + 0.002 * Math.sin(3 * week + phase));
    baseline = await session(request, metal, { day, rate: around(1000, 0), driver: "570.86" });
    const update = week < 3 ? { rate: around(968, 1), driver: "570.86" } : { rate: around(912, 1), driver: "580.65" };
    candidate = await session(request, vm, { day: day + 4 * 3_600_000, ...update });
  }
  const answer = await request.post("/api/v1/comparisons", { data: { name: `Weekly ${name}`, baseline, candidate } });
  return (await answer.json()).id;
}

async function session(
  request: APIRequestContext,
  { mode, label }: Side,
  { day, rate, driver }: { day: number; rate: number; driver: string },
): Promise<string[]> {
  const ids: string[] = [];
  for (const [k, off] of AROUND.entries()) {
    const startedAt = new Date(day + k * 1_800_000).toISOString();
    const value = Number((rate * (1 + off)).toFixed(3));
    const file = {
      format: "bareline-run",
      version: 1,
      tool: { name: "serve", version: "1.0" },
      workload: { name: "chat" },
      environment: { gpu: "Example GPU", gpuCount: 8, driver, startedAt },
      measurements: [
        { metric: "output-throughput", unit: "token/s", value },
        { metric: "time-to-first-token", unit: "ms", value: Number((40_000 / value).toFixed(4)) },
      ],
    };
    const query = new URLSearchParams({ mode, label, filename: `${label}-${startedAt.slice(0, 10)}-${k}.json` });
    const answer = await request.post(`/api/v1/runs?${query}`, {
      data: Buffer.from(JSON.stringify(file)),
      headers: { "content-type": "application/octet-stream" },
    });
    ids.push((await answer.json()).id);
  }
  return ids;
}
