// MODEL 6.8: p, what bare metal costs more than the VM for equal hardware. Of two prices only where they compare at all
// (EVIDENCE 11: never mix on-demand, spot and reserved).
import { gpuRelation } from "../comparison/gpu-name";
import { type Issue, type Outcome, accepted, refused } from "../outcome";
import { type Price, effectivePrice } from "./price";

/**
 * Premium of bare metal over virtualized: effective price over effective price, minus 1. Negative where bare metal is
 * cheaper. Refused, with the reason, for two currencies, two kinds of pricing, two GPU models, or a price on the wrong side;
 * a warning where the names leave open whether form and memory are the same.
 */
export function premiumBetween(bareMetal: Price, virtualized: Price): Outcome<number> {
  const relation = gpuRelation(bareMetal.gpu, virtualized.gpu);
  const fault = faultOf(bareMetal, virtualized, relation === "different");
  if (fault) return refused(fault);
  const premium = effectivePrice(bareMetal) / effectivePrice(virtualized) - 1;
  return accepted(premium, relation === "unsaid" ? [openNames(bareMetal.gpu, virtualized.gpu)] : []);
}

function faultOf(bare: Price, virtual: Price, otherGpu: boolean): Issue | null {
  if (bare.mode !== "bare-metal" || virtual.mode !== "virtualized")
    return {
      code: "wrong-side",
      message: "A premium needs one price of bare metal and one of virtualized GPUs.",
      found: `${bare.mode} and ${virtual.mode}`,
      expected: "bare-metal and virtualized",
    };
  if (otherGpu) return differs("gpu", "The prices are for different GPUs", bare.gpu, virtual.gpu);
  if (bare.kind !== virtual.kind)
    return differs(
      "kind",
      "The prices are of different kinds",
      bare.kind,
      virtual.kind,
      "Never mix on-demand, spot and reserved prices.",
    );
  if (bare.currency !== virtual.currency)
    return differs(
      "currency",
      "The prices are in different currencies",
      bare.currency,
      virtual.currency,
      "Enter one of them in the other's currency.",
    );
  return null;
}

const differs = (at: string, what: string, bare: string, virtual: string, hint?: string): Issue => ({
  code: `other-${at}`,
  message: `${what}: ${bare} on bare metal, ${virtual} virtualized.`,
  at,
  found: `${bare} and ${virtual}`,
  expected: `one ${at}`,
  ...(hint === undefined ? {} : { hint }),
});

const openNames = (bare: string, virtual: string): Issue => ({
  code: "gpu-name-open",
  message: `“${bare}” and “${virtual}” need not be the same GPU: one name leaves out the form or the memory.`,
  at: "gpu",
  found: `${bare} and ${virtual}`,
  expected: "the same form and memory",
});
