// MODEL 6.1: 730 hours a month (365 x 24 / 12), a named setting; 720 never appears.

export const HOURS_PER_MONTH = 730;

/** A node's price a month: hours x GPUs x price per GPU-hour, in the price's currency. */
export function nodePrice(gpus: number, pricePerGpuHour: number, hours: number = HOURS_PER_MONTH): number {
  return hours * gpus * pricePerGpuHour;
}

/** What a price per GPU-hour comes to in a year. */
export const perGpuYear = (pricePerGpuHour: number): number => pricePerGpuHour * HOURS_PER_MONTH * 12;
