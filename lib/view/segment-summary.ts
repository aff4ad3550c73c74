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
    const read = readEntry(this.text(key), kind === "money" ? { kind, currency: this.currency } : { kind });
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
