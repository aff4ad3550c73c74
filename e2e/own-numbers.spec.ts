// FORMATS 4.12 (c): a table of no known tool is dropped, its columns are said once, and its rows become a run.
import { mkdtemp, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type Locator, type Page, expect, test } from "@playwright/test";
import { UploadPage } from "./pages/upload-page";

test.setTimeout(120_000);

/** A table that no other test has: its numbers are of now. */
async function ownTable(column: string): Promise<string> {
  const rows = Array.from({ length: 24 }, (_, i) => {
    const side = i % 2 === 0 ? "native" : "kvm";
    return `${side},${8 + 8 * (i % 4 > 1 ? 1 : 0)},${(100 + i + (Date.now() % 1000) / 1000).toFixed(3)}`;
  });
  const text = ["backend,threads,frames", ...rows, "kvm,8,broken", 'kvm,8,"1,234"', "kvm,8"].join("\n");
  const folder = await mkdtemp(path.join(tmpdir(), "own-"));
  const file = path.join(folder, `${column}.csv`);
  await writeFile(file, `${text.replace("frames", column)}\n`);
  return file;
}

const panelOf = (page: Page, file: string): Locator =>
  page.getByRole("region", { name: `Columns of ${path.basename(file)}` });

/** The table is dropped, and its columns wait to be said. */
async function dropTable(page: Page, column: string) {
  const file = await ownTable(column);
  const upload = new UploadPage(page);
  await upload.open();
  await upload.chooseFiles([file]);
  const panel = panelOf(page, file);
  await expect(panel).toBeVisible({ timeout: 30_000 });
  return { file, upload, panel };
}

async function fillIn(panel: Locator, column: string) {
  await panel.getByLabel("What was measured").fill("drawing");
  await panel.getByLabel("Column of figures").selectOption(column);
  await panel.getByLabel("Name of the metric").fill("frames drawn");
  await panel.getByLabel("Unit", { exact: true }).fill("frames/s");
  await panel.getByLabel("Rows of this run").selectOption("backend");
  await panel.getByLabel("Only rows that say").selectOption("kvm");
  await panel.getByRole("checkbox", { name: "threads" }).check();
  // One number with a comma makes 101.131 doubtful as well, until somebody says what the comma is.
  const second = panel.getByRole("table").getByRole("row").nth(2);
  await expect(second).toContainText("Left out: may be thousands, since other numbers have commas");
  await panel.getByRole("radio", { name: "1,234.56" }).check();
  await expect(second).toContainText("frames drawn, higher is better");
}

async function noViolations(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(" ")}`)).toEqual([]);
}

test("an unknown CSV is mapped, previewed row by row, saved, and its run shows the figures", async ({ page }, info) => {
  const column = `frames_${info.project.name}_${Date.now()}`;
  const { file, upload, panel } = await dropTable(page, column);

  // Nothing is guessed, and what is missing is said where it is missing.
  await panel.getByRole("button", { name: "Read the file this way" }).click();
  await expect(panel.getByRole("alert")).toContainText("to fill in before the file can be read");
  await expect(panel.getByLabel("What was measured")).toBeFocused();

  await fillIn(panel, column);
  const rows = panel.getByRole("table");
  await expect(rows.getByRole("row").nth(1)).toContainText("Not in this run");
  await expect(panel).toContainText("10 figures read and 10 rows not in this run");
  await noViolations(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    panel.getByRole("button", { name: "Download rejected rows with reasons" }).click(),
  ]);
  const csv = await readFile(await download.path(), "utf8");
  expect(csv.split("\r\n").slice(0, 2)).toEqual([
    `\uFEFFplace,column,reason,backend,threads,${column}`,
    `line 26,${column},is not a number,kvm,8,broken`,
  ]);

  await panel.getByRole("button", { name: "Read the file this way" }).click();
  await expect(panel).toBeHidden({ timeout: 30_000 });
  const row = upload.row(path.basename(file)).first();
  await expect(row).toContainText("Own numbers, mapped", { timeout: 30_000 });
  await row.getByLabel(/side/i).first().selectOption("vm-passthrough");
  await upload.save().click();
  await row.getByRole("link", { name: "Open the run" }).click({ timeout: 30_000 });
  await page.waitForURL(/\/runs\/[0-9a-f-]+$/);

  await expect(page.getByRole("main")).toContainText("frames drawn");
  await expect(page.getByRole("main")).toContainText("frames/s");
  await expect(page.getByRole("main")).toContainText("Only rows where “backend” is “kvm”.");
  await expect(page.getByRole("link", { name: "Download rejected rows with reasons" })).toBeVisible();
  await noViolations(page);
});

test("the next file of the same shape is read like last time with one click", async ({ page }, info) => {
  const column = `fps_${info.project.name}_${Date.now()}`;
  const upload = new UploadPage(page);
  const first = await ownTable(column);
  await upload.open();
  await upload.chooseFiles([first]);
  await fillIn(panelOf(page, first), column);
  await panelOf(page, first).getByRole("button", { name: "Read the file this way" }).click();
  await expect(panelOf(page, first)).toBeHidden({ timeout: 30_000 });

  const second = await ownTable(column);
  page.on("dialog", (dialog) => dialog.accept());
  await upload.open();
  await upload.chooseFiles([second]);
  const panel = panelOf(page, second);
  await expect(panel).toContainText("Saved for files of this shape", { timeout: 30_000 });
  await panel.getByRole("button", { name: "Read like last time" }).press("Enter");
  await expect(panel).toBeHidden({ timeout: 30_000 });
  await expect(upload.row(path.basename(second)).first()).toContainText("Own numbers, mapped");
});

test("what was said of one table is offered for the others of its shape in the same list", async ({ page }, info) => {
  const column = `alike_${info.project.name}_${Date.now()}`;
  const first = await ownTable(column);
  const second = await ownTable(column);
  const [one, two] = [first.replace(/\.csv$/, "-1.csv"), second.replace(/\.csv$/, "-2.csv")];
  await rename(first, one);
  await rename(second, two);
  const upload = new UploadPage(page);
  await upload.open();
  await upload.chooseFiles([one, two]);
  await fillIn(panelOf(page, one), column);
  await panelOf(page, one).getByRole("button", { name: "Read the file this way" }).click();
  await expect(upload.row(path.basename(two)).getByRole("button", { name: /^Read it the same way as/ })).toBeVisible({
    timeout: 30_000,
  });
  await upload
    .row(path.basename(one))
    .getByRole("button", { name: "Read 1 other file of this shape the same way" })
    .click();
  await expect(upload.row(path.basename(two))).toContainText("Own numbers, mapped", { timeout: 30_000 });
});

test("one file with both sides becomes a run of each", async ({ page }, info) => {
  const column = `sides_${info.project.name}_${Date.now()}`;
  const { file, upload, panel } = await dropTable(page, column);
  await fillIn(panel, column);
  await panel.getByRole("button", { name: "Add these rows as another run" }).click();
  const mapped = upload.row(path.basename(file)).filter({ hasText: "Own numbers, mapped" });
  await expect(mapped).toHaveCount(1, { timeout: 30_000 });
  await panel.getByLabel("Only rows that say").selectOption("native");
  await panel.getByRole("button", { name: "Read the file this way" }).click();
  await expect(mapped).toHaveCount(2, { timeout: 30_000 });
  await expect(panel).toBeHidden();
});
