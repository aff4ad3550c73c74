// UX 3.1: a newcomer's first minute, without sign-in and without entering anything.
import { expect, test } from "@playwright/test";
import { cleanPages } from "./pages/clean-page";
import { StartPage } from "./pages/start-page";

const OPENING =
  "On an example bill of US$100,000 a month, published measurements of tuned whole-GPU VMs suggest that about US$21,000 a year buys no work.";

test("the first HTML answers, with scripts off: sentence, figure, range, grades and all 33 dots", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const start = new StartPage(await context.newPage());
  await start.open();
  await expect(start.opening()).toContainText(OPENING);
  await expect(start.figure()).toHaveText("US$21,000");
  await expect(start.page.getByText("8 in 10 published pairs: −US$4,800 to US$64,800.").first()).toBeVisible();
  await expect(start.page.getByText("Overhead: Cited")).toBeVisible();
  await expect(start.page.getByText("Bill: Example")).toBeVisible();
  await expect(start.page.locator("circle[data-pick]")).toHaveCount(33);
  await start.bill().fill("85k");
  await start.page.getByRole("button", { name: "Answer again" }).click();
  await expect(start.figure()).toHaveText("US$17,850");
  await context.close();
});

test("typing a bill redraws figure, sentence and address, and says so once", async ({ page }) => {
  const start = new StartPage(page);
  await start.open();
  await page.waitForLoadState("networkidle");
  await start.bill().fill("85k");
  await expect(start.figure()).toHaveText("US$17,850");
  await expect(start.opening()).toContainText("US$17,850");
  await expect(page.getByText("Bill: Entered")).toBeVisible();
  await expect(page).toHaveURL(/\/\?bill=85k$/);
  await expect(start.announced()).toContainText("US$17,850");
});

test("the copied address gives the same answer in a clean browser", async ({ page, browser, baseURL }) => {
  const start = new StartPage(page);
  await start.open("?bill=85k&preset=vendor-claim&def=match&mo=36");
  const figure = await start.figure().innerText();
  const context = await browser.newContext({ baseURL });
  const other = new StartPage(await context.newPage());
  await other.page.goto(page.url());
  await expect(other.figure()).toHaveText(figure);
  await context.close();
});

test("a dot of the strip gives its own figure, by mouse and by the table's link", async ({ page }) => {
  const start = new StartPage(page);
  await start.open();
  await page.waitForLoadState("networkidle");
  await page.locator("circle[data-pick=ML07G-04]").click();
  await expect(page).toHaveURL(/preset=ML07G-04/);
  await expect(start.opening()).toContainText("one published pair (ssd-resnet34 Server, 2020)");
  await expect(page.getByText("Overhead: Cited")).toBeVisible();
  await start.openTable();
  await page.getByRole("link", { name: /^Use .*resnet50 Server/ }).click();
  await expect(page).toHaveURL(/preset=ML07G-02/);
});

test("the other definition reads 17.6 % at 15 %, and says why", async ({ page }) => {
  const start = new StartPage(page);
  await start.open("?preset=range&lo=15&hi=15");
  await page.waitForLoadState("networkidle");
  await start.sayAs("Extra capacity");
  await expect(page).toHaveURL(/def=match/);
  await expect(page.getByText("What is left, 85 %, must do the work of 100 %")).toBeVisible();
  await expect(page.getByText("17.6 % more servers, not 15 %").first()).toBeVisible();
});

test("a number nobody can read stays in its field with the reason, and the last figure stands, marked", async ({
  page,
}) => {
  const start = new StartPage(page);
  await start.open("?bill=85k");
  await page.waitForLoadState("networkidle");
  await start.bill().fill("85 apples");
  await expect(start.bill()).toHaveValue("85 apples");
  await expect(start.bill()).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("This is not a number.")).toBeVisible();
  await expect(start.figure()).toHaveText("US$17,850");
  await expect(page.getByText("from the last readable entry")).toBeVisible();
});

test("a range typed in one field gives the ends it echoes, and says that the other is not used", async ({ page }) => {
  const start = new StartPage(page);
  await start.open("?preset=range&lo=8&hi=14");
  await page.waitForLoadState("networkidle");
  const figure = await start.figure().innerText();
  await page.getByLabel("1 case in 10 below").fill("8 to 14");
  await page.getByLabel("1 case in 10 above").fill("30");
  await expect(page.getByText("8 in 10 times between 8 and 14 %")).toBeVisible();
  await expect(page.getByText("Not used: the other field holds both ends.")).toBeVisible();
  await expect(start.figure()).toHaveText(figure);
});

for (const [query, words] of [
  ["?bill=abc", "for the example bill, because an entry could not be read"],
  ["?preset=range", "for the published measurements, because no range is typed"],
  ["?preset=range&lo=15&hi=10", "for the published measurements, because an entry could not be read"],
] as const)
  test(`a first load of /${query} shows the example and says why`, async ({ page }) => {
    const start = new StartPage(page);
    await start.open(query);
    await expect(start.figure()).toHaveText("US$21,000");
    await expect(page.getByText(`(${words})`).first()).toBeVisible();
    await expect(page.getByText("from the last readable entry")).toHaveCount(0);
  });

test("a bill of nothing asks for a bill", async ({ page }) => {
  const start = new StartPage(page);
  await start.open("?bill=0");
  await expect(start.opening()).toContainText("Enter a monthly bill to see money.");
  await expect(start.figure()).toHaveText("1.75\u00a0%");
});

test("an article's two ends are drawn as two ends", async ({ page }) => {
  const start = new StartPage(page);
  await start.open("?preset=vendor-claim");
  await expect(page.getByText("band: the range the article states")).toBeVisible();
  await expect(page.getByText(/nine in ten cases/)).toHaveCount(0);
});

test("Server pairs say that the submitter chose the rate, here and on /evidence", async ({ page }) => {
  const start = new StartPage(page);
  await start.open();
  await start.openTable();
  await expect(page.getByRole("cell", { name: "rate chosen by the submitter" })).toHaveCount(14);
  await expect(page.getByText("In the 14 MLPerf Server pairs")).toBeVisible();
  await page.goto("/evidence");
  await page.getByText("The 33 pairs, values as published").click();
  await expect(page.getByRole("rowheader", { name: "rate chosen by the submitter" })).toHaveCount(14);
  await expect(page.getByText("In the 14 MLPerf Server pairs")).toBeVisible();
});

for (const size of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])
  test(`at ${size.width} × ${size.height} the figure, its range, its grades and the one filled button need no scrolling`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    const start = new StartPage(page);
    await start.open();
    for (const part of [
      start.figure(),
      page.getByText("8 in 10 published pairs: −US$4,800 to US$64,800.").last(),
      page.getByText("Overhead: Cited"),
      start.loadSample(),
      start.bill(),
    ])
      await expect(part).toBeInViewport({ ratio: 1 });
    const top = async (part: ReturnType<StartPage["figure"]>) => (await part.boundingBox())?.y ?? Number.NaN;
    expect(await top(start.figure())).toBeLessThan(await top(start.bill()));
  });

test("one click leads from the start to a verdict with its interval", async ({ page }) => {
  const start = new StartPage(page);
  await start.open();
  await start.loadSample().click();
  await expect(page).toHaveURL(/\/compare\?baseline=.*candidate=/, { timeout: 20_000 });
  await expect(page.getByRole("main")).toContainText(/95\s% interval/);
});

const PATHS = [
  "/",
  "/?bill=",
  "/?preset=vendor-claim&count=bound",
  "/?bill=apples&preset=range&count=bound",
  "/evidence",
  "/methods",
  "/nowhere",
];

cleanPages(PATHS);
