// @ts-check
import { Worker } from "node:worker_threads";
import { pathToFileURL } from "node:url";

/**
 * Runs tasks on so many threads; the results keep the order of the tasks, so the number of threads changes no figure.
 * @template Task @template Result
 * @param {string} program bundle of scripts/lib/coverage.ts
 * @param {Task[]} tasks @param {number} threads
 * @param {(result: Result, done: number) => void} progress
 * @returns {Promise<Result[]>}
 */
export async function inThreads(program, tasks, threads, progress) {
  /** @type {Result[]} */
  const results = [];
  let done = 0;
  const waiting = tasks.entries();
  const one = async () => {
    const worker = new Worker(new URL("./coverage-worker.mjs", import.meta.url), {
      workerData: { program: pathToFileURL(program).href },
    });
    try {
      for (const [at, task] of waiting) {
        const result = await answer(worker, task);
        results[at] = result;
        done += 1;
        progress(result, done);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, tasks.length) }, one));
  return results;
}

/** @param {Worker} worker @param {unknown} task @returns {Promise<any>} */
function answer(worker, task) {
  return new Promise((resolve, reject) => {
    const settle = () => {
      worker.off("message", onMessage);
      worker.off("error", onError);
      worker.off("exit", onExit);
    };
    const onMessage = (/** @type {unknown} */ result) => (settle(), resolve(result));
    const onError = (/** @type {unknown} */ error) => (settle(), reject(error));
    const onExit = () => (settle(), reject(new Error("a thread of the study ended early")));
    worker.on("message", onMessage);
    worker.on("error", onError);
    worker.on("exit", onExit);
    worker.postMessage(task);
  });
}
