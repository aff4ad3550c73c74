// MODEL 6.10 and 6.12: what an hour, or a million tokens, of useful work costs.
import { type Figure, absent, figure } from "../units/figure";

/** Price of a useful GPU-hour: `price/(u*(1-o))`, u the utilisation 0 to 1. The baseline has overhead 0. */
export function usefulHourPrice(price: number, utilisation: number, overhead = 0): Figure {
  if (!(utilisation > 0)) return absent("not_applicable", "a GPU that does nothing has no useful hour");
  return figure(price / (utilisation * (1 - overhead)));
}

/** The overhead at which both sides' useful hours cost the same: `1 - price_c*u_b/(price_b*u_c)`. */
export function breakEvenOverhead(
  baseline: { price: number; utilisation: number },
  candidate: { price: number; utilisation: number },
): Figure {
  if (!(candidate.utilisation > 0) || !(baseline.utilisation > 0))
    return absent("not_applicable", "a GPU that does nothing has no useful hour");
  if (!(baseline.price > 0))
    return absent("not_applicable", "the baseline costs nothing, so no overhead makes up for it");
  return figure(1 - (candidate.price * baseline.utilisation) / (baseline.price * candidate.utilisation));
}

/** Price of a million tokens. `pricePerHour` is that of all GPUs that give `tokensPerSecond`. */
export function pricePerMillionTokens(pricePerHour: number, tokensPerSecond: number): Figure {
  if (!(tokensPerSecond > 0)) return absent("not_applicable", "no tokens a second, so no price a token");
  return figure((pricePerHour * 1e6) / (tokensPerSecond * 3600));
}
