import { expect, test } from "vitest";
import { Scenario } from "../cost/scenario";
import { partialLevel } from "../overhead/partial-range";
import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import { project } from "./project";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

const scenario = (segments: number, monthlySpend = 100_000) =>
  Scenario.parse({
    version: 1,
    name: "Serving fleet",
    currency: "USD",
    segments: Array.from({ length: segments }, (_, i) => ({
      name: `s${i}`,
      profile: "online-inference",
      monthlySpend,
      bindingShare: 1,
      overhead: { source: "range", low: 0.01, high: 0.02 },
    })),
  });
/** Axes that cover 13 % of the time: 1.5 % lost, by the draws 1.4 to 1.6 %. */
const axes: ResolvedOverhead = {
  range: { low: 0.014, value: 0.015, high: 0.016 },
  level: partialLevel(0.13),
  grade: "cited",
  source: "the uploaded files' axes",
  quantile: (u) => 0.014 + 0.002 * u,
  verdict: "slower",
  warnings: [],
};

test("a range of the measured axes alone is not called likely: it is an estimate, and says of which part the range is", () => {
  const { sentence } = project(scenario(1), [axes]);
  // 100,000 a month for twelve months at 1.4 and 1.6 %: 16,800 and 19,200.
  expect(plain(sentence)).toMatch(
    /This is an estimate: 87 % of the time rests on published values whose range is not known\. Range of the measured 13 % only: US\$16,800 to US\$19,200\.$/,
  );
  expect(sentence).not.toMatch(/likely/i);
});

test("nor is it with other segments beside it, or without a bill", () => {
  const whole = { ...axes, level: "95 % interval of the uploaded files" };
  for (const { sentence } of [project(scenario(2), [whole, axes]), project(scenario(1, 0), [axes])]) {
    expect(sentence).not.toMatch(/likely/i);
    expect(sentence).toContain("published values whose range is not known");
  }
  expect(project(scenario(1), [whole]).sentence).toContain("Likely between");
});
