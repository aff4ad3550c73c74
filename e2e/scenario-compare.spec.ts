// UX 2, `/scenarios/compare`: two to four plans side by side, why they differ, and the same as a file.
import AxeBuilder from "@axe-core/playwright";
import { type Page, expect, test } from "@playwright/test";
import { stored, unique } from "./pages/stored-scenarios";

const table = (page: Page) => page.getByRole("table", { name: "Plans side by side" });
const row = (page: Page, name: string) => table(page).getByRole("row").filter({ hasText: name });

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude("nextjs-portal").analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}

test("two plans chosen in the list stand side by side, and the sentence names the largest cause", async ({ page }) => {
  test.setTimeout(120_000);
  const [a, b] = [unique("Today"), unique("Contract")];
  await stored(page.request, a, {}, { gpus: 10 });
  await stored(page.request, b, {}, { gpus: 10, monthlySpend: 80_000 });
  await page.goto("/scenarios");
  await page.getByLabel(`Compare ${b}`).check();
  await page.getByLabel(`Compare ${a}`).check();
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await page.waitForURL(/\/scenarios\/compare\?ids=/);
  // The list has the newest first: A is the contract. 5 % of 100,000 and of 80,000 over twelve months.
  await expect(page.locator("main .type-verdict")).toContainText(
    "B costs US$12,000 more than A in the first twelve months. The largest cause is the price: US$12,000 more.",
  );
  await expect(row(page, "Spend that bought no work")).toContainText("US$12,000 U");
  await expect(row(page, "Monthly bill")).toContainText("+US$20,000");
  await expectClean(page);

  // Measured against the other, the same difference is favourable.
  await page.getByRole("navigation", { name: "Measured against" }).getByRole("link", { name: "B" }).click();
  await expect(page.locator("main .type-verdict")).toContainText("A costs US$12,000 less than B");
  await expect(row(page, "Spend that bought no work")).toContainText("(US$12,000) F");
});

test("the bridge adds up from one plan to the other, and what did not change is zero and kept", async ({ page }) => {
  const a = await stored(page.request, unique("Bare"), {}, { gpus: 10 });
  const licences = { monthlySpend: 110_000, gpus: 11, licences: { perGpu: 20 } };
  const b = await stored(
    page.request,
    unique("Grown"),
    { monthlyBenefits: [{ name: "Moves", amount: 300 }] },
    licences,
  );
  await page.goto(`/scenarios/compare?ids=${a},${b}`);
  const figure = page.getByRole("figure", { name: "From A to B" });
  await figure.getByText("The same as a table").click();
  const cells = await figure.getByRole("table").getByRole("row").allInnerTexts();
  const amount = (cause: string) => {
    const text =
      cells
        .find((c) => c.startsWith(cause))
        ?.split("\t")
        .at(-1) ?? "";
    const n = Number(text.replace(/[^\d.]/g, ""));
    return text.includes("(") || text.includes("−") ? -n : n;
  };
  const causes = ["Price", "Volume", "Overhead", "Exchange rate", "Licences", "Benefits", "Interaction"];
  expect(cells.slice(2, -1).map((c) => c.split("\t")[0])).toEqual(causes);
  // 5 % of 110,000 and 220 of licences less 300 of benefits, twelve times: 66,000 + 2,640 - 3,600.
  expect([amount("A ·"), amount("B ·")]).toEqual([60_000, 65_040]);
  expect(causes.reduce((sum, c) => sum + amount(c), 60_000)).toBe(65_040);
  expect([amount("Price"), amount("Volume"), amount("Licences")]).toEqual([0, 6000, 2640]);
});

test("plans in two currencies are compared at a dated rate, and refused without one", async ({ page }) => {
  const a = await stored(page.request, unique("Dollar"));
  const b = await stored(page.request, unique("Euro"), { currency: "EUR" });
  await page.goto(`/scenarios/compare?ids=${a},${b}`);
  await expect(page.getByText("nothing is converted without a dated rate")).toBeVisible();
  await expect(page.getByText("the plans are in different currencies").first()).toBeVisible();
  await expect(row(page, "Spend that bought no work")).toContainText("€60,000");
  await expectClean(page);
  const rates = [{ currency: "USD", perUnit: 1.25, date: "2026-11-02", source: "ECB reference rate" }];
  const c = await stored(page.request, unique("Euro with a rate"), { currency: "EUR", rates });
  await page.goto(`/scenarios/compare?ids=${a},${c}`);
  await expect(page.getByText("1.25 USD for 1 EUR (ECB reference rate, 2 Nov 2026)")).toBeVisible();
  // 60,000 euro are 75,000 dollars.
  await expect(row(page, "Spend that bought no work")).toContainText("US$15,000 U");
  await page.getByRole("navigation", { name: "Shown in" }).getByRole("link", { name: "EUR" }).click();
  await expect(row(page, "Spend that bought no work")).toContainText("€48,000");
});

test("the export has the rows of the page, raw", async ({ page }) => {
  const a = await stored(page.request, unique("=One"));
  const b = await stored(page.request, unique("Two"), { monthlyGrowth: 0.015 });
  await page.goto(`/scenarios/compare?ids=${a},${b}`);
  const href = await page.getByRole("link", { name: "Export comparison" }).getAttribute("href");
  const answer = await page.request.get(href ?? "");
  expect(answer.headers()["content-type"]).toBe("text/csv; charset=utf-8");
  const csv = await answer.text();
  expect(csv.startsWith("\uFEFFsection,item,unit,currency,A,A_low,A_high,A_grade,B,")).toBe(true);
  expect(csv).toMatch(/plan,name,,,'=One/);
  expect(csv).toMatch(/"?input, changed"?,growth of the bill,fraction,,0,,,,0\.015,,,,0\.015/);
  expect((await page.request.get("/scenarios/compare/export.csv?ids=x")).status()).toBe(400);
});

test("one plan, none, and one that is gone are answered with what to do", async ({ page }) => {
  await page.goto("/scenarios/compare");
  await expect(page.getByText("Pick two to four scenarios")).toBeVisible();
  await expectClean(page);
  const a = await stored(page.request, unique("Alone"));
  const b = await stored(page.request, unique("Beside"));
  await page.goto(`/scenarios/compare?ids=${a},${b},0198c0de-0000-7000-8000-000000000001`);
  await expect(page.getByText("1 scenario of the address is not there.")).toBeVisible();
  await expect(page.locator("main .type-verdict")).toContainText("B costs the same as A.");
});
