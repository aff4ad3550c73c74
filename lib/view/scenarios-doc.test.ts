// docs/scenarios.md can fail: its file is read by the schema, and its ranges by the form's own reader.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Scenario } from "../core/cost/scenario";
import { readEntry } from "./number-entry";

const text = readFileSync(new URL("../../docs/scenarios.md", import.meta.url), "utf8");

test("the page's file is a scenario", () => {
  const [, json = ""] = /```json\n([\s\S]*?)```/.exec(text) ?? [];
  const read = Scenario.safeParse(JSON.parse(json));
  expect(read.success ? [] : read.error.issues).toEqual([]);
});

test("each range that the page names is read as it says", () => {
  const ranges = [...text.matchAll(/^\| `([^`]+%)` \| /gm)].map(([, typed = ""]) =>
    readEntry(typed, { kind: "percent", range: true }),
  );
  const ends = ranges.map(
    (r) => r.ok && [r.value.low, r.value.value, r.value.high].map((x) => Math.round((x ?? 0) * 100)),
  );
  expect(ends).toEqual([
    [8, 11, 14],
    [8, 11, 14],
    [10, 12, 14],
  ]);
});
