// Reads one bill, as ours or as a bare count of its lines, and tells how long that took and how much memory it held.
import { createReadStream } from "node:fs";
import { billReader } from "@/lib/core/billing/bill";

const LF = 10;
const [, , who, file = ""] = process.argv;

/** A function of its own, which Node soon runs as fast as it can; in the loop below it would not. */
function linesOf(chunk: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < chunk.length; i++) if (chunk[i] === LF) count++;
  return count;
}

async function lines(): Promise<object> {
  let count = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Uint8Array>) count += linesOf(chunk);
  return { lines: count };
}

async function searched(): Promise<object> {
  let count = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Uint8Array>) {
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1)) count++;
  }
  return { lines: count };
}

async function ours(): Promise<object> {
  const reader = billReader();
  for await (const chunk of createReadStream(file) as AsyncIterable<Uint8Array>) reader.push(chunk);
  const { rows, gpuRows, leftOut } = reader.end();
  return { rows, gpuRows, leftOut: leftOut.reduce((sum, l) => sum + l.rows, 0) };
}

const read = { ours, lines, searched }[who ?? ""];
if (!read) throw new Error("Say ours, lines or searched, and a file.");
const start = performance.now();
const found = await read();
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ seconds, peakRss: process.resourceUsage().maxRSS * 1024, ...found }));
