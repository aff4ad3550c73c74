// What of an address asks how the overhead grows with the cluster. Fields keep what was typed, readable or not.
import { typedIn } from "./capacity-url";

export interface ClusterAsk {
  /** Nodes that vary on their own and wait for one another. */
  nodes: string | null;
  /** Spread of one node's step times, bare metal and virtualized. */
  cvb: string | null;
  cvc: string | null;
}

export const NO_CLUSTER: ClusterAsk = { nodes: null, cvb: null, cvc: null };

const KEYS = ["nodes", "cvb", "cvc"] as const;
export const CLUSTER_KEYS: readonly string[] = KEYS;

export function clusterEntries(ask: ClusterAsk): [key: string, value: string][] {
  return KEYS.flatMap((key): [string, string][] => {
    const value = ask[key];
    return value === null ? [] : [[key, value]];
  });
}

export function clusterFrom(params: URLSearchParams): ClusterAsk {
  const ask: ClusterAsk = { ...NO_CLUSTER };
  for (const key of KEYS) ask[key] = typedIn(params, key);
  return ask;
}

export const asksCluster = (ask: ClusterAsk): boolean => clusterEntries(ask).length > 0;
