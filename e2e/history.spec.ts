// A comparison through time: from a saved comparison to what changed it, and on to one of its sessions.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { HistoryPage, weeklySessions } from "./pages/history-page";

test.setTimeout(120_000);

/** A page that is made for the first time. */
const LATER = { timeout: 30_000 };

let weekly: string;
let single: string;

test.beforeAll(async ({ request }) => {
  test.setTimeout(120_000);
  weekly = await weeklySessions(request, 6, "updated");
  single = await weeklySessions(request, 1, "once");
});

test("a saved comparison leads to its history, which names the driver that cost it", async ({ page }) => {
  const history = new HistoryPage(page);
  await page.goto(`/compare?saved=${weekly}`);
  await page.getByRole("link", { name: "History of this comparison" }).click();
  await expect(page).toHaveURL(new RegExp(`/compare/history\\?saved=${weekly}$`), LATER);
  await expect(history.sentence()).toContainText("The overhead of output tokens rose from", LATER);
  await expect(history.sentence()).toContainText(
    "bare metal stayed. Recorded change: driver 570.86 → 580.65 (virtualized).",
  );
  await expect(history.drawn()).toHaveCount(2);
  await expect(history.changes().getByRole("listitem")).toHaveCount(1);
  await expect(history.changes()).toContainText("Between 16 Mar and 23 Mar 2026");
  await expect(history.table().getByRole("row")).toHaveCount(7);
});

test("each session opens its own comparison", async ({ page }) => {
  const history = new HistoryPage(page);
  await page.goto(`/compare/history?saved=${weekly}`);
  const session = history
    .table()
    .getByRole("row")
    .filter({ hasText: /^30 Mar 2026/ });
  const figure = await session.getByRole("cell").first().innerText();
  await session.getByRole("link").click();
  await expect(page).toHaveURL(/\/compare\?baseline=/, LATER);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("output token throughput", LATER);
  await expect(page.getByRole("main")).toContainText(figure);
});

test("another metric is followed by a plain form", async ({ page }) => {
  const history = new HistoryPage(page);
  await page.goto(`/compare/history?saved=${weekly}`);
  await history.metric().selectOption("time-to-first-token");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/m=time-to-first-token/, LATER);
  await expect(history.sentence()).toContainText("The overhead of time to first token rose", LATER);
});

test("one session says what would make a history", async ({ page }) => {
  const history = new HistoryPage(page);
  await page.goto(`/compare/history?saved=${single}`);
  await expect(history.sentence()).toContainText("One session of output tokens so far");
  await expect(page.getByText("Measure both sides again after the next update")).toBeVisible();
  await expect(history.changes()).toHaveCount(0);
});

test("is read without scripts, and a comparison that is not there says so", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const history = new HistoryPage(await context.newPage());
  await history.page.goto(`/compare/history?saved=${weekly}`);
  await expect(history.sentence()).toContainText("driver 570.86 → 580.65");
  await expect(history.drawn().first()).toBeVisible();
  await history.page.goto("/compare/history?saved=nowhere");
  await expect(history.page.getByText("This comparison is not there, or not yours.")).toBeVisible();
  await context.close();
});

for (const scheme of ["light", "dark"] as const)
  test(`is clean for axe and as wide as the window, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(`/compare/history?saved=${weekly}`);
    const { violations } = await new AxeBuilder({ page }).exclude("nextjs-portal").analyze();
    expect(violations.map((v) => `${v.id} ${v.nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
