// MODEL 1.2: W = o * S * f is what the same work would save on bare metal at equal price;
// S * o/(1-o) is what it costs to catch up while staying virtualized. The two are never mixed.
import { extraCapacity } from "../overhead/slowdown";

/**
 * Spend that bought no work, in currency units a month.
 *
 * @param overhead share of capacity lost; negative gives a negative waste
 * @param spend currency units a month
 * @param bindingShare share of the paid hours in which the GPU is the limit, 0 to 1
 */
export function waste(overhead: number, spend: number, bindingShare = 1): number {
  // Adding 0 keeps a faster candidate without GPU-bound hours from a waste of minus zero.
  return overhead * spend * bindingShare + 0;
}

/**
 * What it costs to match the baseline while staying virtualized, in currency units a month.
 * A fleet is sized for its binding hours, so the binding share does not scale it; where the GPU is never the
 * limit (0) nothing need be added.
 */
export function costToMatch(overhead: number, spend: number, bindingShare = 1): number {
  return bindingShare === 0 ? 0 : extraCapacity(overhead) * spend;
}
