// UX 2, /upload: many files at once, resumed after a reload and after a lost connection, and files that are not one run each.
import AxeBuilder from "@axe-core/playwright";
import { type Page, expect, test } from "@playwright/test";
import { collectionFile, manyFiles, withMachineFiles, zipFile } from "./pages/many-files";
import { UploadPage } from "./pages/upload-page";

test.setTimeout(180_000);

/** What the server says of the batch in the address. */
async function batchOf(page: Page) {
  const id = new URL(page.url()).searchParams.get("batch");
  const response = await page.request.get(`/api/v1/batches/${id}`);
  return (await response.json()) as { total: number; counts: Record<string, number> };
}

test("a folder of sixty files goes on after a reload and after a lost connection, and nothing is saved twice", async ({
  page,
  context,
}) => {
  const upload = new UploadPage(page);
  await upload.open();
  await upload.chooseFolder(await manyFiles(60));
  await expect(page).toHaveURL(/\?batch=[0-9a-f-]{36}$/);
  await expect(upload.heading(60)).toBeVisible();

  await expect(upload.bar()).toHaveAccessibleName(/^([1-9]|[12]\d) of 60 files read$/);
  await expect(upload.kept()).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expect(upload.heading(60)).toBeVisible({ timeout: 30_000 });
  await upload.settled();
  await upload.takeNames().click();
  await expect(upload.save()).toHaveText("Save 60 runs: 30 bare metal and 30 virtualized");

  await upload.save().click();
  await expect.poll(async () => (await batchOf(page)).counts.saved, { timeout: 60_000 }).toBeGreaterThan(5);
  await context.setOffline(true);
  await expect(upload.files().getByText(/^.*Connection lost\. \d+ files left\.$/)).toBeVisible({ timeout: 30_000 });
  await context.setOffline(false);
  await upload.settled();
  await expect(upload.compare()).toHaveText("Compare 30 bare metal and 30 virtualized");
  const batch = await batchOf(page);
  expect(batch).toMatchObject({ total: 60, counts: { refused: 0, waiting: 0 } });
  expect((batch.counts.saved ?? 0) + (batch.counts.known ?? 0)).toBe(60);

  // Everything is saved: this browser keeps nothing of it, the server still knows what became of each file.
  await page.reload();
  await expect(upload.compare()).toHaveText("Compare 30 bare metal and 30 virtualized", { timeout: 30_000 });
  await expect(upload.row("bare-metal/all-reduce-0.txt").first()).toContainText("Saved");
  await page.goto("/upload");
  await expect(page.getByRole("heading", { name: "No files at hand?" })).toBeVisible();
  await expect(page.getByText("is not finished")).toHaveCount(0);
});

test("a connection that breaks keeps the queue and offers to resume; a reload while saving goes on saving", async ({
  page,
}) => {
  const upload = new UploadPage(page);
  await upload.open();
  await page.route(/\/api\/(v1\/runs|health)/, (route) => route.abort());
  await upload.chooseFolder(await manyFiles(12));
  await expect(upload.resume()).toBeVisible({ timeout: 30_000 });
  await page.unroute(/\/api\/(v1\/runs|health)/);
  await upload.resume().click();
  await upload.settled();
  await upload.takeNames().click();
  await page.route(/\/api\/v1\/runs\?/, async (route) => {
    await new Promise((later) => setTimeout(later, 400));
    await route.continue();
  });
  await upload.save().click();
  await expect.poll(async () => (await batchOf(page)).counts.saved, { timeout: 60_000 }).toBeGreaterThan(2);
  await page.reload();
  await expect(upload.compare()).toHaveText("Compare 6 bare metal and 6 virtualized", { timeout: 60_000 });
  expect(await batchOf(page)).toMatchObject({ total: 12, counts: { waiting: 0, refused: 0 } });
});

