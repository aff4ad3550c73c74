// A finance lead's own bill: imported, accounted for row by row, and used as the spend of a scenario.
import { expect, test } from "@playwright/test";
import { cleanPages } from "./pages/clean-page";
import { ScenarioPage } from "./pages/scenario-page";

test.setTimeout(90_000);

const HEADER =
  "BilledCost,BillingCurrency,ChargeCategory,ChargeDescription,ChargePeriodStart,ConsumedQuantity,ConsumedUnit,EffectiveCost,ProviderName,RegionId,SubAccountName,Tags";

/** Two months: 300 for eight H100, 100 for four A10G, and rows that are no GPU at work. */
function bill(mark: string): Buffer {
  const line = (month: string, shape: string, hours: number, cost: number) =>
    `${cost},USD,Usage,On Demand Linux ${shape} Instance Hour,2026-0${month}-01T00:00:00Z,${hours},Hours,${cost},AWS,us-east-1,${mark},NULL`;
  const rows = [
    line("1", "p5.48xlarge", 2, 200),
    line("2", "p5.48xlarge", 1, 100),
    line("2", "g5.12xlarge", 10, 100),
    line("2", "m5.large", 10, 7),
    `0,USD,Tax,tax on p5.48xlarge,2026-02-01T00:00:00Z,,,2.5,AWS,us-east-1,${mark},NULL`,
  ];
  return Buffer.from([HEADER, ...rows].join("\n"));
}

test("a bill is read, every row accounted for, and becomes a measured spend", async ({ page }) => {
  const mark = `fleet ${test.info().project.name}`;
  await page.goto("/spend");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Spend");
  await page.waitForLoadState("networkidle");
  const file = { name: "winter.csv", mimeType: "text/csv", buffer: bill(mark) };
  await page.getByLabel("Bill", { exact: true }).setInputFiles(file);
  await page.waitForURL(/\/spend\/[0-9a-f-]{36}$/);

  await expect(page.locator("main .type-verdict").first()).toHaveText(
    "US$400 went to GPUs, in 3 rows of 5 rows of FOCUS 1.0.",
  );
  const byGpu = page.getByRole("table", { name: "GPU spend by GPU, USD" });
  await expect(byGpu.getByRole("row", { name: /^H100 300\.00 75 %.*24/ })).toBeVisible();
  await expect(byGpu.getByRole("row", { name: /^A10G 100\.00 25 %.*40/ })).toBeVisible();
  const left = page.getByRole("table", { name: "Rows left out, and why" });
  await expect(left.getByRole("row", { name: /^not a GPU charge 1 7\.00 USD 5$/ })).toBeVisible();
  await expect(left.getByRole("row", { name: /^a tax 1 2\.50 USD 6$/ })).toBeVisible();

  const beside = page.getByRole("table", { name: "Beside the spend" });
  await expect(beside.getByRole("row", { name: /^Taxes 2\.50 0\.00 USD 1$/ })).toBeVisible();

  await expect(page.getByLabel("A segment for each")).toHaveValue("gpu");
  await page.getByRole("button", { name: "Use as the spend of a scenario" }).click();
  await page.waitForURL(/\/scenarios\/[0-9a-f-]{36}$/);
  await page.waitForLoadState("networkidle");
  const scenario = new ScenarioPage(page);
  await scenario.unfold();
  await expect(scenario.field("GPU bill a month")).toHaveValue("150");
  await expect(scenario.field("GPU bill a month", 1)).toHaveValue("50");
  await expect(page.getByText("From an imported bill, until you change it.")).toHaveCount(2);
  await expect(page.getByRole("row", { name: /monthly bill, H100.*billing export/i })).toBeVisible();

  // A spend that is typed over is the user's own.
  await scenario.field("GPU bill a month").fill("160");
  await expect(page.getByText("From an imported bill, until you change it.")).toHaveCount(1);
  await expect(page.getByRole("row", { name: /monthly bill, H100.*typed/i })).toBeVisible();
});

test("a bill becomes one measured segment for each region", async ({ page }) => {
  await page.goto("/spend");
  await page.waitForLoadState("networkidle");
  const buffer = bill(`by region ${test.info().project.name}`);
  await page.getByLabel("Bill", { exact: true }).setInputFiles({ name: "regions.csv", mimeType: "text/csv", buffer });
  await page.waitForURL(/\/spend\/[0-9a-f-]{36}$/);
  await page.getByLabel("A segment for each").selectOption("region");
  await page.getByRole("button", { name: "Use as the spend of a scenario" }).click();
  await page.waitForURL(/\/scenarios\/[0-9a-f-]{36}$/);
  // 400 over two months, all in one region.
  await expect(new ScenarioPage(page).field("GPU bill a month")).toHaveValue("200");
  await expect(page.getByText("From an imported bill, until you change it.")).toHaveCount(1);
});

test("a file that is no bill says what it is and what is read", async ({ page }) => {
  await page.goto("/spend");
  await page.waitForLoadState("networkidle");
  const file = { name: "noise.csv", mimeType: "text/csv", buffer: Buffer.from("time,value\n1,2\n") };
  await page.getByLabel("Bill", { exact: true }).setInputFiles(file);
  const alert = page.getByRole("alert").filter({ hasText: "No bill" });
  await expect(alert).toContainText("time, value");
  await expect(alert).toContainText("FOCUS 1.3");
  await expect(page.getByRole("button", { name: "Choose a bill" })).toBeEnabled();
});

cleanPages(["/spend", "/evidence?layer=network&fixable=1"]);
