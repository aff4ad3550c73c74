// Five runs a side of two hundred metrics, a thousand samples each, as bareline-run files.
export const METRICS = 200;
const SAMPLES = 1000;
const RUNS = 5;

/** The same numbers every time: a sum of uniforms is near enough to a normal here. */
function numbers(seed) {
  let state = seed;
  const uniform = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
  return () => (uniform() + uniform() + uniform() + uniform() - 2) * 1.73;
}

const nameOf = (k) => `custom:made metric ${String(k).padStart(3, "0")}`;

/** What to type so that about a twentieth of the rows stay: ten of two hundred. */
export const WORD = "metric 01";

/** @returns {{ side: "baseline" | "candidate", name: string, text: string }[]} */
export function runFiles() {
  return ["baseline", "candidate"].flatMap((side, s) =>
    Array.from({ length: RUNS }, (_, run) => {
      const normal = numbers(1 + 100 * s + run);
      const measurements = Array.from({ length: METRICS }, (_, k) => {
        // Every other metric is really worse on the candidate; runs differ by 1 %, samples by 3 %.
        const centre = (1 + k / 20) * (s === 1 && k % 2 === 1 ? 0.92 : 1) * (1 + 0.01 * normal());
        const samples = Array.from({ length: SAMPLES }, () => Number((centre * (1 + 0.03 * normal())).toPrecision(8)));
        return { metric: nameOf(k), unit: "op/s", better: "higher", samples };
      });
      const environment = {
        mode: s === 0 ? "bare-metal" : "vm-passthrough",
        host: `bench-${s}`,
        startedAt: `2026-01-0${run + 1}T0${s}:00:00Z`,
      };
      const document = { format: "bareline-run", version: 1, tool: { name: "bench" }, environment };
      const text = JSON.stringify({ ...document, workload: { name: "generated" }, measurements });
      return { side, name: `bench-${side}-${run + 1}.json`, text };
    }),
  );
}
