// What is set in a folded part of a segment, in one line; read as far as it can be read.
import { effectivePrice } from "../core/cost/price";
import { monthlyLicences, monthlyPower } from "../core/cost/running-costs";
import { monthName, monthNumber, readCalendarMonth } from "./calendar-month";
import { countOf } from "./counts";
import { formatMoney, formatNumber, formatPercent } from "./format";
import { readEntry } from "./number-entry";
import { readPriceText } from "./price-text";
import { perHourWords, premiumWords } from "./price-words";
import type { Fields } from "./scenario-fields";

type Kind = "number" | "percent" | "money";

class Part {
  constructor(
    readonly fields: Fields,
    readonly at: string,
  ) {}
  get currency(): string {
    return this.fields.currency ?? "";
  }
  text(key: string): string {
    return (this.fields[`${this.at}.${key}`] ?? "").trim();
  }
  number(key: string, kind: Kind = "number"): number | undefined {
    return this.read(this.text(key), kind);
  }
  /** An entry of the scenario, beside its segments. */
  plan(key: string, kind: Kind = "number"): number | undefined {
    return this.read((this.fields[key] ?? "").trim(), kind);
  }
  private read(text: string, kind: Kind): number | undefined {
    const read = readEntry(text, kind === "money" ? { kind, currency: this.currency } : { kind });
    return read.ok ? read.value.value : undefined;
  }
  /** "month 30 (Jun 2028)", also where the calendar month was typed. */
  month(key: string): string | null {
    const start = readCalendarMonth((this.fields.start ?? "").trim());
    const typed = readCalendarMonth(this.text(key));
    const n = typed !== null && start !== null ? monthNumber(start, typed) : this.number(key);
    if (n === undefined) return null;
    const name = start === null ? null : monthName(start, n);
    return `month ${n}${name === null ? "" : ` (${name})`}`;
  }
}

const joined = (parts: readonly (string | null | false | undefined)[], none: string): string =>
  parts.filter((p) => typeof p === "string").join(" · ") || none;

/** A segment in one line: "GPU fleet · US$100,000 a month". What cannot be read is given as it was typed. */
export function segmentSummary(fields: Fields, at: string): string {
  const part = new Part(fields, at);
  const [spend, typed] = [part.number("spend", "money"), part.text("spend")];
  const bill = spend === undefined ? typed : formatMoney(spend, part.currency);
  return joined([part.text("name") || null, bill === "" ? null : `${bill} a month`], "Not set");
}

/** The plan around the segments: "36 months · moving US$50,000". */
export function planSummary(fields: Fields): string {
  const part = new Part(fields, "");
  const months = part.plan("horizon");
  const [growth, moving] = [part.plan("growth", "percent"), part.plan("migration", "money")];
  return joined(
    [
      months === undefined ? null : countOf(months, "month"),
      growth ? `${formatPercent(growth)} growth a month` : null,
      moving ? `moving ${formatMoney(moving, part.currency)}` : null,
    ],
    "Not set",
  );
}

/** "2 entries", or that nothing is counted. */
export const benefitsSummary = (count: number): string =>
  count === 0 ? "Nothing counted" : countOf(count, "entry", "entries");

export function gpuSummary(fields: Fields, at: string): string {
  const part = new Part(fields, at);
  const [gpus, perNode] = [part.number("gpus"), part.number("gpusPerNode")];
  const [vm, bm] = ["price.vm", "price.bm"].map((key) => readPriceText(part.text(key)));
  const [premium, used] = [part.number("premium", "percent"), part.number("utilisation", "percent")];
  const nodes = gpus && perNode ? ` in ${countOf(Math.ceil(gpus / perNode), "node")}` : "";
  return joined(
    [
      gpus === undefined ? null : `${countOf(gpus, "GPU")}${nodes}`,
      vm && `${perHourWords(effectivePrice(vm), vm.currency)} an hour`,
      bm && `${perHourWords(effectivePrice(bm), bm.currency)} on bare metal`,
      premium === undefined ? null : `bare metal ${premiumWords(premium)}`,
      used === undefined ? null : `${formatPercent(used)} in use`,
    ],
    "Not set",
  );
}

export function commitmentSummary(fields: Fields, at: string): string {
  const part = new Part(fields, at);
  const [share, end, unused] = [
    part.number("commit.share", "percent"),
    part.month("commit.end"),
    part.number("unused", "money"),
  ];
  return joined(
    [
      share !== undefined && end !== null && `${formatPercent(share)} committed until ${end}`,
      part.text("commit.reused") === "yes" && "what is freed is used by others",
      unused === undefined ? null : `${formatMoney(unused, part.currency)} a month unused`,
    ],
    "No commitment",
  );
}

export function runningSummary(fields: Fields, at: string): string {
  const part = new Part(fields, at);
  const gpus = part.number("gpus");
  const [perGpu, perCore, cores] = [
    part.number("licence.gpu", "money"),
    part.number("licence.core", "money"),
    part.number("licence.cores"),
  ];
  const [kw, factor, price] = [
    part.number("power.kw"),
    part.number("power.factor"),
    part.number("power.price", "money"),
  ];
  const licences = monthlyLicences({ gpus, licences: { perGpu, perCore, cores } });
  const power =
    kw === undefined || factor === undefined || price === undefined
      ? null
      : monthlyPower({ gpus, power: { kilowattsPerGpu: kw, facilityFactor: factor, pricePerKilowattHour: price } });
  return joined(
    [
      (perGpu ?? perCore) === undefined ? null : `Licences ${formatMoney(licences, part.currency)} a month`,
      power === null ? null : `power ${formatMoney(power, part.currency)} a month`,
    ],
    "Not set",
  );
}

export function movingSummary(fields: Fields, at: string): string {
  const part = new Part(fields, at);
  const when = part.text("move");
  if (when === "") return "With everything else";
  if (when === "never") return "Never: stays virtualized";
  const cost = part.number("move.cost", "money");
  const month = part.month("move");
  return `${month === "month 0" ? "At the start" : `After ${month ?? "…"}`}${cost ? `, at ${formatMoney(cost, part.currency)}` : ""}`;
}

export function workSummary(fields: Fields, at: string): string {
  const part = new Part(fields, at);
  const amount = part.number("work.amount");
  if (part.text("work") === "" || amount === undefined) return "Not counted";
  return part.text("work") === "tokens"
    ? `${formatNumber(amount)} tokens a second`
    : `${formatNumber(amount)} hours a training run`;
}

/** "EUR 0.92 · GBP 0.79" */
export function ratesSummary(fields: Fields, count: number): string {
  const rates = Array.from({ length: count }, (_, i) => {
    const part = new Part(fields, `rates.${i}`);
    const rate = part.number("perUnit");
    return rate === undefined ? null : `${part.text("currency")} ${formatNumber(rate, { decimals: 6 })}`;
  });
  return joined(rates, "None");
}
