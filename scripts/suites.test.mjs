import { expect, test } from "vitest";
import { countPlaywright, countVitest, sentence, total } from "./lib/suites.mjs";

const file = (status, ...tests) => ({ status, assertionResults: tests.map((result) => ({ status: result })) });
const report = (numPassedTests, numFailedTests, numPendingTests, testResults = []) => ({
  numPassedTests,
  numFailedTests,
  numPendingTests,
  numTodoTests: 0,
  testResults,
});

test("vitest's counts are taken as they are", () => {
  const files = [file("passed", "passed", "passed", "skipped"), file("failed", "failed")];
  expect(countVitest(report(2, 1, 1, files), 1)).toEqual({ passed: 2, failed: 1, skipped: 1 });
});

test("a test file that cannot be loaded counts as a failure", () => {
  expect(countVitest(report(5, 0, 0, [file("failed")]), 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
});

test("an error outside every test counts as a failure", () => {
  expect(countVitest(report(5, 0, 0, [file("passed", "passed")]), 1).failed).toBe(1);
  expect(countPlaywright({ stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 0 } }, 1).failed).toBe(1);
});

test("no report at all counts as a failure", () => {
  expect(countVitest(null, 0).failed).toBe(1);
  expect(countPlaywright(null, 0).failed).toBe(1);
});

test("an end-to-end test that passed only now and then counts as a failure", () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright({ stats }, 1)).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

test("the last line adds all suites up", () => {
  const sum = total([
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 20, failed: 1, skipped: 2 },
  ]);
  expect(sentence(sum)).toBe("21 passed, 1 failed, 2 skipped");
});
