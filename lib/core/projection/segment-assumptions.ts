// What a segment says beside its bill and its overhead: a row each, and none for what is not known.
import { type Price, effectivePrice } from "../cost/price";
import type { Segment } from "../cost/segment";
import { spellPercent } from "../units/spell";
import type { Told } from "./assumption-rows";
import { rowOf } from "./assumption-rows";
import type { Assumption } from "./projection";

/**
 * Prices, hardware, commitments, licences, electricity, the move and the work of one segment.
 *
 * @param named gives a row its id and its label, with the segment's name where there are several
 * @param currency of the scenario; units are `USD/GPU-hour`, `USD/month`, `kW`, `fraction` …
 */
export function segmentAssumptions(
  s: Segment,
  currency: string,
  named: (id: string, label: string) => { id: string; label: string },
): Assumption[] {
  const note = s.sources ?? {};
  const row = (id: string, label: string, value: number | string | undefined, unit: string, told?: Told) =>
    value === undefined ? [] : [rowOf({ ...named(id, label), value, unit }, told)];
  const bindingTold = s.ranges?.bindingShare !== undefined || note.bindingShare !== undefined;
  const binding = bindingTold ? s.bindingShare : undefined;
  const { licences, power, work, commitment } = s;
  return [
    ...row("binding-share", BINDING_LABEL, binding, "fraction", {
      note: note.bindingShare,
      range: s.ranges?.bindingShare,
    }),
    ...row("gpus", "number of GPUs", s.gpus, "GPU", { note: note.gpus }),
    ...priceRows(s.prices?.virtualized, "price-vm", "virtualized", row),
    ...priceRows(s.prices?.bareMetal, "price-bm", "bare metal", row),
    ...row("own-premium", "bare-metal premium of the segment", s.bareMetalPremium, "fraction", {
      note: note.bareMetalPremium,
    }),
    ...row("utilisation", "hours in which the GPUs do anything", s.utilisation, "fraction", { note: note.utilisation }),
    ...row("commitment", commitmentLabel(commitment), commitment?.share, "fraction", { note: note.commitment }),
    ...row("unused-commitment", "commitments that nothing ran on", s.unusedCommitment, `${currency}/month`, {
      note: note.unusedCommitment,
    }),
    ...row("licence-gpu", "licence per GPU", licences?.perGpu, `${currency}/GPU-month`, { note: note.licences }),
    ...row("licence-core", "licence per core", licences?.perCore, `${currency}/core-month`, { note: note.licences }),
    ...row("licence-cores", "cores that are licensed", licences?.cores, "core", { note: note.licences }),
    ...row("power", "power of a GPU with its share of the host", power?.kilowattsPerGpu, "kW", { note: note.power }),
    ...row("power-factor", "facility factor (PUE)", power?.facilityFactor, "", { note: note.power }),
    ...row("power-price", "price of electricity", power?.pricePerKilowattHour, `${currency}/kWh`, { note: note.power }),
    ...moveRows(s, currency, row),
    ...row("work", "tokens a second", work?.kind === "tokens" ? work.perSecond : undefined, "token/s", {
      note: note.work,
    }),
    ...row("work", "length of a training run", work?.kind === "training-run" ? work.hours : undefined, "h", {
      note: note.work,
    }),
  ];
}

export const BINDING_LABEL = "share of paid hours in which the GPU is the limit";

type Row = (id: string, label: string, value: number | string | undefined, unit: string, told?: Told) => Assumption[];

/** List price, discount and what remains are three figures; without a discount they are one. */
function priceRows(price: Price | undefined, id: string, side: string, row: Row): Assumption[] {
  if (!price) return [];
  const { gpu, list, discount, source, date, site } = price;
  const unit = `${price.currency}/GPU-hour`;
  const told = { known: { source: site === undefined ? source : `${source}, ${site}`, grade: "cited", date } } as const;
  const what = `price of ${gpu}, ${side}`;
  if (discount === 0) return row(id, what, list, unit, told);
  return [
    ...row(`${id}-list`, `list ${what}`, list, unit, told),
    ...row(`${id}-discount`, `discount on the ${what}`, discount, "fraction", told),
    ...row(id, `${what}, after ${spellPercent(discount)} off`, effectivePrice(price), unit, told),
  ];
}

function moveRows({ move, sources }: Segment, currency: string, row: Row): Assumption[] {
  if (move === undefined) return [];
  const told = { note: sources?.move };
  if (move === "never") return row("move", "moves to bare metal", "never", "", told);
  return [
    ...row("move", "moves to bare metal after", move.month, "month", told),
    ...(move.cost === 0 ? [] : row("move-cost", "one-off cost of this move", move.cost, currency, told)),
  ];
}

function commitmentLabel(commitment: Segment["commitment"]): string {
  if (!commitment) return "";
  const reused = commitment.freedIsReused ? ", what is freed is used otherwise" : "";
  return `share bound by contract until month ${commitment.endMonth}${reused}`;
}
