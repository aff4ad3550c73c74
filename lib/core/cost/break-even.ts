// MODEL 6.8 and 6.9: bare metal at a premium p over the VM's price. 6.8 is the only saving formula of the product.
import { extraCapacity } from "../overhead/slowdown";

/**
 * What moving to bare metal saves, in currency units a month: `S * (1 - (1 - o*f) * (1 + p))`.
 *
 * @param premium what bare metal costs more for equal hardware, as a fraction; may be negative
 */
export function monthlySaving(spend: number, overhead: number, premium: number, bindingShare = 1): number {
  return spend * (1 - (1 - overhead * bindingShare) * (1 + premium));
}

/** The premium at which moving neither gains nor loses: `o*f/(1 - o*f)`. @throws RangeError when `o*f` is 1 or more */
export function breakEvenPremium(overhead: number, bindingShare = 1): number {
  const lost = overhead * bindingShare;
  if (!(lost < 1)) throw new RangeError("overhead times binding share is below 1");
  return extraCapacity(lost);
}