test("a reload in the middle of a drop says which files did not arrive", async ({ page }) => {
  const upload = new UploadPage(page);
  // The browser never comes to keep a file, as it had not yet when the page was left too early.
  await page.addInitScript(() => {
    if (!sessionStorage.getItem("slow")) IDBFactory.prototype.open = () => ({}) as never;
    sessionStorage.setItem("slow", "yes");
  });
  await upload.open();
  const folder = await manyFiles(40);
  page.on("dialog", (dialog) => dialog.accept());
  await upload.chooseFolder(folder);
  await expect(page).toHaveURL(/\?batch=[0-9a-f-]{36}$/);
  expect((await batchOf(page)).total).toBe(40);
  await expect(upload.files().getByText("Do not leave or reload this page yet")).toBeVisible();
  await page.reload();
  const notice = page.getByText(/\d+ files of .+ did not arrive: the page was left too early\.$/);
  await expect(notice).toBeVisible({ timeout: 30_000 });
  await upload.chooseFolder(folder);
  await expect(upload.heading(40)).toBeVisible({ timeout: 30_000 });
  await expect(notice).toHaveCount(0);
});

test("an upload that was left is offered again, and can be forgotten", async ({ page }) => {
  const upload = new UploadPage(page);
  await upload.open();
  await upload.chooseFolder(await manyFiles(4));
  await upload.settled();
  await expect(upload.kept()).toBeVisible();
  await page.goto("/upload");
  await page.getByRole("button", { name: "Go on with it" }).click();
  await expect(upload.heading(4)).toBeVisible();
  await expect(page).toHaveURL(/\?batch=/);
  await page.goto("/upload");
  await page.getByRole("button", { name: "Forget it" }).click();
  await page.goto("/upload");
  await page.waitForLoadState("networkidle");
  await expect(page.getByText("is not finished")).toHaveCount(0);
});

test("a busy server is left alone as long as it asks, and nothing is refused for it", async ({ page }) => {
  const upload = new UploadPage(page);
  await upload.open();
  let asked = 0;
  await page.route("**/api/v1/runs/preview?*", (route) => {
    if (++asked > 2) return route.continue();
    const body = JSON.stringify({ title: "Too many at once", status: 429, detail: "Send it again in a moment." });
    const headers = { "retry-after": "3", "content-type": "application/problem+json" };
    return route.fulfill({ status: 429, headers, body });
  });
  await upload.chooseFolder(await manyFiles(4));
  await expect(upload.files().getByText(/The server is busy\. \d files left\./)).toBeVisible();
  await upload.settled();
  await upload.takeNames().click();
  await expect(upload.save()).toHaveText("Save 4 runs: 2 bare metal and 2 virtualized");
});

test("a browser without room says that leaving loses the list, and asks before it does", async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("No room", "QuotaExceededError");
    };
  });
  const upload = new UploadPage(page);
  await upload.open();
  await upload.chooseFolder(await manyFiles(2));
  await expect(upload.files().getByText("This browser has no room left to keep these files")).toBeVisible();
  await upload.settled();
  // A browser asks only after somebody has touched the page.
  await upload.takeNames().click();
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  expect((await asked).type()).toBe("beforeunload");
});

test("a zip becomes its files; what cannot be unpacked says why", async ({ page }) => {
  const upload = new UploadPage(page);
  await upload.open();
  await upload.chooseFiles([await zipFile()]);
  await expect(upload.heading(4)).toBeVisible();
  await upload.settled();
  await expect(upload.row("results.zip/bare-metal/all-reduce-1.txt")).toContainText("nccl-tests");
  await expect(upload.row("results.zip/locked.json")).toContainText("locked with a password");
  await upload.takeNames().click();
  await expect(upload.save()).toHaveText("Save 2 runs: 1 bare metal and 1 virtualized");
});

