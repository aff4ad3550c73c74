// What of an address asks for capacity under a latency limit. Fields keep what was typed, readable or not.

export const TAILS = ["50", "90", "95", "99", "99.9"] as const;
export type Tail = (typeof TAILS)[number];

export const QUEUES = ["measured", "mmc", "mg1", "kingman", "allen-cunneen"] as const;
export type QueueChoice = (typeof QUEUES)[number];

export interface CapacityAsk {
  /** The latency limit, as typed. */
  slo: string | null;
  tail: Tail;
  servers: string | null;
  /** Mean service time of one request. */
  service: string | null;
  /** Time the virtualized side adds to each request. */
  added: string | null;
  /** Overhead of the mean. */
  lost: string | null;
  queue: QueueChoice | null;
  /** Squared coefficients of variation: service times of either side, times between arrivals. */
  csb: string | null;
  csc: string | null;
  ca: string | null;
}

export const NO_CAPACITY: CapacityAsk = {
  slo: null,
  tail: "99",
  servers: null,
  service: null,
  added: null,
  lost: null,
  queue: null,
  csb: null,
  csc: null,
  ca: null,
};

const TYPED = ["slo", "servers", "service", "added", "lost", "csb", "csc", "ca"] as const;
export const CAPACITY_KEYS: readonly string[] = Object.keys(NO_CAPACITY);

/** Longer than any number anybody types. */
const LONGEST = 80;

/** What was typed into a field of an address; `null` for nothing. */
export function typedIn(params: URLSearchParams, key: string): string | null {
  return params.get(key)?.trim().slice(0, LONGEST).trim() || null;
}

export function capacityEntries(ask: CapacityAsk): [key: string, value: string][] {
  const entries = CAPACITY_KEYS.flatMap((key): [string, string][] => {
    const value = ask[key as keyof CapacityAsk];
    return value === null || value === NO_CAPACITY[key as keyof CapacityAsk] ? [] : [[key, value]];
  });
  return entries;
}

/** The question of an address, and the keys whose value is no choice of theirs. */
export function capacityFrom(params: URLSearchParams): { ask: CapacityAsk; unread: string[] } {
  const unread: string[] = [];
  const choice = <T extends string>(key: string, options: readonly T[]): T | null => {
    const value = params.get(key);
    const found = options.find((o) => o === value);
    if (value && !found) unread.push(`${key}=${value}`);
    return found ?? null;
  };
  const ask: CapacityAsk = { ...NO_CAPACITY, tail: choice("tail", TAILS) ?? NO_CAPACITY.tail };
  ask.queue = choice("queue", QUEUES);
  for (const key of TYPED) ask[key] = typedIn(params, key);
  return { ask, unread };
}

export const asksCapacity = (ask: CapacityAsk): boolean => capacityEntries(ask).length > 0;
