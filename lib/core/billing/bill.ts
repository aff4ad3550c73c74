// A bill as GPU spend: which rows are GPUs at work, what they cost, and what was left out with its reason.
import { AWS_CUR } from "./aws-cur";
import { AZURE_COST } from "./azure-cost";
import { monthOf, timeCheck } from "./bill-time";
import { MOST_GROUPS, MOST_SHOWN, warningsOf } from "./bill-warnings";
import type { BillFormat, Charge } from "./charge";
import { readCost, readDecimal, writeDecimal } from "./decimal";
import { exactSum } from "./exact-sum";
import { FOCUS } from "./focus";
import type { GpuCharge } from "./gpu-charge";
import { gpuReader } from "./gpu-of-charge";
import { OCI_COST } from "./oci-cost";
import type { GpuSpend, MonthOfSpend } from "./gpu-spend";
import { rowScanner, type ScannedRow } from "./row-scanner";
import { mostOf } from "./most-of";
import { shownValue } from "./mail-like";
import { tagsOf } from "./tags";

export const BILL_FORMATS: readonly BillFormat[] = [...FOCUS, AWS_CUR, AZURE_COST, OCI_COST];

/** Why bytes are no bill. */
export class NoBill extends Error {}

const MOST_LINES = 20;
const MOST_CURRENCIES = 20;
const MOST_MONTHS = 600;
/** Names in a warning. */
const MOST_NAMED = 5;

interface LeftOut {
  rows: number;
  lines: number[];
  costs: Map<string, ReturnType<typeof exactSum>>;
}

type Sum = { effective: bigint; billed: bigint; hours: number; unknownHours: boolean; rows: number };

/**
 * Reads a bill piece by piece; memory does not grow with the file.
 * @returns `push` for bytes of UTF-8 CSV and `end` for the answer
 * @throws NoBill where no format knows the header, or where a row never ends
 */
