// MODEL 6.11: what virtualization costs after what it gives. Negative: virtualization pays for itself.
import { addUp } from "../units/money";
import { type BenefitBasis, worthOf } from "./benefit";

/** What virtualization gives in return, in currency units a month. */
export const benefitsOf = (given: readonly BenefitBasis[]): number => addUp(given.map(worthOf));

/** Waste and licences minus benefits, in currency units a month. @throws RangeError when not finite */
export const costOfConvenience = (waste: number, licences: number, benefits: number): number =>
  addUp([waste, licences, -benefits]);
