// What others measured: one's own interval over it, ranges chosen by situation, filters in the address, a source of one's own.
import { type Page, expect as plain, test } from "@playwright/test";
import { cleanPages } from "./pages/clean-page";

test.setTimeout(240_000);
// A long page, asked for again after every choice, takes its time on a slow machine.
const expect = plain.configure({ timeout: 60_000 });

const open = async (page: Page, query = "") => {
  await page.goto(`/evidence${query}`);
  await page.waitForLoadState("networkidle");
};
const strip = (page: Page) => page.getByRole("figure", { name: /what others measured/i });

/** A scenario with a typed range, through the API: its id. */
async function scenario(page: Page, name: string, low: number, high: number): Promise<string> {
  const made = await page.request.post("/api/v1/scenarios", {
    data: {
      version: 1,
      name,
      currency: "USD",
      segments: [
        { name: "Fleet", profile: "online-inference", monthlySpend: 50_000, overhead: { source: "range", low, high } },
      ],
    },
  });
  expect(made.status()).toBe(201);
  return (await made.json()).id;
}

test("one's own interval is chosen by the address and drawn over the dots, with its level and a place among them", async ({
  page,
}) => {
  const id = await scenario(page, "Strip test", 0.02, 0.06);
  await open(page, `?mine=scenario:${id}`);
  const figure = strip(page);
  await expect(figure.getByRole("heading")).toHaveText("Yours over what others measured");
  await expect(figure.locator("#published-sentence")).toHaveText(
    /“Strip test”: 4.00\s%.*2\.0 to 6\.0\s%.*It loses more than \d+ of the 97 dots\./,
  );
  await expect(figure.getByLabel("Draw over the dots")).toHaveValue(`scenario:${id}`);
  await page.getByText(/figures drawn, with their sources/).click();
  const twin = page.getByRole("group", { name: "The figures drawn" });
  await expect(twin.getByRole("row", { name: /Strip test.*Yours.*4\.00/ })).toBeVisible();
  // 113 of the ledger, and whatever sources somebody added.
  expect(await twin.getByRole("row").count()).toBeGreaterThanOrEqual(113);

  await figure.getByLabel("Draw over the dots").selectOption("");
  await figure.getByRole("button", { name: "Draw" }).click();
  await expect(page).not.toHaveURL(/mine=\w/);
  await expect(strip(page).getByRole("heading")).toHaveText("What others measured");
});

test("an interval that is not there says so, and the published figures stay", async ({ page }) => {
  await open(page, "?mine=comparison:0198c0de-0000-7000-8000-000000000000");
  await expect(page.getByText("Nothing of yours is drawn. It is not there, or not yours.")).toBeVisible();
  await expect(page.locator("#published-sentence")).toContainText("97 published measurements");
});

test("a situation shows its range, basis and caveats, and opens a scenario with the workload that it is about", async ({
  page,
}) => {
  await open(page);
  const situations = page.getByRole("navigation", { name: "Situation" });
  await expect(situations.getByRole("link", { name: "Whole-GPU VM, tuned, one node" })).toHaveAttribute(
    "aria-current",
    "true",
  );
  await situations.getByRole("link", { name: "RDMA wrong" }).click();
  await expect(page).toHaveURL(/prior=rdma-misconfigured/);
  const shown = page.getByRole("region", { name: "RDMA wrong" });
  await expect(shown).toContainText(/P10\s*21\s%\s*P50\s*35\s%\s*P90\s*46\s%/);
  await expect(shown).toContainText("Of the network alone.");
  await expect(shown).toContainText("Two states, not a spread");
  await shown.getByRole("link", { name: "Use in my scenario" }).click();
  await expect(page).toHaveURL(/\/scenarios\/new\?prior=rdma-misconfigured/);
  await page.waitForLoadState("networkidle");
  await expect(page.getByLabel("Start from")).toHaveValue("prior:rdma-misconfigured");
  await page.getByLabel("Name of the scenario").fill("Wrong network");
  await page.getByRole("button", { name: "Create the scenario" }).click();
  await page.waitForURL(/\/scenarios\/[0-9a-f-]{36}$/);
  const made = await page.request.get(`/api/v1${new URL(page.url()).pathname}`);
  expect((await made.json()).segments[0]).toMatchObject({
    profile: "training-multi-node",
    overhead: { source: "evidence", prior: "rdma-misconfigured" },
  });
});

