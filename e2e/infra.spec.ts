// UX 3.2: an infra lead drops twelve files, compares them, leaves a repeat out, and takes the overhead into a scenario.
import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { type Page, expect, test } from "@playwright/test";
import { ComparePage } from "./pages/compare-page";
import { RunsPage } from "./pages/runs-page";
import { sampleFolder } from "./pages/sample-folder";
import { UploadPage } from "./pages/upload-page";

test.setTimeout(120_000);

/** What the console says; a browser itself notes that a damaged file was refused with 422, which is the answer wanted. */
function consoleOf(page: Page): string[] {
  const said: string[] = [];
  page.on("console", (m) => {
    if (["error", "warning"].includes(m.type()) && !/status of 422/.test(m.text())) said.push(m.text());
  });
  page.on("pageerror", (e) => said.push(e.message));
  return said;
}

async function uploadFolder(page: Page) {
  const upload = new UploadPage(page);
  const { path, damaged } = await sampleFolder();
  await upload.open();
  await upload.chooseFolder(path);
  await upload.takeNames().click({ timeout: 30_000 });
  await expect(upload.save()).toHaveText("Save 11 runs: 6 bare metal and 5 virtualized");
  return { upload, path, damaged };
}

async function samplePair(page: Page): Promise<ComparePage> {
  const upload = new UploadPage(page);
  await upload.open();
  await upload.loadSample().click();
  await page.waitForURL(/\/compare\?/);
  return new ComparePage(page);
}

test("twelve files become eleven runs and one reject with its reason, and a verdict without anything typed", async ({
  page,
}) => {
  const said = consoleOf(page);
  const { upload, path, damaged } = await uploadFolder(page);

  const bad = upload.row(`esxi-vm/${damaged}`);
  await expect(bad).toContainText("Refused");
  await expect(bad).toContainText(/line \d+/);
  const [download] = await Promise.all([page.waitForEvent("download"), upload.rejects().click()]);
  const csv = await readFile(await download.path(), "utf8");
  expect(csv).toContain(`esxi-vm/${damaged}`);
  expect(csv.split("\r\n")[0]).toContain("reason");

  await upload.save().click();
  await expect(upload.compare()).toHaveText("Compare 6 bare metal and 5 virtualized", { timeout: 30_000 });
  await expect(upload.row("bare-metal/vllm-bench-serve-1.json")).toContainText("Saved");

  // The same folder again adds nothing to the list, and nothing to the database.
  await upload.chooseFolder(path);
  await expect(upload.files().getByRole("heading", { name: "12 files" })).toBeVisible();
  await page.reload();
  await page.waitForLoadState("networkidle");
  await upload.chooseFolder(path);
  await upload.takeNames().click({ timeout: 30_000 });
  await upload.save().click();
  await expect(upload.compare()).toBeVisible({ timeout: 30_000 });
  await expect(upload.row("bare-metal/vllm-bench-serve-1.json")).toContainText("Already here");

  await upload.compare().click();
  const compare = new ComparePage(page);
  await expect(compare.verdict()).toContainText(/(95|90)\s%\sinterval|No claimable overhead/);
  await expect(compare.verdict()).toContainText(/Virtualized|No/);
  expect(said).toEqual([]);
});

test("the sample pair answers the five questions, each with an interval and both values", async ({ page }) => {
  const compare = await samplePair(page);
  await expect(compare.verdict()).toContainText(/95\s% interval [\d.]+(\s%)? to [\d.]+\s%; n\s=\s5\sv\s5; floor/);
  for (const question of [
    "Host link (PCIe)",
    "GPU memory",
    "Inference throughput",
    "GPU link (NVLink)",
    "p99 latency",
  ]) {
    const answer = compare.five().locator("div").filter({ hasText: question }).last();
    await expect(answer).toContainText(/ to /);
    await expect(answer).toContainText("→");
  }
  await expect(compare.five().locator("div").filter({ hasText: "p99 latency" }).last()).toContainText(/[+−][\d.]+ ms/);
  await expect(compare.chart()).toContainText(/rows lie beyond the/);
  await expect(compare.cost()).toContainText(/US\$[\d,]+/);
  await expect(compare.cost()).toContainText("Bill: Example");
});

test("leaving a repeat out takes a reason, which stands on the page, in the CSV and in the address", async ({
  page,
}) => {
  const compare = await samplePair(page);
  await compare.leaveOut("the host was patched | meanwhile");
  await expect(compare.runs()).toContainText("because: the host was patched | meanwhile");
  await expect(page).toHaveURL(/without=/);
  await expect(compare.verdict()).toContainText(/n\s=\s(4\sv\s5|5\sv\s4|5\sv\s5)/);
  const href = await compare.csv().getAttribute("href");
  const csv = await (await page.request.get(href ?? "")).text();
  expect(csv).toContain("the host was patched | meanwhile");
  await page.getByRole("link", { name: "Put back" }).click();
  await expect(page).not.toHaveURL(/without=/);
});