test("of a collection one system is chosen for each side, and each is a run", async ({ page }) => {
  const upload = new UploadPage(page);
  await upload.open();
  await upload.chooseFiles([await collectionFile()]);
  const collection = upload.row("summary_results.json").first();
  await expect(collection).toContainText("3 systems");
  const bare = collection.getByRole("group", { name: "Which is bare metal?" });
  const virtual = collection.getByRole("group", { name: "Which is the virtual machine?" });
  await bare.getByRole("searchbox").fill("z1 metal");
  await bare.getByRole("radio", { name: /z1\.metal/ }).check();
  await virtual.getByRole("searchbox").fill("4xl");
  await expect(virtual.getByRole("radio")).toHaveCount(1);
  await virtual.getByRole("radio").check();
  await collection.getByRole("button", { name: "Read these two systems" }).click();
  await upload.settled();
  await expect(upload.save()).toHaveText("Save 2 runs: 1 bare metal and 1 virtualized");
  await upload.save().click();
  await expect(upload.compare()).toHaveText("Compare 1 bare metal and 1 virtualized", { timeout: 30_000 });
  await upload.compare().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("what lscpu says of a machine goes with the results of its folder and names their side", async ({ page }) => {
  const upload = new UploadPage(page);
  await upload.open();
  await upload.chooseFolder(await withMachineFiles());
  await upload.settled();
  const machine = upload.row("vm/lscpu.json");
  await expect(machine).toContainText(
    "describes a machine: KVM guest, Intel(R) Xeon(R) Gold 6438Y+ (64 logical processors)",
  );
  await expect(machine).toContainText("Goes with 2 results.");
  const result = upload.row("vm/all-reduce-1.txt");
  await expect(result).toContainText(/From lscpu\.json: .*CPU/);
  await expect(result.getByRole("combobox")).toHaveValue("vm-unspecified");

  await machine.getByRole("combobox").selectOption("none");
  await expect(result).not.toContainText("From lscpu.json");
  await machine.getByRole("combobox").selectOption("folder");
  for (const n of [0, 2])
    await upload.row(`bare-metal/all-reduce-${n}.txt`).getByRole("combobox").selectOption("bare-metal");
  await expect(upload.save()).toHaveText("Save 4 runs: 2 bare metal and 2 virtualized, with 2 machine files");
  await upload.save().click();
  await expect(upload.compare()).toBeVisible({ timeout: 30_000 });
  await result.getByRole("link", { name: "Open the run" }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  await expect(page.getByText("Intel(R) Xeon(R) Gold 6438Y+").first()).toBeVisible();
});

test("by keyboard alone: files in, sides chosen, saved, compared", async ({ page }) => {
  const upload = new UploadPage(page);
  await upload.open();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    (async () => {
      await page.getByRole("button", { name: "Choose files" }).focus();
      await page.keyboard.press("Enter");
    })(),
  ]);
  const folder = await manyFiles(2);
  await chooser.setFiles([`${folder}/bare-metal/all-reduce-0.txt`, `${folder}/vm/all-reduce-1.txt`]);
  await upload.settled();
  for (const [name, key] of [
    ["all-reduce-0.txt", "B"],
    ["all-reduce-1.txt", "V"],
  ] as const) {
    await upload.side(name).focus();
    await page.keyboard.press(key);
  }
  await expect(upload.save()).toHaveText("Save 2 runs: 1 bare metal and 1 virtualized");
  await upload.save().focus();
  await page.keyboard.press("Enter");
  await expect(upload.compare()).toBeVisible({ timeout: 30_000 });
  await upload.compare().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/compare\?/);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in a list with every kind of file, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const upload = new UploadPage(page);
    await upload.open();
    await upload.chooseFolder(await withMachineFiles());
    await upload.settled();
    await upload.chooseFiles([await zipFile(), await collectionFile()]);
    await expect(upload.heading(11)).toBeVisible();
    await upload.settled();
    await page.evaluate(() => document.querySelectorAll("main details").forEach((d) => d.setAttribute("open", "")));
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((v) => `${v.id} ${v.nodes[0]?.html}`)).toEqual([]);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over).toBeLessThanOrEqual(0);
  });
}
