import type { Reading, Written } from "../run/run";
import type { JsonObject } from "./format";
import type { IntervalNotes } from "./intervals";
import { intervalsOf } from "./iperf3-intervals";
import { type IperfTest, objectIn, thisHostSends } from "./iperf3-tests";
import { numberOf } from "./json-value";
import { leaveOut, quantityOf } from "./quantity";

export type IperfShared = Pick<Written, "workload" | "params" | "context" | "load" | "noVerdict">;

/** One way of a test: what arrived, what was sent again, and for UDP how evenly and how much was lost. */
export function readWay(
  test: IperfTest,
  way: string,
  shared: IperfShared,
  reading: Reading,
  notes: IntervalNotes,
): void {
  const udp = shared.params.protocol === "UDP";
  const received = objectIn(test.end, `sum_received${way}`);
  const sum = objectIn(test.end, `sum${way}`);
  const sent = objectIn(test.end, `sum_sent${way}`);
  const at = `${test.at}.end`;
  const put = (from: JsonObject, name: string, key: string, metric: string, unit: string): Written | null => {
    const value = quantityOf(from.get(key), metric, `${at}.${name}${way}.${key}`, reading);
    if (value === null) return null;
    const written = String(from.get(key));
    return { metric, ...shared, unit, written, at: `${at}.${name}${way}.${key}`, statistics: { n: 1, value } };
  };
  // Without a sum of the receiver's, the sum of UDP counts what was sent.
  const asSent = udp && !received.has("bits_per_second");
  const throughput = asSent
    ? put(sum, "sum", "bits_per_second", "network-throughput", "bit/s")
    : put(received, "sum_received", "bits_per_second", "network-throughput", "bit/s");
  const lost = asSent ? (numberOf(sum.get("lost_percent")) ?? 0) : 0;
  const value = (throughput?.statistics?.value ?? 0) * (1 - Math.min(100, Math.max(0, lost)) / 100);
  if (throughput && value > 0) {
    const intervals = intervalsOf(test, `sum${way}`, udp);
    throughput.statistics = intervals ? { value } : { n: 1, value };
    if (intervals) {
      throughput.samples = intervals.samples;
      notes.set(throughput, intervals.skipped);
    }
    reading.measurements.push(throughput);
    if (!asSent && (numberOf(sent.get("bits_per_second")) ?? 0) > 0)
      leaveOut(reading, "rate at which was sent", "what arrived counts");
  }
  const stats = udp && !received.has("jitter_ms") ? sum : received;
  const name = stats === sum ? "sum" : "sum_received";
  const others = udp
    ? [
        put(stats, name, "jitter_ms", "network-jitter", "ms"),
        put(stats, name, "lost_percent", "network-packet-loss", "%"),
      ]
    : [value > 0 ? put(sent, "sum_sent", "retransmits", "network-retransmits", "count") : null];
  // Jitter is 0 where no packet arrived to measure it.
  reading.measurements.push(
    ...others
      .filter((m) => m !== null && !(m.metric === "network-jitter" && m.statistics?.value === 0))
      .flatMap((m) => m ?? []),
  );
}

/** The busy share of a core on either host; above 1 several cores were busy. */
export function readProcessors(test: IperfTest, shared: IperfShared, reading: Reading): void {
  const sends = thisHostSends(test);
  const cpu = objectIn(test.end, "cpu_utilization_percent");
  for (const [key, here] of [
    ["host_total", true],
    ["remote_total", false],
  ] as const) {
    const at = `${test.at}.end.cpu_utilization_percent.${key}`;
    const value = quantityOf(cpu.get(key), "cpu-utilisation", at, reading);
    // An idle host never reads exactly 0; a side that did not report does.
    if (value === null || value === 0) continue;
    const client = test.start.has("accepted_connection") ? !here : here;
    const role = sends === null ? (client ? "client" : "server") : sends === here ? "sender" : "receiver";
    reading.measurements.push({
      metric: "cpu-utilisation",
      ...shared,
      params: { ...shared.params, role },
      unit: "%",
      written: String(cpu.get(key)),
      at,
      statistics: { n: 1, value },
    });
  }
}
