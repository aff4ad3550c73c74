// The price book: what is listed, what is the user's own, and that the own price always comes first.
import { expect, test } from "@playwright/test";
import { cleanPages } from "./pages/clean-page";
import { PricesPage } from "./pages/prices-page";

test.setTimeout(120_000);

const markOf = (what: string) => `${what} ${test.info().project.name}`;

test("an own price is typed as people write it, comes first, is changed and deleted with an undo", async ({ page }) => {
  const prices = new PricesPage(page);
  const mark = markOf("H100 own");
  await prices.forget(mark);
  await prices.open();
  await page.getByRole("link", { name: "Add a price" }).click();
  await page.waitForURL(/add=1/);
  await expect(prices.form()).toBeVisible();

  await prices.add(mark, { "List price per GPU-hour": "€2.50" });
  await expect(prices.form().getByText(/in EUR, and the field is in USD/)).toBeVisible();
  await expect(prices.field("List price per GPU-hour")).toHaveValue("€2.50");
  await prices.field("List price per GPU-hour").fill("$2.50");
  // 2.50 less 15 % is 2.125; 2.125 x 8,760 = 18,615.
  await expect(prices.form().getByRole("status")).toHaveText(
    "Paid: US$2.125 a GPU-hour, = US$18,615 a GPU-year of 8,760 hours.",
  );
  await prices.save().click();
  await page.waitForURL(/\/prices#price-/);
  await expect(prices.row(mark)).toContainText("US$2.50");
  await expect(prices.row(mark)).toContainText("15 %");
  await expect(prices.row(mark)).toContainText("US$18,615");
  await expect(prices.table().getByRole("row").nth(1)).toContainText("yours");

  await prices.row(mark).getByRole("link", { name: /^Edit/ }).click();
  await page.waitForURL(/edit=/);
  await expect(prices.field("Discount")).toHaveValue("15 %");
  await prices.field("Discount").fill("0.2");
  await prices.form().getByRole("button", { name: "Use 20 %" }).click();
  await prices.save().click();
  await page.waitForURL(/\/prices#price-/);
  await expect(prices.row(mark)).toContainText("US$2.00");

  await prices
    .row(mark)
    .getByRole("button", { name: /^Delete/ })
    .click();
  await expect(page.getByText("Deleted the price. Scenarios that use it keep it.")).toBeVisible();
  await expect(prices.row(mark)).toHaveCount(0);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(prices.row(mark)).toContainText("US$2.00");
  await prices.forget(mark);
});

test("the list is dated, its premium is none where one provider lists both sides, and a row starts a price of one's own", async ({
  page,
}) => {
  const prices = new PricesPage(page);
  const mark = markOf("Listed start");
  await prices.forget(mark);
  await prices.open("?gpu=H100&mode=bare-metal");
  await expect(prices.table().getByRole("row", { name: /^H100 OCI .*US\$10\.00 bare metal On demand/ })).toContainText(
    "US$87,600",
  );
  await expect(prices.row("OCI")).toContainText("may be over 180 days old");
  const premium = page.getByRole("table", { name: "Bare metal beside virtualized on one site" });
  await expect(premium.getByRole("row", { name: /^V100 OCI On demand US\$2\.95 US\$2\.95 the same$/ })).toBeVisible();

  await prices
    .row("OCI")
    .getByRole("link", { name: /^Use as a start/ })
    .click();
  await page.waitForURL(/start=/);
  await expect(prices.field("List price per GPU-hour")).toHaveValue("10");
  await expect(prices.field("Where it is written")).toHaveValue(/skypilot-catalog .*commit 05887511$/);
  await prices.field("Dated").fill("2026-11-20");
  await prices.field("GPU").fill(mark);
  await prices.save().click();
  await page.waitForURL(/\/prices#price-/);
  await expect(prices.row(mark)).toContainText("20 Nov 2026");
  await prices.forget(mark);
});

test("filters stand in the address, and the file holds the rows of the screen", async ({ page }) => {
  const prices = new PricesPage(page);
  await prices.open();
  await page.getByLabel("Kind", { exact: true }).first().selectOption({ label: "Spot" });
  await page.getByRole("button", { name: "Filter" }).click();
  await page.waitForURL(/kind=spot/);
  await expect(prices.table().getByText("virtualized")).toHaveCount(4);
  const href = await page.getByRole("link", { name: "Save as CSV" }).getAttribute("href");
  const lines = (await (await page.request.get(href ?? "")).text()).trimEnd().split("\r\n");
  expect(lines).toHaveLength(5);
  expect(lines[0]).toMatch(/^\uFEFFgpu,mode,kind,site,currency,list,discount_fraction/);
});

test("pasted rows are kept, and the one that cannot be read stays with its line and reason", async ({ page }) => {
  const prices = new PricesPage(page);
  const mark = markOf("Pasted");
  await prices.forget(mark);
  await prices.open();
  const row = (list: string) => `${mark};Paris;VM;reserved;EUR;${list};10 %;quote 3;2026-11-01`;
  await page
    .getByLabel(/^Rows, the first of them/)
    .fill(["gpu;site;mode;kind;currency;list;discount;source;date", row("2,50"), row("cheap")].join("\n"));
  await prices.pasted().getByRole("button", { name: "Keep these prices" }).click();
  await expect(prices.pasted().getByText("1 price is kept.")).toBeVisible();
  await expect(prices.pasted().getByRole("alert")).toContainText("line 3, list");
  await expect(page.getByLabel(/^Rows, the first of them/)).toHaveValue(/^gpu;site.*\n.*;cheap;.*$/);
  await expect(prices.row(mark)).toHaveCount(1);
  await expect(prices.row(mark)).toContainText("€2.25");
  await prices.forget(mark);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a price is added, refused with what was typed, and deleted with an undo", async ({ page }) => {
    const prices = new PricesPage(page);
    const mark = markOf("Plain");
    await prices.forget(mark);
    await prices.open("?add=1");
    await prices.add(mark, { "Where it is written": "" });
    await expect(prices.form().getByText(/Say where the price is written/)).toBeVisible();
    await expect(prices.field("GPU")).toHaveValue(mark);
    await expect(prices.field("List price per GPU-hour")).toHaveValue("$2.50");
    await prices.field("Where it is written").fill("quote 17");
    await prices.save().click();
    await expect(prices.row(mark)).toContainText("US$18,615");
    await prices
      .row(mark)
      .getByRole("button", { name: /^Delete/ })
      .click();
    await expect(prices.row(mark)).toHaveCount(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(prices.row(mark)).toHaveCount(1);
    await prices.forget(mark);
  });
});

cleanPages(["/prices", "/prices?add=1", "/prices?gpu=nothing-like-it"]);
