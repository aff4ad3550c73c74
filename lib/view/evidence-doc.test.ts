// docs/evidence.md can fail: its example is read by the schema, and its keys are those of the address.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { NO_FILTER } from "../core/evidence/ledger-filter";
import { EvidenceSource, rowOfSource } from "../core/evidence/own-source";

const text = readFileSync(new URL("../../docs/evidence.md", import.meta.url), "utf8");

test("the example is a source, cited, with the overhead that its values come to", () => {
  const [, json = ""] = /```json\n([\s\S]*?)```/.exec(text) ?? [];
  const row = rowOfSource("example", EvidenceSource.parse(JSON.parse(json)));
  // 1 - 240/250
  expect(row.overhead).toBeCloseTo(0.04, 12);
  expect(row.grade).toBe("cited");
});

test("every filter is named", () => {
  for (const key of Object.keys(NO_FILTER)) expect(text).toMatch(new RegExp(`\`${key}(=1)?\``));
});
