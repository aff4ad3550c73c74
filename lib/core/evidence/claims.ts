// EVIDENCE 6: what the two founding articles say, and what is known of each statement.
import type { Grade } from "./grade";

export interface ClaimRow {
  id: string;
  /** The statement, in few words. */
  claim: string;
  /** What was found when it was checked. */
  known: string;
  /** Where that is known from. */
  source: string;
}

export interface ClaimArticle {
  id: string;
  title: string;
  publisher: string;
  /** ISO date. */
  date: string;
  url: string | null;
  interest: string;
  /** The overhead it claims, where it claims one. */
  overhead: { low: number; high: number };
  /** What it leaves out. */
  missing: string;
  grade: Grade;
  rows: readonly ClaimRow[];
}

export const CLAIM_ARTICLES: readonly ClaimArticle[] = [
  {
    id: "velia",
    title: "The Hypervisor Tax: Why AI Workloads Lose 15 Percent Before They Start",
    publisher: "velia.net",
    date: "2026-04-10",
    url: "https://www.velia.net/blog/hypervisor-tax-ai-performance/",
    interest: "Sells bare metal.",
    overhead: { low: 0.1, high: 0.15 },
    missing: "No hardware, software, method or source is given.",
    grade: "claimed",
    rows: [
      {
        id: "pcie",
        claim: "PCIe Gen5 falls from 256 GB/s to 217–230 GB/s.",
        known:
          "Impossible: 16 lanes of Gen5 carry 63.0 GB/s in one direction. Bare metal measured 54.8 GB/s; an H200 system, probably a VM, 55.4 GB/s.",
        source: "PCIe encoding; aigatech/vpbenchmarking; stas00/ml-engineering",
      },
      {
        id: "memory",
        claim: "GPU memory falls from 3.35 TB/s to 2.8–3.0 TB/s.",
        known: "3.35 TB/s is the data sheet. An H100 on bare metal measured 2.903 TB/s.",
        source: "aigatech/vpbenchmarking",
      },
      {
        id: "nvlink",
        claim: "NVLink loses 20–25 %.",
        known:
          "That is the ordinary protocol overhead of any H100: 450 to 370 GB/s. VMs reach the reference of about 480 GB/s on one node.",
        source: "NVIDIA/nccl-tests#212; NVIDIA/nccl#2171",
      },
      {
        id: "throughput",
        claim: "Throughput falls to 70–85 %.",
        known: "No controlled source was found. None of the 33 published pairs loses 10 %.",
        source: "the published pairs",
      },
      {
        id: "p99",
        claim: "The slowest 1 % of requests take 3–8 ms longer.",
        known:
          "No source is given. Time added to a request is not a share of the bill; it costs capacity only where a latency limit binds.",
        source: "queue model",
      },
      {
        id: "servers",
        claim: "15 % fewer requests need 15 % more servers.",
        known: "They need 17.6 % more: 0.15/(1 − 0.15).",
        source: "arithmetic",
      },
    ],
  },
  {
    id: "hedge",
    title: "AI-Native Infrastructure vs Traditional Virtualization",
    publisher: "not known",
    date: "2026-01-27",
    url: null,
    interest: "Sells bare metal.",
    overhead: { low: 0.107, high: 0.107 },
    missing: "It rests on a firm it does not name.",
    grade: "claimed",
    rows: [
      {
        id: "latency",
        claim: "An unnamed firm saw 12 % more latency.",
        known: "The origin was not found. 12 % more time is 10.7 % of capacity: 0.12/(1 + 0.12).",
        source: "arithmetic",
      },
    ],
  },
];

/** EVIDENCE 6: the same sentence, word for word, in two places. */
export const CIRCULAR_SOURCING =
  "One sentence, “Hypervisor-based GPU passthrough adds 10-15% overhead on memory-intensive workloads”, stands word for word on two vendors' sites. Neither gives a method.";

/** The honest version of the claim. */
export const HONEST_VERSION = "10 to 20 % is real for VMs that are set up badly, and settings mend most of it.";
