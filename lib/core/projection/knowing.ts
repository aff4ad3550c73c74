import { grownTable } from "./growing";
import type { Input } from "./inputs";
import { type Trials, columnOf, scaleBy } from "./monte-carlo";

const YEAR = new Array<number>(12).fill(1);

/**
 * Waste of the first twelve months, one entry a trial, if `input` had its median in every trial and all else as drawn.
 * @param out as long as there are trials, to be written over
 */
export function wasteKnowing(trials: Trials, input: Input, out: Float64Array): Float64Array {
  const { waste, growth, inputs, columns, count } = trials;
  const known = columnOf({ ...input, varies: false, value: input.draw(0.5) }, columns);
  if (input.kind === "growth") {
    scaleBy(out, waste, { ...known, table: grownTable(known, YEAR) });
    return out;
  }
  out.set(waste);
  const own = input.segment === null ? undefined : inputs.segments[input.segment];
  if (own) {
    const of = (i: Input) => columnOf(i, columns);
    const drawn = [of(own.overhead), of(own.bindingShare), of(own.spend)] as const;
    const at = (i: Input, as: (typeof drawn)[number]) => (i.kind === input.kind ? known : as);
    const fixed = [at(own.overhead, drawn[0]), at(own.bindingShare, drawn[1]), at(own.spend, drawn[2])] as const;
    const value = ([o, f, s]: typeof drawn, t: number) =>
      (o.table[o.ranks[t] as number] as number) *
      (f.table[f.ranks[t] as number] as number) *
      (s.table[s.ranks[t] as number] as number);
    for (let t = 0; t < count; t++) out[t] = (out[t] as number) + value(fixed, t) - value(drawn, t);
  }
  scaleBy(out, out, { ...growth, table: grownTable(growth, YEAR) });
  return out;
}
