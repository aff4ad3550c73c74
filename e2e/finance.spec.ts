// UX 3.3 as far as the first slice goes: a finance lead makes a plan, changes assumptions, shares it frozen, reads,
// prints and exports it, and takes the link back.
import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { type Page, expect, test } from "@playwright/test";
import { ReportPage } from "./pages/report-page";
import { ScenarioPage } from "./pages/scenario-page";

function consoleOf(page: Page): string[] {
  const said: string[] = [];
  page.on("console", (m) => {
    // A browser notes each refused request; the refusals here are the answers wanted.
    if (["error", "warning"].includes(m.type()) && !/status of (404|409)/.test(m.text())) said.push(m.text());
  });
  page.on("pageerror", (e) => said.push(e.message));
  return said;
}

const unique = (name: string) => `${name} ${test.info().project.name} ${Date.now().toString(36)}`;

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
}

test("US$100,000 a month at 10 to 15 % is US$120,000 to 180,000 a year, and 17.65 % more capacity", async ({
  page,
}) => {
  const said = consoleOf(page);
  const scenario = new ScenarioPage(page);
  await scenario.make(unique("Claim"), "100k", "10 to 15 %");
  await expect(scenario.figure()).toHaveText("US$150,000");
  await expect(scenario.range()).toContainText("US$120,000 to US$180,000");
  await scenario.definition("Extra capacity").click();
  await expect(page).toHaveURL(/def=match/);
  await expect(scenario.figure()).toHaveText("US$171,429");
  await expect(scenario.range()).toContainText("US$133,333 to US$211,765");
  // The sentence follows the definition, and the chart says that it does not.
  await expect(page.getByText("costs about US$171,429 more a year")).toBeVisible();
  await expect(page.locator("#fan-sentence")).toContainText("not what the extra capacity costs");
  await page.locator("#year").getByText("Show the maths").click();
  await expect(page.locator("#year")).toContainText("15 % ÷ 85 % = 17.6471 %");
  expect(said).toEqual([]);
});

test("what is typed is echoed, saved by itself, undone by keys, and there after a reload", async ({ page }) => {
  const scenario = new ScenarioPage(page);
  await scenario.make(unique("Edits"), "100,000", "4 to 6 %");
  await expect(scenario.figure()).toHaveText("US$60,000");
  const bill = scenario.field("GPU bill a month");
  await bill.fill("85k");
  await expect(page.getByText("read as 85,000")).toBeVisible();
  await expect(scenario.figure()).toHaveText("US$51,000");
  await expect(scenario.saved()).toHaveText(/^Saved \d\d:\d\d$/);
  await page.reload();
  await page.waitForLoadState("networkidle");
  await expect(scenario.figure()).toHaveText("US$51,000");
  await scenario.unfold();
  await bill.press("ControlOrMeta+z");
  await expect(scenario.figure()).toHaveText("US$60,000");
  await bill.press("ControlOrMeta+Shift+z");
  await expect(scenario.figure()).toHaveText("US$51,000");
});

test("an unreadable entry stays in its field with the reason, and the last good figure stays, marked", async ({
  page,
}) => {
  const scenario = new ScenarioPage(page);
  await scenario.make(unique("Slip"), "100,000", "4 to 6 %");
  await scenario.field("GPU bill a month").fill("a lot");
  await expect(page.getByText("This is not a number.")).toBeVisible();
  await expect(scenario.field("GPU bill a month")).toHaveValue("a lot");
  await expect(scenario.figure()).toHaveText("US$60,000");
  await expect(page.getByText("from the last readable entry")).toBeVisible();
});

test("two windows: the second is asked, and nothing is overwritten unseen", async ({ page, context }) => {
  const one = new ScenarioPage(page);
  await one.make(unique("Twice"), "100,000", "4 to 6 %");
  await expect(one.saved()).toBeVisible();
  await expect(one.figure()).toHaveText("US$60,000");
  const two = new ScenarioPage(await context.newPage());
  await two.page.goto(page.url());
  await two.page.waitForLoadState("networkidle");
  await expect(two.figure()).toHaveText("US$60,000");
  await two.unfold();
  await two.field("GPU bill a month").fill("200,000");
  await expect(two.saved()).toHaveText(/^Saved \d\d:\d\d$/);
  await one.field("One-off cost of moving").fill("5,000");
  await expect(page.getByText("changed elsewhere while you edited")).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Take theirs" }).click();
  await expect(one.figure()).toHaveText("US$120,000");
  await expect(one.field("One-off cost of moving")).toHaveValue("0");
});

