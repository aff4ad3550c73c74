import { describe, expect, test } from "vitest";
import { LEDGER, isGpuWork, isPoint } from "../core/evidence/ledger";
import { figuresFor, NO_FILTER } from "../core/evidence/ledger-filter";
import { EvidenceSource, rowOfSource } from "../core/evidence/own-source";
import { roleOf, stripOf, stripSentence } from "./evidence-strip";

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const of = (filter: Partial<typeof NO_FILTER>) =>
  stripOf(figuresFor({ ...NO_FILTER, ...filter }, LEDGER), filter.layer ?? "");

describe("the strip of published figures", () => {
  test("has one dot for every trusted measurement of a GPU's work, and each stands in the twin with its source", () => {
    const { rows, points, drawn } = of({});
    const plottable = LEDGER.filter((f) => isPoint(f) && isGpuWork(f));
    expect(points.map((f) => f.id)).toEqual(plottable.map((f) => f.id));
    const filled = rows.flatMap((r) => r.dots.filter((d) => !d.hollow));
    expect(filled).toHaveLength(plottable.length);
    const all = rows.flatMap((r) => [...r.dots, ...r.bars].map((d) => d.id));
    expect(drawn.map((d) => d.figure.id).sort()).toEqual(all.sort());
    for (const { figure } of drawn) expect(figure.title + figure.source, figure.id).not.toBe("");
  });

  test("draws claims hollow, as the ranges that they are, and no claim as a measurement", () => {
    const claims = of({}).rows.find((r) => r.id === "claims");
    expect(claims?.bars.find((b) => b.id === "VELIA")).toMatchObject({ low: 0.1, high: 0.15, hollow: true });
    expect([...(claims?.dots ?? []), ...(claims?.bars ?? [])].every((m) => m.hollow)).toBe(true);
  });

  test("keeps processors, containers and encrypted machines out until they are asked for, and then alone", () => {
    expect(of({}).rows.map((r) => r.id)).not.toContain("confidential");
    expect(of({ layer: "confidential" }).rows.map((r) => r.id)).toEqual(["confidential", "claims"]);
    expect(of({ layer: "cpu" }).points.every((f) => f.layer === "cpu")).toBe(true);
  });

  test("says what it shows, and where one's own figure lies in it", () => {
    const { points } = of({ id: "ML07G,ML11,ML30H,ML30A,ML51H,ML51B" });
    expect(plain(stripSentence(points, null))).toBe(
      "33 published measurements: the middle is 1.75 %, half lie between 0.00 % and 3.30 %.",
    );
    const mine = {
      name: "Ours",
      low: 0.029,
      value: 0.042,
      high: 0.056,
      level: "95 % interval",
      grade: "measured" as const,
    };
    const more = points.filter((f) => f.overhead < 0.042).length;
    expect(plain(stripSentence(points, mine))).toContain(
      `“Ours”: 4.20 % (2.9 to 5.6 %, 95 % interval). It loses more than ${more} of the 33 dots.`,
    );
    expect(stripSentence([], null)).toBe("No trusted measurement of both sides fits the filter.");
  });

  test("shows a source of one's own in its own row, hollow until it is cited", () => {
    const source = EvidenceSource.parse({
      version: 1,
      title: "Our test",
      what: "throughput",
      figure: { kind: "values", bareMetal: 100, virtualized: 97, unit: "token/s", better: "higher" },
    });
    const cited = { ...source, document: "report 1", date: "2026", method: "6 runs a side" };
    const rows = stripOf([rowOfSource("a", source), rowOfSource("b", cited)], "").rows;
    expect(rows).toMatchObject([{ id: "own", dots: [{ hollow: true }, { hollow: false }] }]);
  });

  test("never marks a claim as it marks a measurement", () => {
    expect([roleOf("measured"), roleOf("cited"), roleOf("claimed"), roleOf("example")]).toEqual([
      "measured",
      "neutral",
      "claimed",
      "claimed",
    ]);
  });
});
