import type { APIRequestContext } from "@playwright/test";

const RATES = [2, 4, 6, 8];
/** p99 of the whole request in seconds at each rate. */
const SIDES = {
  "bare-metal": { p99: [0.8, 1.0, 1.6, 4.0], step: 0.5, spread: 0.01 },
  "vm-passthrough": { p99: [0.9, 1.2, 2.4, 6.0], step: 0.51, spread: 0.03 },
} as const;
type Mode = keyof typeof SIDES;

const RUNS = 5;
const STEPS = 400;

/** Step times with the spread asked for: the angle of the golden ratio never repeats, and its sine has a spread of 1/√2. */
const steps = (mean: number, spread: number, run: number): number[] =>
  Array.from({ length: STEPS }, (_, i) => mean * (1 + spread * Math.SQRT2 * Math.sin((i + run * STEPS) * 2.39996)));

function document(mode: Mode, run: number): object {
  const { p99, step, spread } = SIDES[mode];
  const wobble = 1 + run * 1e-3;
  return {
    format: "bareline-run",
    version: 1,
    tool: { name: "load-sweep" },
    environment: { mode, host: "sweep-host", gpu: "NVIDIA H100 80GB HBM3", gpuCount: 8 },
    workload: { name: "chat", params: { model: "sweep-model" } },
    measurements: [
      ...RATES.map((rate, i) => ({
        metric: "request-latency",
        unit: "s",
        params: { request_rate: rate },
        load: { limited: true, target: rate, reason: `request rate fixed at ${rate} request/s` },
        statistics: { n: 1000, median: 0.5 * (p99[i] ?? 1) * wobble, p99: (p99[i] ?? 1) * wobble },
      })),
      { metric: "iteration-time", unit: "s", samples: steps(step * wobble, spread, run) },
    ],
  };
}

/** Five runs a side with one latency at four request rates and the times of 400 steps; the address that compares them. */
export async function loadSweep(request: APIRequestContext): Promise<string> {
  const params = new URLSearchParams();
  for (const [side, mode] of [
    ["baseline", "bare-metal"],
    ["candidate", "vm-passthrough"],
  ] as const) {
    for (let run = 0; run < RUNS; run++) {
      const answer = await request.post(`/api/v1/runs?filename=load-sweep-${mode}-${run}.json&mode=${mode}`, {
        data: document(mode, run),
      });
      const { id } = (await answer.json()) as { id: string };
      params.append(side, id);
    }
  }
  return `/compare?${params}`;
}