export function billReader() {
  let format: BillFormat | null = null;
  let index = new Map<string, number>();
  let costColumn = -1;
  let columns = 0;
  let charge: Charge | null = null;
  let rows = 0;
  let gpuRows = 0;
  const leftOut = new Map<string, LeftOut>();
  const months = new Map<string, Sum & { key: string[] }>();
  const groups = new Map<string, { key: string[]; effective: bigint }>();
  const unknownCounts = new Set<string>();
  const currencies = mostOf(
    MOST_CURRENCIES,
    `The bill has more than ${MOST_CURRENCIES} currencies, which no bill has.`,
  );
  const monthsSeen = mostOf(MOST_MONTHS, `The bill has more than ${MOST_MONTHS} months, which no bill has.`);
  let groupsCut = false;
  const discounts = { gpu: false, other: false };
  const gpuOf = gpuReader();
  const isTime = timeCheck();

  function leave(reason: string, row: ScannedRow, charge: Charge): void {
    const { currency } = charge;
    let known = leftOut.get(reason);
    if (!known) leftOut.set(reason, (known = { rows: 0, lines: [], costs: new Map() }));
    known.rows++;
    if (known.lines.length < MOST_LINES) known.lines.push(row.line);
    if (!isCurrency(currency)) return;
    currencies(currency);
    let sum = known.costs.get(currency);
    if (!sum) known.costs.set(currency, (sum = exactSum()));
    if (costColumn >= 0) row.bytesOf(costColumn, sum.add);
    else sum.addWhole(readCost(charge.effectiveCost ?? "") ?? 0n);
  }

  function header(row: ScannedRow): void {
    const names = Array.from({ length: row.cells }, (_, i) => row.text(i).trim());
    if (names.some((name) => /\r(?!\n)/.test(name)))
      throw new NoBill("The lines of this file end in CR alone. Export it with LF or CR LF at the end of each line.");
    const named = new Set(names);
    columns = row.cells;
    format = BILL_FORMATS.find((f) => f.claims(named)) ?? null;
    index = new Map(names.map((name, i) => [name, i]));
    charge =
      format?.charge((column) => {
        const at = index.get(column);
        return at === undefined ? "" : row.text(at);
      }) ?? null;
    costColumn = format?.cost?.map((name) => index.get(name) ?? -1).find((at) => at >= 0) ?? -1;
    if (!format) {
      throw new NoBill(
        `No bill that is read has these columns: ${names.slice(0, 6).join(", ")}${names.length > 6 ? " …" : ""}. Read are ${BILL_FORMATS.map((f) => f.label).join(", ")}.`,
      );
    }
  }

  const scanner = rowScanner((row) => {
    if (!format || !charge) return header(row);
    rows++;
    const gpu = gpuOf(charge);
    if (format.discountsApart && charge.category === "discount") discounts[gpu ? "gpu" : "other"] = true;
    const wrong =
      faultOf(charge, row.cells, columns, isTime) ?? (gpu ? leftOutBecause(charge, gpu) : "not a GPU charge");
    if (wrong !== null || !gpu) return leave(wrong ?? "not a GPU charge", row, charge);
    gpuRows++;
    add(charge, gpu);
  });

  function add(charge: Charge, gpu: GpuCharge): void {
    const effective = readCost(charge.effectiveCost ?? "") ?? 0n;
    const billed = readCost(charge.billedCost ?? "") ?? 0n;
    const hours = gpuHours(charge, gpu);
    if (hours === null && unknownCounts.size < MOST_NAMED) unknownCounts.add(shownValue(gpu.name));
    const month = monthOf(charge.start) ?? "";
    currencies(charge.currency);
    monthsSeen(month);
    const key = [
      month,
      charge.currency,
      shownValue(charge.provider),
      gpu.gpu ?? "not said",
      gpu.mode ?? "not-said",
      shownValue(charge.region),
      gpu.managed ? "managed" : "",
    ];
    const id = JSON.stringify(key);
    if (months.size >= MOST_GROUPS && !months.has(id))
      throw new NoBill(`The bill has more than ${MOST_GROUPS} different months, GPUs and regions, which no bill has.`);
    const sum = months.get(id) ?? {
      key: copied(id),
      effective: 0n,
      billed: 0n,
      hours: 0,
      unknownHours: false,
      rows: 0,
    };
    sum.effective += effective;
    sum.billed += billed;
    sum.hours += hours ?? 0;
    sum.unknownHours ||= hours === null;
    sum.rows++;
    months.set(id, sum);
    group(["account", "", shownValue(charge.account) || "no account"], charge.currency, effective);
    const tags = tagsOf(charge.tags);
    if (tags.length === 0) group(["tag", "", "untagged"], charge.currency, effective);
    for (const [name, value] of tags) group(["tag", name, value], charge.currency, effective);
  }

  function group(key: string[], currency: string, effective: bigint): void {
    const id = JSON.stringify([...key, currency]);
    const known = groups.get(id);
    if (known) known.effective += effective;
    else if (groups.size < MOST_GROUPS) groups.set(id, { key: copied(id), effective });
    else groupsCut = true;
  }

  return {
    push: (chunk: Uint8Array): void => named(() => scanner.push(chunk)),
    end(): GpuSpend {
      named(() => scanner.end());
      if (!format) throw new NoBill("The file is empty.");
      const spend = [...months.values()].map(monthRow).sort(byKey);
      return {
        format: format.id,
        label: format.label,
        rows,
        gpuRows,
        leftOut: [...leftOut].map(([reason, { rows: n, lines, costs }]) => ({
          reason,
          rows: n,
          lines,
          costs: [...costs]
            .map(([currency, sum]) => ({ currency, cost: sum.total() }))
            .filter(({ cost }) => cost !== 0n)
            .map(({ currency, cost }) => ({ currency, effectiveCost: writeDecimal(cost) })),
        })),
        totals: totalsOf([...months.values()]),
        months: spend,
        shownBack: [...groups.values()]
          .sort((a, b) => (a.effective < b.effective ? 1 : a.effective > b.effective ? -1 : 0))
          .slice(0, MOST_SHOWN)
          .map(({ key: [by = "", key = "", value = "", currency = ""], effective }) => ({
            by: by === "tag" ? "tag" : "account",
            key,
            value,
            currency,
            effectiveCost: writeDecimal(effective),
          })),
        warnings: warningsOf({ format, rows, spend, unknownCounts, discounts, groups: groups.size, groupsCut }),
      };
    },
  };
}

