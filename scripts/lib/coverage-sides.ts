import { describeSamples } from "../../lib/core/run/sample-statistics";
import type { Cell } from "./coverage-cells";
import { type Chance, drawRuns, drawSamples } from "./coverage-data";

/** One value a run (in a pooled cell: one a sample), with the host it was made on where the cell speaks of hosts. */
export interface DrawnSide {
  values: number[];
  hosts: number[] | null;
}

/** Draws one side of a cell around `centre`. */
export function drawSide(chance: Chance, cell: Cell, side: "baseline" | "candidate", centre: number): DrawnSide {
  const { hosts, inside, runs, shape } = cell;
  if (hosts) return drawOnHosts(chance, hosts, centre, side === "baseline" ? 0 : hosts.count);
  if (!inside) return { values: drawRuns(chance, runs[side], shape[side], centre), hosts: null };
  const samples = Array.from({ length: runs[side] }, () => drawSamples(chance, inside.samples, inside, centre));
  // What the product never does, for comparison: the samples of all runs as if each were a run.
  if (cell.group === "pooled") return { values: samples.flatMap((s) => [...s]), hosts: null };
  return { values: samples.map(medianOf), hosts: null };
}

function medianOf(samples: Float64Array): number {
  const { median } = describeSamples(samples);
  if (median === null) throw new Error("a sample has a median");
  return median;
}

/** @param from number of the side's first host: the sides share none */
function drawOnHosts(
  chance: Chance,
  { count, each, between, within }: NonNullable<Cell["hosts"]>,
  centre: number,
  from: number,
): DrawnSide {
  const values: number[] = [];
  const hosts: number[] = [];
  for (let host = 0; host < count; host++) {
    const level = centre * Math.exp(between * chance.normal());
    for (const value of drawRuns(chance, each, { sigma: within }, level)) {
      values.push(value);
      hosts.push(from + host);
    }
  }
  return { values, hosts };
}
