import { expect, test } from "vitest";
import type { RunFacts } from "./freeze-comparison";
import { hiddenNames, withoutNames } from "./hide-names";

const run = (host: string): RunFacts => ({
  id: host,
  filename: `${host}.json`,
  format: { label: "vLLM bench serve (JSON)" },
  tool: { name: "vllm", version: null },
  sha256: "a".repeat(64),
  environment: { mode: "bare-metal", host },
});

test("a hidden name is hidden however it is written", () => {
  const hidden = hiddenNames({ baseline: [run("Rack-17b")], candidate: [run("vm-9")] });
  const text = "rack-17b, RACK-17B and Rack-17b.json against VM-9; rack-17bc stays";
  expect(withoutNames({ text }, hidden)).toEqual({
    text: "baseline, baseline and baseline against candidate; rack-17bc stays",
  });
});

test("a name of both sides, in other letters, is neither", () => {
  const hidden = hiddenNames({ baseline: [run("Node-1")], candidate: [run("NODE-1")] });
  expect(withoutNames("ran on node-1", hidden)).toBe("ran on a host");
});

test("the product's own words stay, in any letters", () => {
  const hidden = hiddenNames({ baseline: [run("Candidate")], candidate: [run("MEDIAN")] });
  expect(withoutNames("the candidate's median", hidden)).toBe("the candidate's median");
});
