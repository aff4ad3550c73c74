// Computes answers off the main thread.
import { projectionOf } from "./answer-job";
import type { Done, Job } from "./answer-queue";

self.addEventListener("message", ({ data }: MessageEvent<Job>) => {
  const { number, trials, question } = data;
  const done: Done = { number, trials, projection: projectionOf(question, trials) };
  self.postMessage(done);
});