test("filters stand in the address; the strip follows them, and they are cleared together", async ({ page }) => {
  await open(page, "?gains=user&layer=network");
  await expect(page.getByRole("status").filter({ hasText: "of 221 figures" })).toContainText(/^\d of 221/);
  await expect(strip(page)).toContainText("Drawn is what the filter of the table lets through.");
  const table = page.getByRole("group", { name: /published figures$/ });
  await expect(table.getByRole("row", { name: /NCCL all-reduce/i }).first()).toBeVisible();
  await page.getByLabel("Fixed by configuration").check();
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await expect(page).toHaveURL(/gains=user/);
  await expect(page).toHaveURL(/fixable=1/);
  await page.getByRole("link", { name: "Clear", exact: true }).click();
  await expect(page).toHaveURL(/\/evidence#ledger$/);

  await open(page, "?id=VELIA");
  await expect(page.getByText("Only the rows VELIA.")).toBeVisible();
  await expect(page.getByRole("group", { name: "1 published figures" }).getByRole("row")).toHaveCount(2);
});

/** The form without scripts, as it comes from the server. */
test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a source of one's own is refused with its reason, added, graded, shown in table and strip, and removed", async ({
    page,
  }) => {
    const title = `Acceptance test ${test.info().project.name}`;
    await page.goto("/evidence");
    const fill = async (values: Record<string, string>) => {
      for (const [label, value] of Object.entries(values)) await page.getByLabel(label, { exact: true }).fill(value);
    };
    await page.getByText("Add a source").click();
    await fill({ Title: title, "What was measured": "output throughput", "Value on bare metal": "many" });
    await page.getByRole("button", { name: "Add the source" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Not added yet" })).toBeVisible();
    await expect(page.getByLabel("Title", { exact: true })).toHaveValue(title);

    await fill({ "Value on bare metal": "1.2k", "Value virtualized": "1,170", "Unit of both values": "token/s" });
    await page.getByLabel("Direction").selectOption("higher");
    await fill({ "Or a document": "report 12, page 4", "Date or year": "2026-03" });
    await page.getByRole("button", { name: "Add the source" }).click();
    await expect(page).toHaveURL(/\/evidence#yours$/);

    const mine = page.getByRole("group", { name: "Your sources" }).getByRole("row").filter({ hasText: title });
    await expect(mine).toContainText(/2\.50\s%\s*Claimed\s*Missing: a method\./);
    await expect(strip(page).getByText("Your sources").first()).toBeVisible();
    await expect(page.locator("#ledger").getByRole("row").filter({ hasText: title })).toContainText("yours");

    await mine.getByRole("button", { name: `Remove ${title}` }).click();
    await expect(page.getByRole("button", { name: `Remove ${title}` })).toHaveCount(0);
  });
});

test("what the pairs say together stands there with its interval, and each set leads to its rows", async ({ page }) => {
  await open(page);
  const sets = page.getByRole("group", { name: "What the published figures say together" });
  await expect(sets.getByRole("row", { name: /^The pairs.* 33 1\.75 %.* 9 0$/ })).toBeVisible();
  await expect(sets.getByRole("row", { name: /2025 only.* 7 −0\.28 %/ })).toBeVisible();
  await expect(page.getByText(/0\.98 to 3\.30\s% \(95 % interval\)/)).toBeVisible();
  await sets.getByRole("link", { name: "Of these, under a latency limit" }).click();
  await expect(page.getByRole("status").filter({ hasText: "of 221 figures" })).toContainText("14 of 221 figures.");
});

test("the methods say what changed since the version that a report names", async ({ page }) => {
  await page.goto("/methods?v=1");
  await expect(page.getByText(/Since version 1:/)).toBeVisible();
  await page.goto("/methods?v=99");
  await expect(page.getByText("No version of the formulas is called “99”.")).toBeVisible();
});

cleanPages(["/evidence?prior=confidential-computing&layer=confidential", "/methods?v=2"]);
