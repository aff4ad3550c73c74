// Numbers and ranges as the texts of their fields: the inverse of reading them.
import { MINUS, spellNumber } from "../core/units/spell";
import { type EntryField, readEntry } from "./number-entry";
import { shifted } from "./shifted";

/** The shortest writing that reads back as the same number without a doubt. */
export function written(value: number, field: EntryField): string {
  const unit = field.kind === "percent" ? " %" : "";
  const x = field.kind === "percent" ? shifted(value, 2) : value;
  const grouped = spellNumber(x, { decimals: 20 }).replace(MINUS, "-");
  const plain = grouped.replaceAll(",", "");
  // 41,412 alone could be read as 41.412, 41,412.00 could not.
  const cents = field.kind === "money" && !grouped.includes(".") ? [`${grouped}.00`] : [];
  const candidates = [grouped, ...cents, plain, `${plain}0`].map((t) => `${t}${unit}`);
  const sure = candidates.find((t) => {
    const read = readEntry(t, field);
    return read.ok && read.value.value === value && read.value.echo === null;
  });
  return sure ?? `${Number(plain) === x ? plain : String(x)}${unit}`;
}

/** Low to high, or low/middle/high where the middle is not simply halfway or was `likely` typed. */
/**
 * Low to high, or low/middle/high.
 *
 * @param likely the middle stands in the text even where it is halfway
 */
export function writtenRange(
  { low, value, high }: { low: number; value?: number | undefined; high: number },
  field: EntryField,
  likely = false,
): string {
  const unit = field.kind === "percent" ? " %" : "";
  const bare = (x: number) => written(x, field).replace(/ %$/, "");
  const ends = `${bare(low)} to ${bare(high)}${unit}`;
  if (value === undefined) return ends;
  const read = readEntry(ends, { ...field, range: true } as EntryField);
  const same = read.ok && read.value.low === low && read.value.value === value && read.value.high === high;
  return same && !likely ? ends : `${bare(low)}/${bare(value)}/${bare(high)}${unit}`;
}
