// `/proc/meminfo`, proc(5): which huge pages the system has, of its own as far as it sees.
import { accepted, type Outcome } from "../outcome";
import type { Reading } from "../run/run";
import { spellNumber } from "../units/spell";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Source, TextSource } from "./format";
import { isCommandLine } from "./shell-prompt";

/** `HugePages_Total:       0`, `Hugepagesize:    2048 kB`. */
const LINE = /^([A-Z]\w{2,30}(?:\(\w{2,20}\))?): {1,20}(\d{1,15})( kB)?$/;

const entryOf = (line: string) => LINE.exec(line.trimEnd());

function isMeminfo({ lines }: TextSource): boolean {
  const shown = lines.filter((line) => line.trim() !== "" && !isCommandLine(line, "cat"));
  const names = shown.map((line) => entryOf(line)?.[1] ?? null);
  return names.includes("MemTotal") && names.includes("MemFree") && !names.includes(null);
}

const claims = (source: Source): Claim =>
  source.kind === "text" && isMeminfo(source)
    ? { claimed: true, rule: "MemTotal, MemFree and nothing else" }
    : { claimed: false };

function read(source: Source): Outcome<Reading> {
  const entries = new Map<string, { value: number; at: string }>();
  for (const [i, line] of (source.kind === "text" ? source.lines : []).entries()) {
    const [, name = "", digits = ""] = entryOf(line) ?? [];
    if (name !== "" && !entries.has(name)) entries.set(name, { value: Number(digits), at: `line ${i + 1}` });
  }
  const total = entries.get("HugePages_Total");
  const size = entries.get("Hugepagesize");
  // Behind the count: a file that is cut within it would tell of fewer.
  if (!total || !size)
    return noResult({
      message: "The file does not say which huge pages the system has.",
      found: total ? "HugePages_Total without Hugepagesize" : "no HugePages_Total",
      expected: "HugePages_Total and Hugepagesize",
      hint: "Run cat /proc/meminfo > meminfo.txt again.",
    });
  const reading = emptyReading("/proc/meminfo");
  const transparent = (entries.get("AnonHugePages")?.value ?? 0) > 0;
  const pages = total.value > 0 ? sizeOf(size.value) : transparent ? "transparent" : "none";
  const text = `HugePages_Total ${total.value}${transparent ? ", transparent huge pages in use" : ""}`;
  reading.environment.hugePages = pages;
  reading.evidence.push({ field: "hugePages", value: pages, text, at: total.at });
  return accepted(reading);
}

/** @param kib in units of 1,024 bytes, which /proc calls kB */
function sizeOf(kib: number): string {
  const [step, unit] = kib >= 2 ** 20 ? [2 ** 20, "GiB"] : kib >= 1024 ? [1024, "MiB"] : [1, "KiB"];
  return `${spellNumber(kib / step, { plain: true })} ${unit}`;
}

export const procMeminfo: Format = {
  id: "proc-meminfo",
  label: "/proc/meminfo",
  tool: "Linux",
  command: "cat /proc/meminfo > meminfo.txt",
  axes: [],
  measures: "Which huge pages the system sees. A host may back its guests with others. It measures nothing.",
  example: `MemTotal:       527953468 kB
MemFree:        498120044 kB
HugePages_Total:     128
Hugepagesize:    1048576 kB`,
  kind: "environment",
  claims,
  read,
};
