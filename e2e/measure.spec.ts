// The way before the upload: what to measure, and what is read.
import { expect, test } from "@playwright/test";
import { cleanPages } from "./pages/clean-page";

test.setTimeout(90_000);

test("the plan has five benchmarks and two descriptions to copy, both uploads, and five rounds in turns", async ({
  page,
  context,
  isMobile,
}) => {
  if (!isMobile) await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/measure");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What to measure");
  for (const program of [
    "nvidia-smi -q -x",
    "lscpu -J",
    "nvbandwidth -j",
    "all_reduce_perf",
    "vllm bench serve",
    "fio ",
    "iperf3 -c",
  ])
    await expect(page.locator("code", { hasText: program }).first()).toBeVisible();
  const uploads = page.locator("code", { hasText: "bin/bareline push" });
  await expect(uploads).toHaveCount(2);
  for (const upload of await uploads.all())
    await expect(upload).toContainText(`--server ${new URL(page.url()).origin}`);
  await expect(page.getByLabel(/^Round \d/)).toHaveCount(5);
  await expect(page.getByText("VM first, then bare metal")).toHaveCount(2);
  const box = page.getByLabel(/^Round 1/);
  await box.check();
  await expect(box).toBeChecked();
  const copy = page.getByRole("button", { name: "Copy" }).last();
  await copy.click();
  if (isMobile) return;
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^bin\/bareline push vm\/ --mode vm-passthrough/,
  );
});

test("on paper the plan keeps its boxes and commands and leaves the buttons out", async ({ page }) => {
  await page.goto("/measure");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByLabel(/^Round 5/)).toBeVisible();
  await expect(page.locator("code", { hasText: "nvbandwidth -j" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy" }).first()).toBeHidden();
  await expect(page.getByRole("link", { name: "Upload files" })).toBeHidden();
});

test("every format the API names has its entry, with an example and a place in the contents", async ({
  page,
  request,
}) => {
  const { items } = await (await request.get("/api/v1/formats?limit=200")).json();
  expect(items.length).toBeGreaterThan(10);
  await page.goto("/docs/formats");
  for (const { id, label, measures, example } of items) {
    const entry = page.locator(`article[id="${id}"]`);
    await expect(entry.getByRole("heading", { name: label, exact: true })).toBeVisible();
    await expect(entry).toContainText(measures);
    expect(await entry.locator("pre").textContent()).toContain(example.split("\n")[0]);
    await expect(page.getByRole("navigation", { name: "On this page" }).locator(`a[href="#${id}"]`)).toHaveCount(1);
  }
  const entry = page.locator('article[id="nvbandwidth"]');
  await entry.getByText("What such a file looks like").click();
  await expect(entry.locator("pre")).toBeVisible();
});

test("files that describe a machine stand by themselves", async ({ page }) => {
  await page.goto("/docs/formats#environment");
  const machines = page.getByRole("region", { name: "What describes a machine" });
  await expect(machines.locator("article[id=nvidia-smi]")).toBeVisible();
  await expect(machines.locator("article[id=nvbandwidth]")).toHaveCount(0);
});

test("the upload page leads to both", async ({ page }) => {
  await page.goto("/upload");
  const main = page.getByRole("main");
  await main.getByRole("link", { name: "What to measure" }).click();
  await expect(page).toHaveURL(/\/measure$/, { timeout: 20_000 });
  await page.getByRole("link", { name: "What else is read" }).click();
  await expect(page).toHaveURL(/\/docs\/formats$/, { timeout: 20_000 });
});

cleanPages(["/measure", "/docs/formats", "/docs/metrics"], async (page) => {
  for (const details of await page.locator("main details").all())
    await details.evaluate((element: HTMLDetailsElement) => {
      element.open = true;
    });
});
