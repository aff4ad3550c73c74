// MODEL 6.11: what virtualization costs after what it gives. Negative: virtualization pays for itself.
import { addUp } from "../units/money";

/**
 * Cost of convenience: waste + licences - benefits, each in currency units a month, and so is the answer.
 *
 * @throws RangeError when one of them is not finite
 */
export const costOfConvenience = (waste: number, licences: number, benefits: number): number =>
  addUp([waste, licences, -benefits]);
