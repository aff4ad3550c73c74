// UX 3.3, step 3: a finance lead opens a link, moves what its author opened, and sees both figures; the report stays.
import { type Page, expect, test } from "@playwright/test";

const SCENARIO = {
  version: 1,
  name: "Serving fleet",
  currency: "USD",
  segments: [
    {
      name: "Serving",
      profile: "online-inference",
      monthlySpend: 100_000,
      overhead: { source: "point", value: 0.05 },
    },
  ],
  horizonMonths: 24,
};

/** Path of a fresh report's link. */
async function published(page: Page): Promise<string> {
  const adjustable = ["monthlySpend", "monthlyGrowth", "horizonMonths"];
  const answer = await page.request.post("/api/v1/reports", { data: { scenario: SCENARIO, adjustable } });
  expect(answer.status()).toBe(201);
  return new URL((await answer.json()).url).pathname;
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a reader moves the bill and sees the author's figure and their own, and the address holds only that", async ({
    page,
  }) => {
    const path = await published(page);
    await page.goto(path);
    const bill = page.getByLabel("GPU bill a month");
    await expect(bill).toHaveValue("100,000");
    await bill.fill("200k");
    await page.getByRole("button", { name: "Show with these values" }).click();
    await expect(page).toHaveURL(`${path}?a.monthlySpend=200k#try`);
    const line = page.getByRole("row").filter({ hasText: "Spend that bought no work, first year" });
    // 5 % of 100,000 and of 200,000, twelve times.
    await expect(line).toContainText("US$60,000");
    await expect(line).toContainText("US$120,000");
    await expect(page.getByText("Entered (changed by viewer)")).toBeVisible();
    await expect(page.locator("#year")).toContainText("US$60,000");
    await page.getByRole("link", { name: "Back to the author’s values" }).click();
    await expect(page).toHaveURL(`${path}#try`);
    await expect(page.getByText("Entered (changed by viewer)")).toHaveCount(0);
  });

  test("a value that cannot be used keeps its text and its reason, and an input that was not opened is dropped", async ({
    page,
  }) => {
    const path = await published(page);
    await page.goto(`${path}?a.horizonMonths=99&a.migrationCost=1`);
    await expect(page).toHaveURL(`${path}?a.horizonMonths=99#try`);
    await expect(page.getByLabel("Horizon in months")).toHaveValue("99");
    await expect(page.getByText("This must lie between 12 and 60, in whole months.")).toBeVisible();
  });
});
