/**
 * Where the rules of comparability turn, in one place: a stricter lab changes these and nothing else. Shares and fractions
 * of 1; times in hours and days. Source: UX 6, "Environment diff", unless a line says another.
 */
export const THRESHOLDS = {
  /** E01: the memory a driver shows lies up to 8 % below what is sold; two sizes of one model lie 15 % apart at least. */
  memoryApart: 0.1,
  /** E06: samples behind one repeat, and medians, that far apart under one version are another test. */
  samplesFactor: 2,
  medianFactor: 5,
  /** E11: power cap and clocks count as the same, and may no longer be compared. */
  clocksSame: 0.02,
  clocksBlock: 0.05,
  /** E15: fewer hosts a side say nothing of hosts in general (MODEL 5.8). */
  hosts: 3,
  /** E16: runs of both sides within this time, and this far apart. */
  withinHours: 24,
  apartDays: 7,
  /** E17: CPU time taken by the hypervisor; samples in which the GPU was throttled. */
  steal: 0.005,
  throttled: 0.1,
} as const;
export type Thresholds = typeof THRESHOLDS;
