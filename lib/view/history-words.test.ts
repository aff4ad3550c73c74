import { describe, expect, test } from "vitest";
import type { History, HistoryPoint } from "../core/comparison/history";
import type { HistoryEvent } from "../core/comparison/history-events";
import { fromSearch } from "./compare-url";
import { historyHref, historyRows } from "./history-rows";
import {
  betweenWords,
  changedWords,
  eventName,
  historyNeeds,
  historySentence,
  movesWords,
  spanWords,
} from "./history-words";

const plain = (text: string | null) => text?.replaceAll("\u00a0", " ");
const at = (day: number) => new Date(Date.UTC(2026, 8, day, 9)).toISOString();
const floor = { value: 0.03, assumed: true, reason: "Assumed 3 %." };

const point = (day: number, value: number | null): HistoryPoint => ({
  at: at(day),
  uploaded: false,
  baselineAt: at(day),
  overhead: value === null ? null : { value, low: value - 0.01, high: value + 0.01 },
  slowdown: value === null ? null : 1 / (1 - value),
  floor,
  verdict: "slower",
  because: "No ratio.",
  runs: { baseline: 5, candidate: 5 },
  runIds: { baseline: [`b${day}`], candidate: [`c${day}`] },
});

const side = (letter: string, days: readonly number[], median: number) =>
  days.map((d) => ({ at: at(d), uploaded: d === 1, median, runs: 5, runIds: [`${letter}${d}`] }));

function history(values: readonly (number | null)[], events: HistoryEvent[] = []): History {
  const days = values.map((_, i) => 1 + 7 * i);
  return {
    row: {
      metric: "output-throughput",
      label: "Output tokens",
      axis: "gpu-compute",
      workload: "chat",
      params: {},
      statistic: "median",
      unit: "token/s",
      better: "higher",
    },
    points: values.map((value, i) => point(1 + 7 * i, value)),
    baseline: side("b", days, 1000),
    candidate: side("c", days, 950),
    events,
    floor,
    older: 0,
  };
}

const driver = { side: "candidate", field: "driver", word: "driver", before: "570.86", after: "580.65" } as const;
const event: HistoryEvent = {
  from: at(15),
  at: at(22),
  overhead: { before: 1 / 0.97, after: 1 / 0.92, p: 0.001 },
  baseline: null,
  candidate: { before: 970, after: 920, p: 0.001 },
  untested: false,
  differences: [driver],
};

describe("the sentence of a history", () => {
  test("opens with the latest change, which side it was and what was recorded", () => {
    expect(plain(historySentence(history([0.03, 0.03, 0.03, 0.08, 0.08], [event])))).toBe(
      "The overhead of output tokens rose from 3.0 % to 8.0 % between 15 Sep and 22 Sep 2026: virtualized lost 5.2 %, bare metal stayed. Recorded change: driver 570.86 → 580.65 (virtualized).",
    );
  });

  test("counts the other changes, and says when nothing recorded changed", () => {
    const quiet = { ...event, differences: [] };
    expect(plain(historySentence(history([0.03, 0.03, 0.03, 0.08, 0.08], [quiet, event, quiet])))).toMatch(
      /Nothing that was recorded of either side changed\. 2 other changes among 5 sessions from 1 Sep to 29 Sep 2026\.$/,
    );
  });

  test("of one side, where the other was measured too seldom, says neither that it stayed nor what the overhead did", () => {
    const alone = { ...event, overhead: null, untested: true };
    expect(plain(historySentence(history([0.03, 0.03, 0.03, 0.08, 0.08], [alone])))).toBe(
      "Output tokens: virtualized lost 5.2 % between 15 Sep and 22 Sep 2026; the other side was measured too seldom to test the overhead itself. Recorded change: driver 570.86 → 580.65 (virtualized).",
    );
    expect(plain(movesWords(alone, "higher"))).toBe(
      "virtualized lost 5.2 %; the other side was measured too seldom to test the overhead itself",
    );
  });

  test("without a change gives the range; with one session, or too few, says so", () => {
    expect(plain(historySentence(history([0.03, -0.01, 0.02, 0.04])))).toBe(
      "No change stands out among 4 sessions from 1 Sep to 22 Sep 2026: overhead of output tokens −1.0 % to 4.0 %.",
    );
    expect(plain(historySentence(history([0.03])))).toBe(
      "One session of output tokens so far, on 1 Sep 2026: overhead 3.0 %.",
    );
    expect(plain(historySentence(history([0.03, 0.04])))).toMatch(/from 4 sessions on\.$/);
    expect(plain(historySentence(history([])))).toBe("No session of output tokens has runs of both sides yet.");
    expect(plain(historySentence(history([null, null])))).toMatch(/none of them has an overhead\.$/);
  });

  test("says what would make more of few sessions, and nothing where there are enough", () => {
    expect(historyNeeds(history([0.03]))).toMatch(/^Measure both sides again after the next update/);
    expect(historyNeeds(history([0.1, 0.1, 0.1, 0.1]))).toBeNull();
    const one = history([0.1, 0.1, 0.1, 0.1]);
    const shared = one.points.map((p) => ({ ...p, baselineAt: at(1) }));
    expect(historyNeeds({ ...one, points: shared })).toMatch(/^Measure bare metal again too/);
  });
});