/** The words of a key without the cells they were cut from, which memory would keep whole. */
const copied = (id: string) => JSON.parse(id) as string[];

function named(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw error instanceof RangeError ? new NoBill(error.message) : error;
  }
}

/** What makes a row unreadable, whatever it charges for. */
function faultOf(charge: Charge, cells: number, columns: number, isTime: (text: string) => boolean): string | null {
  if (cells > columns) return `more cells than the header has columns (${columns})`;
  if (charge.times.some((time) => time !== "" && !isTime(time))) return "a time that cannot be";
  return null;
}

const APART: Record<Exclude<Charge["category"], "usage">, string> = {
  purchase: "a purchase of a commitment, which its usage carries amortised",
  credit: "a credit",
  refund: "a refund",
  tax: "a tax",
  discount: "a discount on a line of its own",
  adjustment: "an adjustment",
};

function leftOutBecause(charge: Charge, gpu: GpuCharge): string | null {
  if (gpu.role === "gpu-commitment") return APART.purchase;
  if (charge.category !== "usage") return APART[charge.category];
  if (charge.unusedCommitment) return "a commitment that was not used: idle, not virtualization";
  if (charge.effectiveCost === null || charge.effectiveCost.trim() === "") return "no effective cost";
  if (readCost(charge.effectiveCost) === null) return "a cost that cannot be read";
  if (!isCurrency(charge.currency)) return "no currency";
  if (monthOf(charge.start) === null) return "no time";
  return null;
}

const isCurrency = (text: string) => /^[A-Z]{3}$/.test(text);

const HOURS = /^(?:1 )?(?:hours?|hrs?)\b|gpu[- ]hours?/i;

/** GPU-hours of a row; `null` where the bill does not say the count or the unit. Parts of a node without GPUs have none. */
function gpuHours({ quantity, unit }: Charge, gpu: GpuCharge): number | null {
  if (gpu.role === "gpu-host-share") return 0;
  const amount = readDecimal(quantity);
  if (amount === null || !HOURS.test(unit)) return null;
  const hours = Number(amount) / 1e12;
  if (gpu.role === "gpu-unit") return hours;
  return gpu.count === null ? null : hours * gpu.count;
}

function monthRow({ key, effective, billed, hours, unknownHours, rows }: Sum & { key: string[] }): MonthOfSpend {
  const [month = "", currency = "", provider = "", gpu = "", mode = "", region = "", managed = ""] = key;
  return {
    month,
    currency,
    provider,
    gpu,
    mode: mode === "bare-metal" || mode === "vm-unspecified" ? mode : "not-said",
    region,
    managed: managed !== "",
    effectiveCost: writeDecimal(effective),
    billedCost: writeDecimal(billed),
    gpuHours: unknownHours ? null : hours,
    rows,
  };
}

const byKey = (a: MonthOfSpend, b: MonthOfSpend) => {
  const [left, right] = [a, b].map((m) => [m.month, m.currency, m.provider, m.gpu, m.mode, m.region].join("\u0000"));
  return (left as string) < (right as string) ? -1 : 1;
};

function totalsOf(sums: readonly (Sum & { key: string[] })[]): GpuSpend["totals"] {
  const totals = new Map<string, { effective: bigint; billed: bigint }>();
  for (const { key, effective, billed } of sums) {
    const known = totals.get(key[1] ?? "") ?? { effective: 0n, billed: 0n };
    totals.set(key[1] ?? "", { effective: known.effective + effective, billed: known.billed + billed });
  }
  return [...totals].sort().map(([currency, { effective, billed }]) => ({
    currency,
    effectiveCost: writeDecimal(effective),
    billedCost: writeDecimal(billed),
  }));
}
