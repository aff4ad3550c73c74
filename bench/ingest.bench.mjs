import { loadTypescript } from "../scripts/lib/load-typescript.mjs";
import { denseFile } from "./dense-file.mjs";
import { passes, seconds, sideBySide } from "./line.mjs";

const MEGABYTES = 50;
const PIECE = 1 << 20;
const METRICS = ["time-to-first-token", "time-per-output-token", "inter-token-latency", "request-latency"];
/** At least a quarter of the speed of JSON.parse, which reads no limits, no positions and keeps everything. */
const BAR = 0.25;

/**
 * Reading 50 MB of samples as a bareline-run file, down to measurements in base units, against JSON.parse of the same bytes.
 * @returns {Promise<import("./line.mjs").Line[]>}
 */
export async function run() {
  const { SourceReader, normalise, readSource } = await loadTypescript("scripts/lib/reading.ts");
  const bytes = new TextEncoder().encode([...denseFile({ metrics: METRICS, bytes: MEGABYTES * 1e6 })].join(""));
  const text = new TextDecoder();
  const timed = (work) => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1000;
  };
  let longest = 0;
  const ours = async () =>
    timed(() => {
      const reader = new SourceReader();
      for (let i = 0; i < bytes.length; i += PIECE)
        longest = Math.max(
          longest,
          timed(() => reader.write(bytes.subarray(i, i + PIECE))),
        );
      const source = reader.end();
      if (!source.ok) throw new Error("the generated file was refused");
      const outcome = readSource(source.value);
      if (!outcome.ok || normalise(outcome.value.reading).measurements.length !== 4)
        throw new Error("the generated file was not read whole");
    });
  const peer = async () => timed(() => JSON.parse(text.decode(bytes)));
  await ours();
  await peer();
  longest = 0;
  const found = await sideBySide(ours, peer, (a, b) => b / a);
  const speed = (s) => `${seconds(s)} (${Math.round(bytes.length / 1e6 / s)} MB/s)`;
  return [
    {
      bar: "P5",
      name: `reading alone: ${MEGABYTES} MB of samples to measurements`,
      ratio: found.ratio,
      threshold: BAR,
      better: "≥",
      pass: passes(found.ratio, "≥", BAR),
      ours: speed(found.ours),
      peer: `${speed(found.peer)} JSON.parse of the same bytes`,
      pairs: found.pairs,
      spread: found.spread,
      note: `longest hold of the event loop by a 1 MB piece ${(longest * 1000).toFixed(1)} ms`,
    },
  ];
}