describe("an event", () => {
  test("is called by what changed first", () => {
    const kernel = { ...driver, field: "kernel", word: "kernel", before: "6.8", after: "6.11" };
    expect(eventName(event)).toBe("driver 570.86 → 580.65");
    expect(eventName({ ...event, differences: [driver, kernel] })).toBe("driver 570.86 → 580.65 and 1 more");
    expect(eventName({ ...event, differences: [] })).toBe("nothing recorded changed");
    expect(changedWords({ ...event, differences: [driver, { ...kernel, side: "baseline" }] })).toBe(
      "Recorded change: driver 570.86 → 580.65 (virtualized); kernel 6.8 → 6.11 (bare metal).",
    );
  });

  test("of a time loses when the time grows", () => {
    expect(plain(movesWords({ ...event, candidate: { before: 0.5, after: 1, p: 0 } }, "lower"))).toBe(
      "overhead from 3.0 % to 8.0 %; virtualized lost 50.0 %, bare metal stayed",
    );
    expect(movesWords({ ...event, candidate: null }, "lower")).toMatch(/neither side alone shows it$/);
  });

  test("of one day is on it", () => {
    expect(betweenWords({ from: at(3), at: at(3) })).toBe("on 3 Sep 2026");
    expect(spanWords("2025-12-30T00:00:00Z", at(3))).toBe("30 Dec 2025 to 3 Sep 2026");
  });
});

describe("the rows of a history", () => {
  test("have one precision, both medians in one unit, and the comparison of their sessions", () => {
    const [first, second] = historyRows(history([0.031, null]));
    expect({ ...first, overhead: plain(first?.overhead ?? ""), interval: plain(first?.interval ?? "") }).toMatchObject({
      date: "1 Sep 2026",
      overhead: "3.1 %",
      interval: "2.1 to 4.1 %",
      baseline: "1,000",
      candidate: "950",
      runs: "5 v 5",
      href: "/compare?baseline=b1&candidate=c1&m=output-throughput",
    });
    expect(second).toMatchObject({ overhead: "–", interval: "–", value: null, why: "No ratio." });
  });

  test("carry what was left out of their own runs, and what was overridden", () => {
    const left = ["b1", "b8"].map((runId) => ({ runId, metric: "power", reason: "a warm GPU" }));
    const overrides = [{ rule: "driver-differs", reason: "meant" }];
    const [first] = historyRows(history([0.03, 0.03]), { exclusions: left, overrides });
    const { state } = fromSearch(new URL(first?.href ?? "", "http://x").searchParams);
    expect(state).toMatchObject({ baseline: ["b1"], candidate: ["c1"], exclusions: [left[0]], overrides });
  });

  test("stand at an address of their own", () => {
    expect(historyHref("x y")).toBe("/compare/history?saved=x+y");
    expect(historyHref("x", "power")).toBe("/compare/history?saved=x&m=power");
  });
});
