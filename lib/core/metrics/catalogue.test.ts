import { describe, expect, it } from "vitest";
import { BASE_UNITS } from "../units/unit";
import { CATALOGUE, labelOf, metricById } from "./catalogue";

describe("the catalogue", () => {
  it("names each metric once, with a label, a sentence and a base unit", () => {
    expect(new Set(CATALOGUE.map((m) => m.id)).size).toBe(CATALOGUE.length);
    for (const m of CATALOGUE) {
      expect(m.id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(m.meaning).toMatch(/^[A-Z].{10,}\.$|^[A-Z].{10,}$/);
      expect(BASE_UNITS).toContain(m.unit);
      expect(m.label.length).toBeGreaterThan(3);
    }
    expect(new Set(CATALOGUE.map((m) => m.label)).size).toBe(CATALOGUE.length);
  });

  it("takes less time and loss for better, and more of everything else", () => {
    for (const m of CATALOGUE) {
      const less = m.unit === "s" || ["network-retransmits", "network-packet-loss", "cpu-utilisation"].includes(m.id);
      expect([m.id, m.better]).toEqual([m.id, less ? "lower" : "higher"]);
    }
  });

  it("never lets a latency repeat a load, nor a metric of one axis stand for the whole", () => {
    for (const m of CATALOGUE) {
      if (m.unit === "s") expect(m.loadLimited).toBe(false);
      if (["host-link", "gpu-link", "network", "storage"].includes(m.axis)) expect(m.scope).toBe("axis");
    }
  });

  it("is asked by id, and knows nothing that is not in it", () => {
    expect(metricById("output-throughput")?.loadLimited).toBe(true);
    for (const id of ["custom:x", "__proto__", "constructor", ""]) expect(metricById(id)).toBeUndefined();
  });

  it("names what refines a metric", () => {
    expect(labelOf("host-to-device-bandwidth", { engine: "ce", bidirectional: true })).toBe(
      "Host to GPU (both directions, copy engine)",
    );
    expect(labelOf("request-latency", { percentile: 90 })).toBe("Whole request (90th percentile)");
    expect(labelOf("custom:frames drawn")).toBe("frames drawn");
  });
});
