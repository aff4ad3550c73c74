// What the typed quantities of a benefit come to, before the whole form can be read.
import { BenefitBasis, worthOf } from "../core/cost/benefit";
import { BASIS_ROWS, kindOf } from "./benefit-text";
import { FieldNotes } from "./field-notes";
import { readRows } from "./row-text";
import type { Fields } from "./scenario-fields";

/** Currency units a month; `null` while a quantity is missing or cannot be read, or the amount was typed. */
export function benefitWorth(fields: Fields, at: string): number | null {
  const kind = kindOf(fields[`${at}.kind`]);
  if (kind === null) return null;
  const notes = new FieldNotes(fields);
  const basis = BenefitBasis.safeParse({ kind, ...readRows(notes, at, BASIS_ROWS[kind]) });
  return basis.success && !notes.failed ? worthOf(basis.data) : null;
}
