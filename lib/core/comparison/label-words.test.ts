import { describe, expect, it } from "vitest";
import { comparisonGrade } from "../evidence/comparison-grade";
import { labelFindings } from "../run/label-findings";
import type { Evidence } from "../run/environment";
import { compare } from "./compare";
import { isLabelOpen, labelSentences } from "./label-words";
import { side } from "./made-runs";

const SIGN: Evidence = {
  field: "mode",
  value: "vm-unspecified",
  text: "Hypervisor vendor: KVM",
  at: "1",
  file: "lscpu.txt",
};

/** Runs filed as bare metal beside a file of a virtual machine. */
function found(reason?: string) {
  const declared = { mode: "bare-metal" } as const;
  const warnings = labelFindings({ environment: declared, declared, evidence: [SIGN], reason });
  const bare = side("bare-metal", [100, 101, 102, 100, 101]).map((run) => ({ ...run, warnings }));
  return compare(bare, side("vm-passthrough", [80, 81, 82, 80, 81]));
}

describe("bare metal that its own files show to be a virtual machine", () => {
  it("is said in the verdict of infra and of finance, once, and the grade is claimed", () => {
    const comparison = found();
    expect(comparison.verdict.code).toBe("slower");
    for (const words of [comparison.verdict.sentence, comparison.verdict.finance])
      expect(words.split("Files of bare metal say it is a virtual machine.")).toHaveLength(2);
    expect(comparisonGrade(["measured"], comparison)).toBe("claimed");
  });

  it("shown by its hypervisor is a virtual machine too", () => {
    const declared = { mode: "bare-metal" } as const;
    const sign: Evidence = { field: "hypervisor", value: "KVM", text: "KVM", at: "1", file: "lscpu.txt" };
    const warnings = labelFindings({ environment: declared, declared, evidence: [sign] });
    expect(warnings).toHaveLength(1);
    const runs = side("bare-metal", [1]).map((run) => ({ ...run, warnings: [...warnings, ...warnings] }));
    expect(
      labelSentences({ baseline: runs, candidate: runs }, { baseline: "bare metal", candidate: "virtualized" }),
    ).toEqual([
      "Files of bare metal say it is a virtual machine.",
      "Files of the virtualized side say it is a virtual machine.",
    ]);
  });

  it("prints the reason why the label is kept, which lets the runs decide the grade", () => {
    const comparison = found("nested on purpose.");
    expect(comparison.verdict.sentence).toContain(
      "Files of bare metal say it is a virtual machine; the label is kept because: nested on purpose.",
    );
    expect(comparison.warnings.some(isLabelOpen)).toBe(false);
    expect(comparisonGrade(["measured"], comparison)).toBe("measured");
  });

  it("is open for a share and a declared word too, until a reason is given", () => {
    const declared = { mode: "bare-metal", driver: "1" } as const;
    const driver: Evidence = { field: "driver", value: "2", text: "Driver 2", at: "1", file: "smi.xml" };
    const of = (reason?: string) => labelFindings({ environment: declared, declared, evidence: [driver], reason });
    expect(of().map((w) => [w.code, isLabelOpen(w)])).toEqual([["declared-contradicts-file", true]]);
    expect(of("upgraded since").map(isLabelOpen)).toEqual([false]);
  });
});
