// Arrow keys in a number field (UX 5): a step up or down, ten with Shift.
import { type EntryField, readEntry } from "./number-entry";
import { written } from "./written-number";

/** The text after some steps; `null` where the text is no single number. */
export function stepped(text: string, field: EntryField, steps: number): string | null {
  const read = readEntry(text, field);
  if (!read.ok || read.value.low !== undefined) return null;
  const { value } = read.value;
  return written(Number((value + steps * stepOf(value, field)).toPrecision(12)), field);
}

/** A tenth of a point; one, or a tenth beside a decimal; for money a hundredth of its leading digit's place, one at least. */
function stepOf(value: number, field: EntryField): number {
  if (field.kind === "percent") return 0.001;
  if (field.kind !== "money") return Number.isInteger(value) ? 1 : 0.1;
  return Math.max(1, 10 ** (Math.floor(Math.log10(Math.abs(value) || 1)) - 2));
}
