// `nvidia-smi topo -m`: how GPUs and network cards reach one another. Its legend: NVIDIA's nvidia-smi manual, "topo".
import { accepted, type Outcome } from "../outcome";
import type { Evidence } from "../run/environment";
import type { Reading } from "../run/run";
import { countOf } from "../units/count";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Source, TextSource } from "./format";
import { isCommandLine } from "./shell-prompt";
import { isSmiWarning } from "./smi-log";

const GPU = /^GPU\d{1,3}$/;
/** `NIC0`, and the device's own name before nvidia-smi 515. */
const DEVICE = /^[A-Za-z][\w.-]{0,40}$/;
const LINK = /^(?:X|SYS|NODE|PHB|PXB|PSB|PIX|SOC|NV\d{1,2})$/;
const LEGEND = /^(?:NIC )?Legend:$|^(?:X|SYS|NODE|PHB|PXB|PSB|PIX|SOC|NV#) {1,6}= \S/;
const NAMED = /^(NIC\d{1,3}): (\S{1,60})$/;
/** Drivers of network cards; any other name may be a person's own and is not kept. */
const DRIVER = /^(mlx\d|bnxt_re|irdma|efa|hfi1|qedr|ionic|erdma|mana)_?\d/;

const wordsOf = (line: string): string[] => line.trim().split(/\s{1,40}/);

/** The heading's devices, before "CPU Affinity"; `null` for any other line. */
function headingOf(line: string): string[] | null {
  const words = wordsOf(line);
  if (words[0] !== "GPU0" || (words.length > 1 && LINK.test(words[1] ?? ""))) return null;
  const end = words.findIndex((word) => word === "CPU" || word === "NUMA");
  const devices = end < 0 ? words : words.slice(0, end);
  return devices.every((word) => DEVICE.test(word)) ? devices : null;
}

/** One device's row: its name, and how it reaches each device of the heading. */
function rowOf(line: string): { name: string; links: string[] } | null {
  const [name = "", ...rest] = wordsOf(line);
  const end = rest.findIndex((word) => !LINK.test(word));
  const links = end < 0 ? rest : rest.slice(0, end);
  return DEVICE.test(name) && links.length > 0 ? { name, links } : null;
}

/** Nothing but the table and its legends: a log that goes on with a benchmark belongs to the benchmark. */
function isTopology({ lines }: TextSource): boolean {
  const shown = lines.filter((line) => line.trim() !== "");
  const known = (line: string) =>
    headingOf(line) !== null ||
    rowOf(line) !== null ||
    LEGEND.test(line.trim()) ||
    NAMED.test(line.trim()) ||
    isSmiWarning(line) ||
    isCommandLine(line, "nvidia-smi");
  return (
    shown.some((line) => headingOf(line) !== null) &&
    shown.some((line) => GPU.test(rowOf(line)?.name ?? "")) &&
    shown.every(known)
  );
}

const claims = (source: Source): Claim =>
  source.kind === "text" && isTopology(source)
    ? { claimed: true, rule: "the table of nvidia-smi topo -m and nothing else" }
    : { claimed: false };

interface Table {
  devices: string[];
  rows: Map<string, string[]>;
  names: Map<string, string>;
  at: string;
}

function tableOf({ lines }: TextSource): Table {
  const table: Table = { devices: [], rows: new Map(), names: new Map(), at: "line 1" };
  for (const [i, line] of lines.entries()) {
    const heading = table.devices.length === 0 ? headingOf(line) : null;
    const row = rowOf(line);
    const [, nic = "", name = ""] = NAMED.exec(line.trim()) ?? [];
    if (heading) Object.assign(table, { devices: heading, at: `line ${i + 1}` });
    else if (row && table.devices.includes(row.name) && !table.rows.has(row.name)) table.rows.set(row.name, row.links);
    else if (nic !== "") table.names.set(nic, name);
  }
  return table;
}

/** How every two GPUs reach one another, above the diagonal; `null` where the table ends before it is whole. */
function linksBetween({ devices, rows }: Table): string[] | null {
  const gpus = devices.filter((name) => GPU.test(name));
  const links: string[] = [];
  for (const [i, gpu] of gpus.entries()) {
    const row = rows.get(gpu);
    if (!row || row.length < Math.min(gpus.length, i + 1)) return null;
    if (i < gpus.length - 1 && row.length < gpus.length) return null;
    links.push(...row.slice(i + 1, gpus.length));
  }
  return links.includes("X") ? null : links;
}

/** "4 x NV12, 2 x SYS", the fastest first as NVIDIA's legend ranks them. */
function counted(links: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const link of links) counts.set(link, (counts.get(link) ?? 0) + 1);
  const kinds = [...counts].sort(([a], [b]) => rank(a) - rank(b));
  const [only] = kinds;
  return kinds.length === 1 && only ? only[0] : kinds.map(([link, n]) => `${n} x ${link}`).join(", ");
}

