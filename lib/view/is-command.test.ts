import { expect, it } from "vitest";
import { isCommand } from "./is-command";

it("what begins with a program is a command, what begins like a sentence is advice", () => {
  for (const command of ["nvbandwidth -j > run-1.json", "./stream", "OMP_PLACES=cores OMP_PROC_BIND=spread ./stream"])
    expect([command, isCommand(command)]).toEqual([command, true]);
  for (const advice of ["Keep the log of each run", "the agg_*.json of a run", "Write your numbers as JSON"])
    expect([advice, isCommand(advice)]).toEqual([advice, false]);
});
