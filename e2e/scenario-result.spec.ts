// What a scenario answers beyond the figure (UX 2, questions 6, 9 to 12, 14 and 15), in both directions.
import AxeBuilder from "@axe-core/playwright";
import { expect as within, test } from "@playwright/test";
import { ResultPage } from "./pages/result-page";
import { ScenarioPage } from "./pages/scenario-page";

// A busy machine draws its ten thousand cases later, not otherwise.
const expect = within.configure({ timeout: 45_000 });

const segment = {
  name: "Training",
  profile: "training-single-node",
  monthlySpend: 100_000,
  bindingShare: 1,
  overhead: { source: "point", value: 0.1 },
};
const plan = {
  version: 1,
  name: "Result of a fleet",
  currency: "USD",
  horizonMonths: 24,
  migrationCost: 60_000,
  segments: [segment],
};
const rich = {
  ...plan,
  startMonth: "2026-12",
  fiscalYearStart: 4,
  monthlyBenefits: [{ name: "Operations", amount: 1500 }],
  rates: [{ currency: "EUR", perUnit: 0.5, date: "2026-11-24", source: "ECB reference rate" }],
  segments: [
    {
      ...segment,
      overhead: { source: "range", low: 0.06, high: 0.12 },
      utilisation: 0.8,
      gpus: 64,
      gpusPerNode: 8,
      unusedCommitment: 7000,
      licences: { perGpu: 30 },
      commitment: { share: 0.5, endMonth: 6 },
      move: { month: 3, cost: 5000 },
      work: { kind: "training-run", hours: 100 },
    },
    {
      ...segment,
      name: "Notebooks",
      profile: "development",
      monthlySpend: 8000,
      move: "never",
      overhead: { source: "evidence", prior: "tuned-single-node" },
    },
  ],
};

test("idle time, unused commitments and overhead stand on one scale, and the parts add up", async ({ page }) => {
  const result = new ResultPage(page);
  await result.open(rich);
  await expect(result.sentence("money")).toContainText("is left for work; idle time takes US$20,000");
  await result.openAll();
  // 108,000 + 7,000 + 64 × 30
  const [total, ...parts] = await result.column("Where the money goes, a month", 1);
  expect(total).toBe(116_920);
  expect(parts.reduce<number>((sum, x) => sum + (x ?? 0), 0)).toBe(total);
  await expect(page.getByText("Idle time is not known for Notebooks")).toBeVisible();
});

test("idle time that nobody entered is said to be unknown, not drawn as nothing", async ({ page }) => {
  const result = new ResultPage(page);
  await result.open(plan);
  await expect(result.part("money")).toContainText("not known");
  await expect(result.sentence("money")).toContainText("How much of the paid hours is idle is not known.");
  await expect(result.part("convenience")).toContainText("Nobody has put a value on it yet");
  await expect(result.part("nodes")).toContainText("was not given");
});

test("what moving may cost at most is put in with a click, and moving is then worth nothing", async ({ page }) => {
  const result = new ResultPage(page);
  const scenario = new ScenarioPage(page);
  await result.open({ ...plan, bareMetalPremium: 0.05 });
  // 100,000 × (1 − 0.9 × 1.05) = 5,500 a month; × 24 = 132,000; less 60,000 = 72,000; back after 10.9 months
  await expect(result.term("Value of moving today")).toContainText("US$72,000");
  await expect(result.term(/^Paid back after$/)).toContainText("10.9 months");
  await result.goal("What may moving cost at most").click();
  await expect(scenario.field("One-off cost of moving")).toHaveValue(/132,000/);
  await expect(result.term("Value of moving today")).toContainText("US$0");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(result.term("Value of moving today")).toContainText("US$72,000");
  await result.goal("Which premium of bare metal").click();
  await expect(result.term("Value of moving today")).toContainText("US$0");
});

test("no payback within the horizon is an answer, and so is a VM that is the cheaper", async ({ page }) => {
  const result = new ResultPage(page);
  await result.open({
    ...plan,
    bareMetalPremium: 0.3,
    monthlyBenefits: [{ name: "Operations", amount: 17_010 }],
  });
  await expect(result.part("move")).toContainText("No payback within 24 months");
  await expect(result.sentence("cash")).toContainText("no payback within 24 months");
  // 10,000 − 17,010
  await expect(result.sentence("convenience")).toContainText("the VM is cheaper by US$7,010 a month");
  await expect(result.sentence("break-even")).toContainText("lies above it: virtualized costs less a month");
});

test("eight nodes at 3 % free none, and it takes 34", async ({ page }) => {
  const result = new ResultPage(page);
  await result.open({
    ...plan,
    segments: [{ ...segment, overhead: { source: "point", value: 0.03 }, gpus: 64, gpusPerNode: 8 }],
  });
  await expect(result.part("nodes")).toContainText("frees no whole node by moving");
  await expect(result.part("nodes")).toContainText("It takes 34 nodes to free one.");
});

test("the answer is shown in another currency by a dated rate, all of it, and kept in its own", async ({ page }) => {
  test.slow();
  const result = new ResultPage(page);
  const scenario = new ScenarioPage(page);
  await result.open(rich);
  const dollars = await scenario.figure().innerText();
  await result.currency("EUR").click();
  await expect(page).toHaveURL(/ccy=EUR/);
  await expect(page.getByText("Shown in EUR at 0.5 EUR for 1 USD, 24 Nov 2026, ECB reference rate.")).toBeVisible();
  await expect(page.getByText("(updating)")).toHaveCount(0);
  const half = Math.round(Number(dollars.replaceAll(/\D/g, "")) / 2);
  await expect(scenario.figure()).toHaveText(`€${half.toLocaleString("en-US")}`);
  await expect(scenario.sentence()).not.toContainText("US$");
  for (const id of ["year", "advice", "money", "move", "convenience", "nodes", "units", "matters", "goal-seek"])
    await expect(result.part(id)).not.toContainText("US$");
  // What is typed stays in its own currency.
  await expect(scenario.field("One-off cost of moving")).toHaveValue(/60,000/);
  await result.currency("USD").click();
  await expect(scenario.figure()).toHaveText(dollars);
  await expect(page).not.toHaveURL(/ccy=/);
});

test("fiscal years and phases follow the calendar, and every part is there without scripts", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  const result = new ResultPage(page);
  await result.open(rich);
  // December to November of two years, the fiscal year from April
  const years = page.getByRole("table", { name: /by fiscal year/i });
  await expect(years.getByRole("row")).toHaveCount(4);
  await expect(years).toContainText("FY2026/27");
  await expect(years).toContainText("4 months: Dec 2026 to Mar 2027");
  await expect(result.sentence("phases")).toContainText("Training moves in month 4 (Mar 2027)");
  await expect(result.sentence("phases")).toContainText("Notebooks stays virtualized");
  for (const name of [
    /^What US\$116,920 a month goes on/,
    /^When each of 2 segments moves/,
    /^What moving has saved after each of 24 months/,
    /^What virtualization takes, what it gives/,
    /^A training run: what it costs/,
    /inputs that move the value of moving most$/,
  ])
    await expect(page.getByRole("img", { name })).toBeVisible();
  await expect(result.part("measure-next")).toContainText("Knowing the overhead of Training would narrow");
  await context.close();
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing in the answer, all folds open, ${scheme}; nothing is wider than a phone`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme: scheme });
    const result = new ResultPage(page);
    await result.open(rich);
    await result.openAll();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 780 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}
