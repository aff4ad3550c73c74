import { monthOf } from "./bill-time";
import { MOST_GROUPS, MOST_SHOWN } from "./bill-warnings";
import type { Charge } from "./charge";
import { readCost, readDecimal, writeDecimal } from "./decimal";
import type { GpuCharge } from "./gpu-charge";
import type { GpuSpend, MonthOfSpend } from "./gpu-spend";
import { isCurrency } from "./left-out";
import { shownValue } from "./mail-like";
import { remembered } from "./remembered";
import { tagsOf } from "./tags";

const MOST_REMEMBERED = 5000;
const HOURS = /^(?:1 )?(?:hours?|hrs?)\b|gpu[- ]hours?/i;
/** Names in a warning. */
const MOST_NAMED = 5;

type Sum = { key: string[]; effective: bigint; billed: bigint; hours: number; unknownHours: boolean; rows: number };
type Group = { key: string[]; effective: bigint; virtualized: bigint };
/** Where a charge is added up: rows that differ in their day and their amounts alone have the same. */
export interface Place {
  gpu: GpuCharge;
  sum: Sum;
  groups: readonly Group[];
}

/**
 * Sums GPU charges by month, currency, provider, GPU, side and region, and again by account and tag.
 * @param seen told of every currency and month
 * @throws RangeError where there are more than any bill has
 */
export function gpuSums(seen: (currency: string, month: string) => void) {
  const months = new Map<string, Sum>();
  const unused = new Map<string, Sum>();
  const groups = new Map<string, Group>();
  const unknownCounts = new Set<string>();
  let groupsCut = false;
  const amount = remembered(readDecimal, MOST_REMEMBERED);
  const byTags = remembered((key) => groupsOf(JSON.parse(key) as [string, string, string]), MOST_REMEMBERED);

  function sumOf(sums: Map<string, Sum>, { start, currency, provider, region }: Charge, gpu: GpuCharge): Sum {
    const month = monthOf(start) ?? "";
    seen(currency, month);
    const key = [
      month,
      currency,
      shownValue(provider),
      gpu.gpu ?? "not said",
      gpu.mode ?? "not-said",
      shownValue(region),
      gpu.managed ? "managed" : "",
    ];
    const id = JSON.stringify(key);
    const known = sums.get(id);
    if (known) return known;
    if (sums.size >= MOST_GROUPS)
      throw new RangeError(
        `The bill has more than ${MOST_GROUPS} different months, GPUs and regions, which no bill has.`,
      );
    const sum = { key: copied(id), effective: 0n, billed: 0n, hours: 0, unknownHours: false, rows: 0 };
    sums.set(id, sum);
    return sum;
  }

  /** The account and the tags of a row, each tag once. */
  function groupsOf([currency, account, tags]: [string, string, string]): Group[] {
    const named = new Map(tagsOf(tags));
    const keys = [
      ["account", "", shownValue(account) || "no account"],
      ...(named.size === 0 ? [["tag", "", "untagged"]] : [...named].map(([name, value]) => ["tag", name, value])),
    ];
    return keys.flatMap((key) => group([...key, currency]) ?? []);
  }

  function group(key: string[]): Group | null {
    const id = JSON.stringify(key);
    const known = groups.get(id);
    if (known) return known;
    if (groups.size >= MOST_GROUPS) {
      groupsCut = true;
      return null;
    }
    const made = { key: copied(id), effective: 0n, virtualized: 0n };
    groups.set(id, made);
    return made;
  }

  /** GPU-hours of a row; `null` where the bill does not say the count or the unit. Parts of a node without GPUs have none. */
  function gpuHours({ quantity, unit }: Charge, gpu: GpuCharge): number | null {
    if (gpu.role === "gpu-host-share") return 0;
    const units = amount(quantity);
    if (units === null || !HOURS.test(unit)) return null;
    const hours = Number(units) / 1e12;
    if (gpu.role === "gpu-unit") return hours;
    return gpu.count === null ? null : hours * gpu.count;
  }

  return {
    placeOf: (charge: Charge, gpu: GpuCharge): Place => ({
      gpu,
      sum: sumOf(months, charge, gpu),
      groups: byTags(JSON.stringify([charge.currency, charge.account, charge.tags])),
    }),
    add({ gpu, sum, groups }: Place, charge: Charge): void {
      const effective = readCost(charge.effectiveCost ?? "") ?? 0n;
      const hours = gpuHours(charge, gpu);
      if (hours === null && unknownCounts.size < MOST_NAMED) unknownCounts.add(shownValue(gpu.name));
      sum.effective += effective;
      sum.billed += readCost(charge.billedCost ?? "") ?? 0n;
      sum.hours += hours ?? 0;
      sum.unknownHours ||= hours === null;
      sum.rows++;
      for (const group of groups) {
        group.effective += effective;
        if (gpu.mode !== "bare-metal") group.virtualized += effective;
      }
    },
    /** A commitment that was not used, where its row says when and how much. */
    addUnused(charge: Charge, gpu: GpuCharge): void {
      const effective = readCost(charge.effectiveCost ?? "");
      if (effective === null || !isCurrency(charge.currency) || monthOf(charge.start) === null) return;
      const sum = sumOf(unused, charge, gpu);
      sum.effective += effective;
      sum.rows++;
    },
    end() {
      return {
        months: [...months.values()].map(monthRow).sort(byKey),
        unused: [...unused.values()]
          .map(monthRow)
          .sort(byKey)
          .map(({ billedCost: _, gpuHours: __, ...row }) => row),
        totals: totalsOf([...months.values()]),
        shownBack: [...groups.values()]
          .sort((a, b) => (a.effective < b.effective ? 1 : a.effective > b.effective ? -1 : 0))
          .slice(0, MOST_SHOWN)
          .map(shownBackRow),
        unknownCounts,
        groups: groups.size,
        groupsCut,
      };
    },
  };
}

/** The words of a key without the cells they were cut from, which memory would keep whole. */
const copied = (id: string) => JSON.parse(id) as string[];

function monthRow({ key, effective, billed, hours, unknownHours, rows }: Sum): MonthOfSpend {
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

function shownBackRow({ key: [by, key = "", value = "", currency = ""], effective, virtualized }: Group) {
  return {
    by: by === "tag" ? ("tag" as const) : ("account" as const),
    key,
    value,
    currency,
    effectiveCost: writeDecimal(effective),
    virtualized: writeDecimal(virtualized),
  };
}

const byKey = (a: MonthOfSpend, b: MonthOfSpend) => {
  const [left, right] = [a, b].map((m) => [m.month, m.currency, m.provider, m.gpu, m.mode, m.region].join("\u0000"));
  return (left as string) < (right as string) ? -1 : 1;
};

function totalsOf(sums: readonly Sum[]): GpuSpend["totals"] {
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
