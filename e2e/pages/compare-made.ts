import type { APIRequestContext, APIResponse } from "@playwright/test";

/** Numbers that are the same on every machine, in [0, 1). */
function steady(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Made {
  metrics: number;
  runs: number;
  /** Told apart from the runs of other tests. */
  name: string;
}

/** A run of so many metrics. Every seventh takes 8 % longer on the virtualized side; the others vary by half a percent. */
function madeRun({ metrics, name }: Made, virtual: boolean, repeat: number): string {
  const next = steady(1 + repeat * 2 + (virtual ? 1 : 0));
  return JSON.stringify({
    format: "bareline-run",
    version: 1,
    tool: { name: "made" },
    workload: { name },
    environment: {},
    measurements: Array.from({ length: metrics }, (_, i) => ({
      metric: `custom:metric-${String(i).padStart(4, "0")}`,
      axis: ["gpu-compute", "gpu-memory", "host-link", "network"][i % 4],
      better: "lower",
      unit: "ms",
      value: Number((100 * (virtual && i % 7 === 0 ? 1.08 : 1) * (1 + 0.005 * (next() - 0.5))).toFixed(5)),
    })),
  });
}

async function idIn(answer: APIResponse): Promise<string> {
  if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`);
  return (await answer.json()).id;
}

/** Stores runs of both sides and gives the address of a saved comparison of them. */
export async function madeComparison(request: APIRequestContext, made: Made): Promise<string> {
  const sides: Record<"baseline" | "candidate", string[]> = { baseline: [], candidate: [] };
  for (const side of ["baseline", "candidate"] as const) {
    for (let repeat = 0; repeat < made.runs; repeat++) {
      const virtual = side === "candidate";
      const query = new URLSearchParams({
        filename: `${made.name}-${side}-${repeat}.json`,
        mode: virtual ? "vm-passthrough" : "bare-metal",
        label: `${made.name}-${virtual ? "vm" : "metal"}`,
        host: "example-host",
        gpu: "NVIDIA H100 80GB HBM3",
        gpuCount: "8",
      });
      const answer = await request.post(`/api/v1/runs?${query}`, { data: Buffer.from(madeRun(made, virtual, repeat)) });
      sides[side].push(await idIn(answer));
    }
  }
  const saved = await request.post("/api/v1/comparisons", { data: { name: made.name, ...sides } });
  return `/compare?saved=${await idIn(saved)}`;
}
