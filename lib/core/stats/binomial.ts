import { betaCdf } from "./beta";

/** P(Bin(n, 1/2) <= k), through the incomplete beta, so that 0.5^n never underflows. */
export function fairBinomialCdf(k: number, n: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return betaCdf(0.5, n - k, k + 1);
}