test("a comparison goes into a scenario with its overhead", async ({ page }) => {
  const compare = await samplePair(page);
  await compare.useInScenario().click();
  await page.waitForURL(/\/scenarios\/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("against");
});

test("one metric up close shows both distributions and what each run says", async ({ page }) => {
  const compare = await samplePair(page);
  await compare.metric().selectOption({ label: "TTFT" });
  await expect(page).toHaveURL(/m=time-to-first-token/);
  await expect(compare.table().getByRole("row")).toHaveCount(3);
  await compare.opener("TTFT").click();
  await expect(page.getByRole("img", { name: /distributions of both sides/ })).toBeVisible();
  await expect(page.getByRole("table", { name: "What each run says" }).getByRole("row")).toHaveCount(11);
});

test("a comparison kept under a name has a short address that shows the same", async ({ page }) => {
  const compare = await samplePair(page);
  const sentence = await compare.verdict().innerText();
  await page.getByText("Save under a name").click();
  await page.getByLabel("Name", { exact: true }).fill("Quarterly check");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/saved=/);
  expect(page.url().length).toBeLessThan(150);
  await expect(compare.verdict()).toHaveText(sentence);
  await expect(page).toHaveTitle(/Quarterly check/);
});

test("runs are found, ticked and compared by keyboard alone", async ({ page }) => {
  await samplePair(page);
  const runs = new RunsPage(page);
  await runs.open("?q=vllm-bench-serve-1&format=vllm-bench-serve");
  await page.waitForLoadState("networkidle");
  for (const name of ["metal-1", "vm-1"]) {
    const box = runs.row(name).first().getByRole("checkbox");
    await box.focus();
    await page.keyboard.press("Space");
    await expect(box).toBeChecked();
  }
  await expect(page.getByText("1 bare metal and 1 virtualized ticked")).toBeVisible();
  await runs.compare().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/compare\?(?=.*baseline=)(?=.*candidate=)/);
  await expect(new ComparePage(page).verdict()).toContainText("Cannot tell");
});

test("a deleted run comes back within ten seconds", async ({ page }) => {
  const { upload } = await uploadFolder(page);
  await upload.save().click();
  await expect(upload.compare()).toBeVisible({ timeout: 30_000 });
  await upload.row("bare-metal/nvbandwidth-1.json").getByRole("link", { name: "Open the run" }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  const address = page.url();
  await page.getByRole("button", { name: "Delete this run" }).click();
  await page.waitForURL(/\/runs\?deleted=/);
  const runs = new RunsPage(page);
  const [restored] = await Promise.all([
    page.waitForResponse((r) => r.request().method() === "POST" && r.url().includes("/runs")),
    runs.undo().click(),
  ]);
  expect(restored.ok()).toBe(true);
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("nvbandwidth-1.json");
});

test("a run's page shows its distribution, its file and its environment, which can be mended", async ({ page }) => {
  const { upload } = await uploadFolder(page);
  await upload.save().click();
  await expect(upload.compare()).toBeVisible({ timeout: 30_000 });
  await upload.row("esxi-vm/vllm-bench-serve-1.json").getByRole("link", { name: "Open the run" }).click();
  await expect(page.getByRole("img", { name: /share of values at or below/ })).toBeVisible();
  await expect(page.getByRole("img", { name: /in the order measured/ })).toBeVisible();
  await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
  await page.getByText("Edit the environment").click();
  await page.getByLabel("Label", { exact: true }).fill("esxi-9-pool-a");
  await page.getByLabel("GPUs used").fill("eight");
  await page.getByRole("button", { name: "Save the environment" }).click();
  await expect(page.getByRole("alert").first()).toContainText("eight");
  await expect(page.getByLabel("Label", { exact: true })).toHaveValue("esxi-9-pool-a");
  await page.getByLabel("GPUs used").fill("8");
  await page.getByRole("button", { name: "Save the environment" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("esxi-9-pool-a");
});

test("without scripts a file is taken in, and comparing and filtering work", async ({ page, browser, baseURL }) => {
  await samplePair(page);
  const address = page.url();
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const plain = await context.newPage();
  await plain.goto(address);
  const compare = new ComparePage(plain);
  await expect(compare.verdict()).toContainText("95 % interval");
  await expect(compare.chart().getByRole("img").first()).toBeVisible();
  await expect(compare.row("Output token throughput").first()).toBeVisible();

  await plain.goto("/upload");
  const { path } = await sampleFolder();
  await plain.getByLabel("One benchmark file").setInputFiles(`${path}/bare-metal/nvbandwidth-1.json`);
  await plain.getByRole("button", { name: "Save as bare metal" }).click();
  await plain.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  await expect(plain.getByRole("heading", { level: 1 })).toHaveText("nvbandwidth-1.json");

  await plain.goto("/runs?mode=bare-metal");
  await expect(new RunsPage(plain).row("nvbandwidth-1.json").first()).toBeVisible();
  await plain.goto("/runs?q=nothing-is-called-so");
  await expect(plain.getByText("No run matches “nothing-is-called-so”")).toBeVisible();
  await context.close();
});

/** Everything folded is opened in one of the themes; a long table twice would only cost minutes. */
async function lookOver(page: Page, path: string, unfold: boolean): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  if (unfold)
    await page.evaluate(() => document.querySelectorAll("main details").forEach((d) => d.setAttribute("open", "")));
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => `${path}: ${v.id} ${v.nodes[0]?.html}`)).toEqual([]);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(over, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing and nothing overflows on a comparison, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const said = consoleOf(page);
    await samplePair(page);
    const address = page.url();
    await lookOver(page, address, colorScheme === "light");
    await lookOver(page, `${address}&m=time-to-first-token`, true);
    expect(said).toEqual([]);
  });

  test(`axe finds nothing and nothing overflows on upload, runs, a run and an empty compare, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    const said = consoleOf(page);
    const compare = await samplePair(page);
    const run = await compare.runs().getByRole("link").nth(1).getAttribute("href");
    for (const path of ["/compare", "/upload", "/runs", run ?? "/runs"]) await lookOver(page, path, true);
    expect(said).toEqual([]);
  });
}
