// UX 2, `/compare`: rows answer in the browser, the address follows, and one row is looked at up close.
import AxeBuilder from "@axe-core/playwright";
import { type Page, expect as patient, test } from "@playwright/test";
import { madeComparison } from "./pages/compare-made";
import { ComparePage } from "./pages/compare-page";

test.setTimeout(180_000);

/** A form's answer is a whole page. */
const expect = patient.configure({ timeout: 20_000 });

async function openMade(page: Page, metrics: number): Promise<ComparePage> {
  // As many runs as a name has tests; the same bytes again are the same runs.
  const address = await madeComparison(page.request, { metrics, runs: 5, name: `made-${metrics}` });
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  return new ComparePage(page);
}

/** Dialog and page alike; what is folded is opened. */
async function expectClean(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelectorAll("main details").forEach((d) => d.setAttribute("open", "")));
  const { violations } = await new AxeBuilder({ page }).exclude("nextjs-portal").analyze();
  expect(violations.map((v) => `${v.id} ${v.nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}

/** The names of the rows that are in sight, as the table has them; on a phone the values stand under the name. */
const names = async (compare: ComparePage) =>
  (await compare.table().getByRole("rowheader").allInnerTexts()).map((text) => text.trim().split("\n")[0]);

test("rows are filtered by mouse, the address follows, and a reload shows the same", async ({ page }) => {
  const compare = await openMade(page, 60);
  await expect(compare.count()).toHaveText("60 of 60 rows");
  await page.getByLabel("Component").selectOption({ label: "GPU memory" });
  await expect(compare.count()).toHaveText("15 of 60 rows");
  await page.getByText("Beyond chance", { exact: true }).click();
  // Of 1, 5, 9 … 57 the multiples of seven: 21 and 49.
  await expect(compare.count()).toHaveText("2 of 60 rows, 13 hidden as noise");
  await page.getByLabel("In order of").selectOption({ label: "Name" });
  await expect(page).toHaveURL(/axis=gpu-memory&show=signal&sort=name/);
  const shown = await names(compare);
  expect(shown).toEqual(["metric-0021", "metric-0049"]);
  await page.reload();
  await expect(compare.count()).toHaveText("2 of 60 rows, 13 hidden as noise");
  expect(await names(compare)).toEqual(shown);
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await expect(compare.count()).toHaveText("60 of 60 rows");
  await expect(page).not.toHaveURL(/axis=/);
});

test("rows are found by keyboard alone, and the chart and the file follow", async ({ page }) => {
  const compare = await openMade(page, 60);
  await compare.find().focus();
  await page.keyboard.type("0042");
  await expect(compare.count()).toHaveText("1 of 60 rows");
  await expect(page).toHaveURL(/q=0042/);
  await expect(compare.chart()).toContainText("metric-0042");
  await expect(compare.chart()).not.toContainText("metric-0041");
  const csv = await (await page.request.get((await compare.csv().getAttribute("href")) ?? "")).text();
  const lines = csv.trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("custom:metric-0042");
  await page.getByRole("link", { name: "All conditions" }).focus();
  await page.keyboard.press("t");
  await expect(page.getByRole("group", { name: /Every metric of the comparison/ })).toBeFocused();
});

test("the file has the rows of the screen in its order", async ({ page }) => {
  const compare = await openMade(page, 60);
  await page.getByText("Beyond chance", { exact: true }).click();
  await page.getByLabel("In order of").selectOption({ label: "Component" });
  await expect(page).toHaveURL(/sort=component/);
  const shown = await names(compare);
  const csv = await (await page.request.get((await compare.csv().getAttribute("href")) ?? "")).text();
  const [head = "", ...lines] = csv.replace("\ufeff", "").trim().split("\r\n");
  const at = head.split(",").indexOf("name");
  expect(lines.map((line) => line.split(",")[at])).toEqual(shown);
});

test("a row opens at the side with its runs and tests, Escape closes it, and the focus goes back", async ({ page }) => {
  const compare = await openMade(page, 60);
  await compare.find().fill("0014");
  const opener = compare.opener("metric-0014");
  await opener.focus();
  await page.keyboard.press("Enter");
  await expect(compare.drawer()).toBeVisible();
  await expect(compare.drawer().getByRole("heading", { level: 2 })).toHaveText("metric-0014");
  await expect(page).toHaveURL(/row=/);
  await expect(compare.drawer().getByRole("table", { name: "What each run says" }).getByRole("row")).toHaveCount(11);
  await expect(compare.drawer()).toContainText("Mann-Whitney");
  await expect(compare.drawer().getByRole("link", { name: /^Download made-60-baseline-0/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(compare.drawer()).toBeHidden();
  await expect(opener).toBeFocused();
  await expect(page).not.toHaveURL(/row=/);
});

test("Back closes a row that was opened, and its address opens it again", async ({ page }) => {
  const compare = await openMade(page, 60);
  await compare.find().fill("0021");
  await expect(page).toHaveURL(/q=0021/);
  await compare.opener("metric-0021").click();
  await expect(compare.drawer()).toContainText("Hodges-Lehmann");
  const address = page.url();
  await page.goBack();
  await expect(compare.drawer()).toBeHidden();
  await page.goto(address);
  await expect(compare.drawer()).toContainText("Hodges-Lehmann");
});

test("a repeat is left out of one metric with a reason, which prints everywhere", async ({ page }) => {
  const compare = await openMade(page, 60);
  await compare.find().fill("0028");
  await compare.opener("metric-0028").click();
  const drawer = compare.drawer();
  await drawer.getByLabel("Because").fill("another job ran | `cron`");
  await drawer.getByRole("button", { name: "Leave it out" }).click();
  await expect(drawer).toContainText("n = 4 v 5");
  await expect(drawer).toContainText("Left out, because: another job ran | `cron`");
  await expect(page).toHaveURL(/without=/);
  await page.keyboard.press("Escape");
  await expect(compare.runs()).toContainText("metric-0028 only, because: another job ran | `cron`");
  const csv = await (await page.request.get((await compare.csv().getAttribute("href")) ?? "")).text();
  expect(csv).toContain("another job ran | `cron`");
  await page.getByRole("link", { name: "Put back" }).click();
  await expect(page).not.toHaveURL(/without=/);
  await expect(compare.runs()).not.toContainText("another job ran");
});

test("a saved comparison keeps a note, is found by it, and can be deleted", async ({ page }) => {
  const compare = await openMade(page, 12);
  await page.getByText("Change name or note").click();
  const name = `Quarter check ${test.info().project.name} ${test.info().workerIndex}`;
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Note", { exact: true }).fill("After the driver update <b>");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("After the driver update <b>").first()).toBeVisible();
  await expect(compare.verdict()).not.toBeEmpty();
  const list = `/compare/saved?q=${encodeURIComponent("driver update <b>")}`;
  await page.goto(list);
  await expectClean(page);
  const item = page.getByRole("listitem").filter({ hasText: name });
  await expect(item.first()).toContainText("5 runs v 5");
  const before = await item.count();
  await item.first().getByRole("link", { name }).click();
  await page.waitForURL(/[?]saved=/);
  await page.goto(list);
  await item.first().getByText("Delete", { exact: false }).first().click();
  await item
    .first()
    .getByRole("button", { name: /Delete it for good/ })
    .click();
  await expect(item).toHaveCount(before - 1);
});

test("the speed of both sides is drawn with bare metal at 100, and the address says so", async ({ page }) => {
  const compare = await openMade(page, 60);
  await page.getByText("Speed", { exact: true }).click();
  await expect(page).toHaveURL(/view=dumbbell/);
  await expect(compare.chart()).toContainText("→");
  await compare.find().fill("metric-000");
  await page.getByText("Speed", { exact: true }).waitFor();
  await page.getByLabel("Component").selectOption({ label: "Network" });
  await page.getByText("Slope", { exact: true }).click();
  await expect(page).toHaveURL(/view=slope/);
  await expect(compare.chart().getByRole("img", { name: /rows$/ })).toBeVisible();
});

test("two thousand rows stay usable: few stand in the page, every one is counted and found", async ({ page }) => {
  const compare = await openMade(page, 2000);
  const table = compare.table();
  await expect(table).toHaveAttribute("aria-rowcount", "2001");
  await expect.poll(() => table.getByRole("row").count(), { timeout: 60_000 }).toBeLessThan(80);
  const box = page.getByRole("group", { name: /Every metric of the comparison/ });
  await box.focus();
  await page.keyboard.press("End");
  await expect(table.locator('tr[aria-rowindex="2001"]')).toBeVisible();
  await compare.find().fill("metric-1337");
  await expect(compare.count()).toHaveText("1 of 2,000 rows");
  await expect(table.getByRole("rowheader")).toHaveText(/metric-1337/);
});

test("without scripts rows are filtered and opened by plain forms", async ({ page, browser, baseURL }) => {
  const address = await madeComparison(page.request, { metrics: 60, runs: 5, name: "made-60" });
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const plain = await context.newPage();
  await plain.goto(address);
  const compare = new ComparePage(plain);
  await expect(compare.table().getByRole("rowheader")).toHaveCount(60);
  await compare.find().fill("0035");
  await plain.getByRole("button", { name: "Show", exact: true }).click();
  await expect(plain).toHaveURL(/q=0035/);
  await expect(compare.table().getByRole("rowheader")).toHaveCount(1);
  await compare.opener("metric-0035").click();
  await expect(plain).toHaveURL(/row=/);
  await expect(compare.drawer()).toContainText("Mann-Whitney");
  await expect(plain.getByText("Not understood in the address")).toHaveCount(0);
  await context.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on a long table, a row up close, the speeds and no rows, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    const compare = await openMade(page, 120);
    await expectClean(page);
    await page.getByText("Speed", { exact: true }).click();
    await expectClean(page);
    await compare.find().fill("metric-0035");
    await compare.opener("metric-0035").click();
    await expect(compare.drawer()).toContainText("Mann-Whitney");
    await expectClean(page);
    await page.keyboard.press("Escape");
    await compare.find().fill("nothing is called so");
    await expect(page.getByText("No row is left of 120 rows")).toBeVisible();
    await expectClean(page);
  });

  test(`two sets of one side give the floor and no money, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const address = await madeComparison(page.request, { metrics: 12, runs: 5, name: "made-12" });
    const saved = await page.request.get(address.replace("/compare?saved=", "/api/v1/comparisons/"));
    const ids: string[] = (await saved.json()).request.baseline;
    const query = [...ids.slice(0, 3).map((id) => `baseline=${id}`), ...ids.slice(3).map((id) => `candidate=${id}`)];
    await page.goto(`/compare?${query.join("&")}`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Noise floor");
    await expect(page.getByRole("region", { name: "Noise floor" })).toContainText("19 in 20");
    await expect(page.getByText("What it costs")).toHaveCount(0);
    await expectClean(page);
  });
}
