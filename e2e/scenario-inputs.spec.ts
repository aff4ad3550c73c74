// UX 5, "Number entry", and issue 5 part 1: everything a scenario may hold is typed in its form, and is there afterwards.
import AxeBuilder from "@axe-core/playwright";
import { type Page, expect, test } from "@playwright/test";
import { ScenarioInputs } from "./pages/scenario-inputs";
import { ScenarioPage } from "./pages/scenario-page";

// Many fields, each saved by itself.
test.setTimeout(180_000);

const unique = (name: string) => `${name} ${test.info().project.name} ${Date.now().toString(36)}`;

async function stored(page: Page): Promise<Record<string, unknown> & { segments: Record<string, unknown>[] }> {
  const id = new URL(page.url()).pathname.split("/")[2];
  return (await page.request.get(`/api/v1/scenarios/${id}`)).json();
}

/** Saving is the page's own affair and takes its time. */
const kept = (page: Page) => expect.poll(() => stored(page), { timeout: 20_000 });

test("a range is typed where a number is, said back, given a shape, and kept", async ({ page }) => {
  const [scenario, inputs] = [new ScenarioPage(page), new ScenarioInputs(page)];
  await scenario.make(unique("Ranges"), "100k", "10 to 15 %");
  await inputs.field("GPU bill a month").fill("90k/100k/120k");
  await expect(inputs.said("8 in 10 times between 90,000 and 120,000, most likely 100,000")).toBeVisible();
  await inputs.field("What bare metal costs more").fill("12 ± 2");
  await inputs.shapeOf("What bare metal costs more").selectOption({ label: "Always (triangular)" });
  await expect(inputs.said("never below 10 % or above 14 %, most likely 12 %")).toBeVisible();
  await inputs.field("Growth a month").fill("0.5–1.5 %");
  await inputs.field("One-off cost of moving").fill("1.234,56");
  await kept(page).toMatchObject({
    monthlyGrowth: 0.01,
    migrationCost: 1234.56,
    ranges: {
      monthlyGrowth: { low: 0.005, high: 0.015 },
      bareMetalPremium: { low: 0.1, high: 0.14, shape: "triangular" },
    },
    segments: [{ monthlySpend: 100_000, ranges: { monthlySpend: { low: 90_000, high: 120_000 } } }],
  });
  await page.reload();
  await scenario.unfold();
  await expect(inputs.field("GPU bill a month")).toHaveValue("90,000/100,000/120,000");
  await expect(inputs.shapeOf("What bare metal costs more")).toHaveValue("triangular");
});

test("a slider moves its field, and the answer with it", async ({ page }) => {
  const [scenario, inputs] = [new ScenarioPage(page), new ScenarioInputs(page)];
  await scenario.make(unique("Slider"), "100,000", "4 to 6 %");
  await expect(scenario.figure()).toHaveText("US$60,000");
  const growth = inputs.field("Growth a month");
  await growth.locator('xpath=ancestor::div[./input[@type="range"]][1]/input[@type="range"]').fill("2");
  await expect(growth).toHaveValue("2 %");
  // 5,000 x (1.02^12 - 1)/0.02 = 67,060.
  await expect(scenario.figure()).toHaveText("US$67,060");
});

test("the folded parts say in a line what is set, keep it, and open where something cannot be read", async ({
  page,
}) => {
  const [scenario, inputs] = [new ScenarioPage(page), new ScenarioInputs(page)];
  await scenario.make(unique("Folds"), "100k", "10 to 15 %");
  await inputs.field("First month").fill("Jan 2027");
  await inputs.field("Fiscal year starts").selectOption({ label: "April" });
  await inputs.fill("GPUs and price", {
    GPUs: "12",
    "GPUs a node": "8",
    "Paid hours in which the GPUs do anything": "60",
  });
  await expect(inputs.fold("GPUs and price")).toContainText(/12 GPUs in 2 nodes · 60\s%\sin use/);
  await inputs.fill("Commitment", { "Committed share": "60 %", "Until month": "Jun 2029" });
  await expect(inputs.fold("Commitment")).toContainText(/60\s%\scommitted until month 30 \(Jun 2029\)/);
  await inputs.fill("Licences and power", { "Virtualization licence per GPU, a month": "120" });
  await expect(inputs.fold("Licences and power")).toContainText("Licences US$1,440 a month");
  await inputs.open("Moving");
  await inputs.field("When it moves to bare metal").selectOption({ label: "After month 6 (Jun 2027)" });
  await inputs.field("One-off cost of this move").fill("20k");
  await expect(inputs.fold("Moving")).toContainText("After month 6 (Jun 2027), at US$20,000");
  await inputs.open("What it makes");
  await inputs.field("Counted in").selectOption("Tokens");
  await inputs.field("Tokens a second").fill("24k");
  await expect(inputs.fold("What it makes")).toContainText("24,000 tokens a second");
  await kept(page).toMatchObject({
    startMonth: "2027-01",
    fiscalYearStart: 4,
    segments: [
      {
        gpus: 12,
        gpusPerNode: 8,
        utilisation: 0.6,
        commitment: { share: 0.6, endMonth: 30 },
        licences: { perGpu: 120 },
        move: { month: 6, cost: 20_000 },
        work: { kind: "tokens", perSecond: 24_000 },
      },
    ],
  });
  const { violations } = await new AxeBuilder({ page }).include("#inputs").analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);

  // Taking the GPUs away leaves a licence without its number: the form says so where it is.
  await page.reload();
  await page.waitForLoadState("networkidle");
  await scenario.unfold();
  await inputs.fill("GPUs and price", { GPUs: "" });
  await expect(inputs.said(/a licence per GPU needs the number of GPUs/)).toBeVisible();
  await inputs.field("GPUs").press("ControlOrMeta+z");
  await expect(inputs.field("GPUs")).toHaveValue("12");
});

