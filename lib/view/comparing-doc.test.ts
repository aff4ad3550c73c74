// docs/comparing.md can fail: its formulas are computed, and its lists are those of the code.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { AxisTargets, asProfile } from "../core/overhead/profile-weights";
import { stepOf } from "../core/overhead/overlap";
import { type ByAxis, PROFILE_TABLE, TIMED_AXES } from "../core/overhead/profiles";
import { EXCLUSIONS } from "../core/overhead/row-scope";
import { overheadFromAxes } from "../core/overhead/workload-overhead";
import { workloadRequest } from "./workload-url";

const text = readFileSync(new URL("../../docs/comparing.md", import.meta.url), "utf8");
const lines = [...text.matchAll(/```formula\n([\s\S]*?)```/g)].flatMap(([, block = ""]) => block.trim().split("\n"));

const NO_TIME = Object.fromEntries(TIMED_AXES.map((axis) => [axis, 0])) as ByAxis;

/** The two functions the page names, called with the arguments as written. */
function computed(line: string): { got: number; said: number } {
  const [, name, args = "", said] = /^(\w+)\((.*)\) = ([\d.]+)$/.exec(line) ?? [];
  const given: unknown[] = JSON.parse(`[${args}]`);
  if (name === "workload") {
    const [profile, axes] = given;
    return {
      got: overheadFromAxes(PROFILE_TABLE[asProfile(String(profile))].weights, AxisTargets.parse(axes)).overhead,
      said: Number(said),
    };
  }
  const [compute, communication, hiding, computeOverhead, networkOverhead] = given.map(Number);
  const busy = (onCompute: number, onNetwork: number) =>
    stepOf({ ...NO_TIME, "gpu-compute": onCompute, network: onNetwork }, hiding ?? 0).total;
  const [spent = 0, sent = 0] = [compute, communication];
  const slower = busy(spent / (1 - (computeOverhead ?? 0)), sent / (1 - (networkOverhead ?? 0)));
  return { got: 1 - busy(spent, sent) / slower, said: Number(said) };
}

test("the page has formulas, and each comes out as it says", () => {
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) {
    const { got, said } = computed(line);
    expect([line, Math.abs(got - said) < 6e-5]).toEqual([line, true]);
  }
});

test("every reason for leaving a row out stands on the page in the program's words", () => {
  for (const [code, words] of Object.entries(EXCLUSIONS)) expect(text).toContain(`| ${code} | ${words} |`);
});

test("every field of a request stands on the page", () => {
  const asked = {
    profile: "training-multi-node",
    weights: {},
    fix: {},
    primary: ["a"],
    hiding: 0,
    bill: null,
  } as const;
  const fields = Object.keys(workloadRequest({ ...asked, primary: [...asked.primary] }));
  expect(fields).toHaveLength(5);
  for (const field of fields) expect(text).toContain(`| \`${field}\` |`);
});
