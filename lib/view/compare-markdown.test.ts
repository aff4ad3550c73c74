import { describe, expect, test } from "vitest";
import { compare } from "../core/comparison/compare";
import { madeRun, side } from "../core/comparison/made-runs";
import { compareRecords } from "./compare-csv";
import { compareMarkdown, escaped } from "./compare-markdown";
import { markdownFrame } from "./compare-markdown-frame";
import { shownRows } from "./compared-rows";
import { toCsv } from "./csv";

const FAST = [1002.1, 998.7, 1001.5, 1000.3, 999.2];
const found = compare(
  side("bare-metal", FAST),
  side(
    "vm-passthrough",
    FAST.map((v) => v * 0.9),
    {},
    { driver: "570.86" },
  ),
  {
    exclusions: [{ runId: "gone", reason: "throttled | by `heat`" }],
  },
);
const rows = shownRows(found);

describe("a comparison as text", () => {
  const frame = markdownFrame(found, rows, {
    title: "a against b",
    grade: "Measured",
    sentence: found.verdict.sentence,
    runName: (id) => `host-a (${id}.json)`,
  });
  const text = compareMarkdown(frame, rows, "http://127.0.0.1:3000/compare?baseline=x");

  test("opens with the verdict and holds one table, what differs, the floor, the grade and the link", () => {
    expect(text.startsWith("**Virtualized loses ")).toBe(true);
    expect(text.split("\n").filter((l) => l.startsWith("|"))).toHaveLength(2 + rows.length);
    expect(text).toContain("- warn: driver: 580.65 v 570.86");
    expect(text).toContain("Noise floor ±3");
    expect(text).toContain("Grade: Measured");
    expect(text).toContain("<http://127.0.0.1:3000/compare?baseline=x>");
  });

  test("two thousand rows become two hundred, and the text says where the others are", () => {
    const [row] = rows;
    const many = Array.from({ length: 2000 }, (_, i) => ({ ...row, id: String(i) }) as (typeof rows)[number]);
    const long = compareMarkdown(frame, many, "http://127.0.0.1:3000/compare");
    expect(long.split("\n").filter((l) => l.startsWith("|"))).toHaveLength(202);
    expect(long).toContain("The first 200 of 2,000 rows; the CSV has them all.");
  });

  test("pipes and backticks of a reason break nothing", () => {
    expect(text).toContain("- Left out: host-a (gone.json), because: throttled \\| by \\`heat\\`");
    expect(escaped("<b>*x*</b>\n# y")).toBe("\\<b\\>\\*x\\*\\</b\\> \\# y");
  });

  test("the CSV has raw numbers, the fraction, and the reason for what was left out", () => {
    const [head = "", line = ""] = toCsv(
      compareRecords(rows, { ...found, grade: "measured", runName: (id) => `host-a (${id}.json)` }),
    ).split("\r\n");
    const cells = line.split(",");
    const at = (name: string) => cells[head.replace("\ufeff", "").split(",").indexOf(name)];
    expect(at("bare_metal")).toBe("1000.3");
    // 0.9 of every value: a tenth is lost.
    expect(Number(at("overhead"))).toBeCloseTo(0.1, 12);
    expect(line).toContain("host-a (gone.json): throttled | by `heat`");
    expect(at("bare_metal_values")).toBe(FAST.join(" "));
    expect(at("virtualized_values")?.split(" ").map(Number)).toEqual(FAST.map((v) => v * 0.9));
  });

  test("a row of the CSV holds the reasons given for it, and not those of another metric", () => {
    const two = (environment: object) =>
      FAST.map((value) =>
        madeRun({
          environment,
          rows: ["output-throughput", "request-throughput"].map((metric) => ({ metric, value })),
        }),
      );
    const judged = compare(two({}), two({ mode: "vm-passthrough", gpu: "NVIDIA A100", ecc: false, gpuCount: 4 }), {
      overrides: [
        { rule: "E01", metric: "output-throughput", reason: "one card for another" },
        { rule: "E02", metric: "output-throughput", reason: "half of them" },
        { rule: "gpu-count-differs", metric: "request-throughput", reason: "half of the cards" },
      ],
    });
    const records = compareRecords(shownRows(judged), { ...judged, grade: "measured", runName: (id) => id });
    const of = (metric: string) => String(records.map((r) => Object(r)).find((r) => r.metric === metric)?.set_aside);
    expect(of("output-throughput")).toMatch(/because: one card for another .*because: half of them/);
    expect(of("request-throughput")).toMatch(/because: half of the cards/);
    expect(of("request-throughput")).not.toMatch(/one card|half of them/);
  });
});