test("a benefit counts once it is valued, and its amount is reckoned", async ({ page }) => {
  const [scenario, inputs] = [new ScenarioPage(page), new ScenarioInputs(page)];
  await scenario.make(unique("Benefits"), "100k", "10 to 15 %");
  await page.getByRole("button", { name: "Add what it saves" }).click();
  await expect(inputs.said("Not counted until you give it a value.")).toBeVisible();
  await inputs.field("Valued by").selectOption({ label: "Hours of operations saved" });
  await inputs.field("Hours a month").fill("20");
  await expect(inputs.said("Say what an hour costs.")).toBeVisible();
  await inputs.field("Cost of an hour").fill("60");
  await expect(inputs.said("= US$1,200 a month")).toBeVisible();
  await inputs.open("Other currencies");
  await page.getByRole("button", { name: "Add a rate" }).click();
  await inputs.field("EUR for 1 USD").fill("0.92");
  await inputs.field("Day of the rate").fill("2026-11-20");
  await inputs.field("Where it is written").fill("ECB");
  await kept(page).toMatchObject({
    monthlyBenefits: [
      { name: "Less operations work", amount: 1200, basis: { kind: "operations", hours: 20, rate: 60 } },
    ],
    rates: [{ currency: "EUR", perUnit: 0.92, date: "2026-11-20", source: "ECB" }],
  });
});

test("the bill follows the price of the GPUs until it is typed over", async ({ page }) => {
  const [scenario, inputs] = [new ScenarioPage(page), new ScenarioInputs(page)];
  await scenario.make(unique("Priced"), "100k", "10 to 15 %");
  await inputs.fill("GPUs and price", { GPUs: "8" });
  const price = inputs.field("Virtualized");
  const first = await price.locator("option:not([value=''])").first().getAttribute("value");
  await price.selectOption(first);
  await inputs.field("The bill is hours × GPUs × price").check();
  const { list, discount } = JSON.parse(first ?? "{}") as { list: number; discount: number };
  const hourly = list * (1 - discount);
  await kept(page).toMatchObject({
    segments: [{ spendFrom: "price", monthlySpend: Number((730 * 8 * hourly).toFixed(2)) }],
  });
  await inputs.field("GPUs").fill("16");
  await kept(page).toMatchObject({ segments: [{ monthlySpend: Number((730 * 16 * hourly).toFixed(2)) }] });
  await inputs.field("GPU bill a month").fill("50k");
  await expect(inputs.field("The bill is hours × GPUs × price")).not.toBeChecked();
});

test("without scripts: folds, lists and ranges are saved by a plain form, and nothing typed is lost", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  const inputs = new ScenarioInputs(page);
  const unfold = () => new ScenarioPage(page).unfold();
  const save = () => page.getByRole("button", { name: "Save", exact: true }).click();
  await page.goto("/scenarios/new");
  await page.getByLabel("Name of the scenario").fill(unique("Plain inputs"));
  await page.getByLabel("GPU bill a month").fill("90-120k");
  await page.getByRole("button", { name: "Create the scenario" }).click();
  await unfold();
  await expect(inputs.field("GPU bill a month")).toHaveValue("90,000 to 120,000");
  await page.getByRole("button", { name: "Add what it saves" }).click();
  await unfold();
  await inputs.field("Valued by").selectOption({ label: "Machines ready sooner" });
  await inputs.field("Times a month").fill("10");
  await inputs.field("Hours saved each").fill("2");
  await inputs.field("GPUs waiting each").fill("8");
  await inputs.field("Price of a GPU-hour").fill("2.5");
  await inputs.open("Commitment");
  await inputs.field("Committed share").fill("half");
  await inputs.field("Until month").fill("30");
  await save();
  await unfold();
  // 10 x 2 x 8 x 2.50.
  await expect(inputs.said("= US$400 a month")).toBeVisible();
  await expect(page.getByText("Not saved: an entry could not be read")).toBeVisible();
  await expect(inputs.field("Committed share")).toHaveValue("half");
  await inputs.field("Committed share").fill("50 %");
  await save();
  await kept(page).toMatchObject({
    monthlyBenefits: [{ name: "Faster provisioning", amount: 400 }],
    segments: [{ ranges: { monthlySpend: { low: 90_000, high: 120_000 } }, commitment: { share: 0.5, endMonth: 30 } }],
  });
  await context.close();
});