const ORDER = ["PIX", "PSB", "PXB", "PHB", "NODE", "SOC", "SYS"];
const rank = (link: string): number => (link.startsWith("NV") ? -Number(link.slice(2)) : ORDER.indexOf(link));

/** "8 x mlx5": how many cards of which driver. */
function cardsOf({ devices, names }: Table): string | null {
  const cards = devices.filter((name) => !GPU.test(name));
  if (cards.length === 0) return null;
  const drivers = cards.map((card) => DRIVER.exec(names.get(card) ?? card)?.[1] ?? "other");
  const counts = new Map<string, number>();
  for (const driver of drivers) counts.set(driver, (counts.get(driver) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([driver, n]) => `${n} x ${driver}`)
    .join(", ");
}

/** How each GPU reaches its nearest card: what decides how fast it sends. */
function nearest({ devices, rows }: Table): string {
  const ways = devices.flatMap((name) => {
    const links = GPU.test(name) ? (rows.get(name) ?? []) : [];
    const toCards = links.filter((link, i) => link !== "X" && !GPU.test(devices[i] ?? "GPU0"));
    const [best] = toCards.sort((a, b) => rank(a) - rank(b));
    return best === undefined ? [] : [best];
  });
  return ways.length > 0 ? `; nearest to its GPU: ${counted(ways)}` : "";
}

function read(source: Source): Outcome<Reading> {
  const table = source.kind === "text" ? tableOf(source) : null;
  const gpus = table?.devices.filter((name) => GPU.test(name)).length ?? 0;
  if (!table || gpus === 0 || table.rows.size === 0)
    return noResult({
      message: "nvidia-smi topo -m says nothing of its GPUs here.",
      found: "no row of a GPU",
      expected: "a heading with GPU0, and a row for each GPU",
      hint: "Run nvidia-smi topo -m > topo.txt again.",
    });
  const reading = emptyReading("nvidia-smi topo");
  const put = (field: Evidence["field"], value: Evidence["value"], text: string) => {
    Object.assign(reading.environment, { [field]: value });
    reading.evidence.push({ field, value, text, at: table.at });
  };
  put("gpuCount", gpus, `${countOf(gpus, "GPU")} in the heading`);
  const links = linksBetween(table);
  if (links !== null) {
    const wired = gpus === 1 ? "1 GPU" : `${gpus} GPUs, ${counted(links)}`;
    put("gpuTopology", wired, gpus === 1 ? "one GPU" : `between GPUs: ${counted(links)}`);
  } else
    reading.warnings.push({
      code: "cut-short",
      message: "The table ends before the row of its last GPU.",
      at: table.at,
      hint: "What stands before it is kept. Run nvidia-smi topo -m > topo.txt again.",
    });
  const cards = cardsOf(table);
  if (cards !== null && links !== null) put("nics", cards, `network cards: ${cards}${nearest(table)}`);
  return accepted(reading, reading.warnings);
}

export const nvidiaSmiTopo: Format = {
  id: "nvidia-smi-topo",
  label: "nvidia-smi topo -m",
  tool: "nvidia-smi",
  command: "nvidia-smi topo -m > topo.txt",
  axes: [],
  measures:
    "How the GPUs of the machine are wired to one another, and which network cards it shows. It measures nothing.",
  example: `	GPU0	GPU1	NIC0	CPU Affinity	NUMA Affinity
GPU0	 X 	NV18	PIX	0-55	0
GPU1	NV18	 X 	NODE	0-55	0`,
  kind: "environment",
  claims,
  read,
};