test("without scripts a scenario is made, changed and extended by a plain form", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  const scenario = new ScenarioPage(page);
  await page.goto("/scenarios/new");
  await page.getByLabel("Name of the scenario").fill(unique("Plain"));
  await page.getByLabel("GPU bill a month").fill("100k");
  await page.getByRole("button", { name: "Create the scenario" }).click();
  await expect(scenario.figure()).toHaveText("US$21,000");
  await expect(page.getByRole("img", { name: /added up over 36 months/ })).toBeVisible();
  await scenario.unfold();
  await scenario.field("Overhead from").selectOption({ label: "One value" });
  await scenario.field("Overhead").fill("5 %");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(scenario.figure()).toHaveText("US$60,000");
  await page.getByRole("button", { name: "Add a segment" }).click();
  await expect(page.getByRole("group", { name: "Segment 2" })).toBeVisible();
  await scenario.unfold();
  await scenario.field("GPU bill a month", 1).fill("nothing");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Not saved: an entry could not be read")).toBeVisible();
  await expect(scenario.field("GPU bill a month", 1)).toHaveValue("nothing");
  await context.close();
});

test("a scenario is deleted at once and comes back by undo", async ({ page }) => {
  const scenario = new ScenarioPage(page);
  const name = unique("Gone");
  await scenario.make(name, "100,000", "4 to 6 %");
  await expect(scenario.figure()).toHaveText("US$60,000");
  await expect(scenario.saved()).toHaveText(/^Saved \d\d:\d\d$/);
  await scenario.openList();
  await expect(scenario.row(name)).toContainText("US$60,000");
  await expectNoViolations(page);
  await page.getByRole("button", { name: `Delete ${name}` }).click();
  await expect(page.getByText("Deleted the scenario.")).toBeVisible();
  await expect(scenario.row(name)).toHaveCount(0);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(scenario.row(name)).toHaveCount(1);
});

test("share, read, export, revoke: the report is frozen, adds up, hides what was hidden, and dies at once", async ({
  page,
  browser,
  baseURL,
}) => {
  // One story over two readers and four files: twice the usual time on a busy machine.
  test.setTimeout(120_000);
  const said = consoleOf(page);
  const scenario = new ScenarioPage(page);
  const report = new ReportPage(page);
  const name = unique("Fleet");
  await scenario.make(name, "100,000", "10 to 15 %");
  await page.getByRole("button", { name: "Add a segment" }).click();
  await scenario.field("GPU bill a month", 1).fill("33,333");
  await scenario.field("What bare metal costs more").fill("4.321 %");
  await expect(page.locator("#break-even-sentence")).toContainText("4.32 %");
  await expectNoViolations(page);
  const figure = await scenario.figure().innerText();
  await scenario.share().click();
  await page.waitForURL(/\/share$/);
  await expectNoViolations(page);
  const path = await report.make({ hide: ["Unit prices"], life: "30 days" });
  expect(path).toMatch(/^\/r\/[\w-]{43}$/);
  await page.reload();
  await expect(report.link()).toHaveCount(0);

  // The reader has no script and no session.
  const reader = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const shared = new ReportPage(await reader.newPage());
  const answer = await shared.page.goto(path);
  expect(answer?.headers()).toMatchObject({
    "cache-control": "private, no-store",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
  });
  await expect(shared.frozen()).toBeVisible();
  await expect(new ScenarioPage(shared.page).figure()).toHaveText(figure);
  await expect(shared.page.getByRole("img", { name: /added up over/ })).toBeVisible();
  for (const { parts, total } of await shared.sums("Spend that bought no work, segment by segment"))
    expect(parts).toBe(total);
  for (const { parts, total } of await shared.sums("What the extra capacity costs, segment by segment"))
    expect(parts).toBe(total);
  const html = await shared.page.content();
  expect(html).not.toContain("4.321");
  // Nor anything the premium could be solved from, and hidden is not said to be absent.
  expect(html).not.toMatch(/No premium was entered|Value of moving today|Chance that moving|paid back|No payback/);
  await expect(shared.page.getByText("The author left out what bare metal costs.").first()).toBeVisible();

  // Its exports, with raw numbers and without what was hidden.
  const csv = await (await reader.request.get(`${path}/report.csv`)).text();
  const json = await (await reader.request.get(`${path}/report.json`)).json();
  const markdown = await (await reader.request.get(`${path}/report.md`)).text();
  const svg = await (await reader.request.get(`${path}/chart.svg`)).text();
  for (const text of [csv, JSON.stringify(json), markdown, svg]) expect(text).not.toMatch(/4\.321|0\.04321/);
  expect(json.projection).not.toHaveProperty("decision");
  expect(json.projection.sensitivity).toEqual([]);
  // The link's own random token may spell anything.
  const texts = [csv, JSON.stringify(json), markdown].map((text) => text.replaceAll(/\/r\/[\w-]{43}/g, "/r/"));
  for (const text of texts) expect(text).not.toMatch(/npv|net present|payback/i);
  expect(csv.startsWith("\uFEFF")).toBe(true);
  expect(csv).toContain("120000");
  expect(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg/);
  expect(`US$${Math.round(json.projection.perYear.waste.value).toLocaleString("en-US")}`).toBe(figure);

  // Edits afterwards do not reach it.
  await scenario.openList();
  await page.getByRole("link", { name }).click();
  await page.waitForLoadState("networkidle");
  await scenario.unfold();
  await scenario.field("GPU bill a month").fill("500,000");
  await expect(scenario.saved()).toHaveText(/^Saved \d\d:\d\d$/);
  await shared.page.reload();
  await expect(new ScenarioPage(shared.page).figure()).toHaveText(figure);

  await report.openList();
  await expect(report.row(name)).toContainText("Live, public");
  await expectNoViolations(page);
  await report
    .row(name)
    .getByRole("button", { name: /^Revoke/ })
    .click();
  await expect(page.getByText("Revoked. The link opens nothing from now on.")).toBeVisible();
  expect((await shared.page.reload())?.status()).toBe(404);
  await expect(shared.nothing()).toBeVisible();
  expect((await reader.request.get(`${path}/report.json`)).status()).toBe(404);
  expect(said).toEqual([]);
  await reader.close();
});

