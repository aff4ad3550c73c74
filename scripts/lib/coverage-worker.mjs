// One thread of the coverage study: takes a task, answers with its result.
import { parentPort, workerData } from "node:worker_threads";

const { CELLS, DESIGNS, runCell, runDesign } = await import(workerData.program);

parentPort?.on("message", ({ kind, at, options }) => {
  const result = kind === "cell" ? runCell(CELLS[at], options) : runDesign(DESIGNS[at], options);
  parentPort?.postMessage(result);
});
