import { describe, expect, it } from "vitest";
import { readSource } from "./registry";
import { SourceReader } from "./source";

const MB = 1_000_000;
const HEAD =
  "# nThread 1 nGpus 2 minBytes 8 maxBytes 64 step: 2(factor)\n# size count type redop root time algbw busbw #wrong\n";
const ROW = "        1024           256     float     sum      -1    10.00    1.00    1.00      0\n";

function end(text: string) {
  const bytes = new TextEncoder().encode(text);
  const reader = new SourceReader();
  for (let at = 0; at < bytes.length; at += 1 << 20) reader.write(bytes.subarray(at, at + (1 << 20)));
  const before = process.memoryUsage();
  const outcome = reader.end();
  const after = process.memoryUsage();
  return { outcome, grown: after.heapUsed + after.external - before.heapUsed - before.external };
}

describe("a text of nothing but", () => {
  it.each([
    ["line feeds", "\n"],
    ["carriage returns", "\r"],
    ["both", "\r\n"],
    ["colours and line ends", "\u001b[31m\n"],
  ])("%s is refused with its count, and costs no more than its bytes", (_, unit) => {
    const { outcome, grown } = end(HEAD + unit.repeat(Math.floor((31 * MB) / unit.length)));
    const lines = 2 + Math.floor((31 * MB) / unit.length);
    expect(outcome).toMatchObject({ ok: false, errors: [{ code: "too-many-lines", found: `${lines} lines` }] });
    expect(grown).toBeLessThan(200 * MB);
  });

  it("colours is read in one pass", () => {
    const start = performance.now();
    const { outcome } = end(`${HEAD}${"\u001b[m".repeat(10 * MB)}\n${ROW}`);
    expect(outcome.ok && outcome.value.kind === "text" && outcome.value.lines.length).toBe(4);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

it("half a million lines are read, one more is not", () => {
  expect(end("x\n".repeat(500_000)).outcome.ok).toBe(true);
  expect(end("x\n".repeat(500_001)).outcome).toMatchObject({ errors: [{ code: "too-many-lines" }] });
});

it("rows of results beyond any sweep are refused with their count", () => {
  const { outcome } = end(HEAD + ROW.repeat(20_001));
  expect(outcome.ok && readSource(outcome.value)).toMatchObject({
    ok: false,
    errors: [{ code: "too-many-rows", found: "20001 rows" }],
  });
});

it("a part of a colour is text", () => {
  for (const text of ["\u001b[", "\u001b[1;2", "\u001b", `\u001b[${"1".repeat(21)}m`, "\u001b]0m"]) {
    const { outcome } = end(`a\n${text}`);
    expect(outcome.ok && outcome.value.kind === "text" && outcome.value.lines).toEqual(["a", text]);
  }
});