test("replacing a link shows the new one once and ends the old", async ({ page }) => {
  const scenario = new ScenarioPage(page);
  const report = new ReportPage(page);
  const name = unique("Replaced");
  await scenario.make(name, "100,000", "4 to 6 %");
  await expect(scenario.figure()).toHaveText("US$60,000");
  await scenario.share().click();
  await page.waitForURL(/\/share$/);
  const old = await report.make();
  await report.openList();
  const row = report.row(name);
  await row.getByText("Extend or replace").click();
  await row.getByRole("button", { name: "Replace it by a new one" }).click();
  await expect(report.link()).toBeVisible();
  const fresh = new URL(await report.link().innerText()).pathname;
  expect(fresh).not.toBe(old);
  expect((await page.request.get(old)).status()).toBe(404);
  expect((await page.request.get(fresh)).status()).toBe(200);
});

test("unknown, malformed and revoked links answer with one and the same page", async ({ page, request }) => {
  const bodies: string[] = [];
  for (const token of ["A".repeat(43), "short", "[token]", "x".repeat(10_000)]) {
    const answer = await request.get(`/r/${token}`);
    expect(answer.status()).toBe(404);
    expect(answer.headers()["cache-control"]).toMatch(/^private, .*no-store/);
    const masked = (await answer.text()).replaceAll(encodeURIComponent(token), "TOKEN").replaceAll(token, "TOKEN");
    bodies.push(masked.replaceAll(/nonce(=|\\":)\\?"[^"\\]*/g, "NONCE"));
  }
  // The same to the byte, once the address and the nonce of each answer are masked.
  for (const body of bodies) expect(body).toBe(bodies[0]);
  expect(bodies[0]).toContain(">This link opens nothing<");
  await page.goto(`/r/${"A".repeat(43)}`);
  await expectNoViolations(page);
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing on a report, ${scheme}, and it prints on A4 and Letter`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const scenario = new ScenarioPage(page);
    const report = new ReportPage(page);
    await scenario.make(unique("Print"), "100,000", "4 to 6 %");
    await expect(scenario.figure()).toHaveText("US$60,000");
    await expectNoViolations(page);
    await scenario.share().click();
    await page.waitForURL(/\/share$/);
    await page.goto(await report.make());
    await expectNoViolations(page);
    await page.emulateMedia({ media: "print" });
    for (const [format, width] of [
      ["A4", 673],
      ["Letter", 695],
    ] as const) {
      const file = test.info().outputPath(`${format}.pdf`);
      await page.pdf({ path: file, format, preferCSSPageSize: false });
      expect((await readFile(file)).subarray(0, 5).toString()).toBe("%PDF-");
      // Nothing is wider than the paper's text.
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toMatch(
      /255, 255, 255|rgba\(0, 0, 0, 0\)/,
    );
    await expect(page.getByText("Show the maths").first()).toBeVisible();
    // What is folded on the screen is open on paper.
    await expect(page.getByRole("table", { name: /bought no work, month by month/ }).getByRole("row")).toHaveCount(37);
    await expect(page.getByRole("table", { name: /bought no work, month by month/ })).toBeVisible();
    await expect(page.getByRole("table", { name: /Break-even premium/ })).toBeVisible();
  });
}
