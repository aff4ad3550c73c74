// UX 5, assumptions panel: source, owner and date in place, grades that follow, put back, opened to viewers; all undoable.
import AxeBuilder from "@axe-core/playwright";
import { type Page, expect, test } from "@playwright/test";
import { ScenarioPage } from "./pages/scenario-page";
import { stored, unique } from "./pages/stored-scenarios";

const panel = (page: Page) => page.getByRole("table", { name: "Assumptions" });
const row = (page: Page, name: string) => panel(page).getByRole("row").filter({ hasText: name });

/** The room is there and listens: what is clicked before React has taken over is lost. */
async function opened(page: Page, id: string): Promise<void> {
  await page.goto(`/scenarios/${id}`);
  await page.waitForFunction(() => {
    const field = document.querySelector("#inputs input[name=horizon]");
    return field !== null && Object.keys(field).some((key) => key.startsWith("__reactProps"));
  });
  await new ScenarioPage(page).unfold();
}

test("a dated document makes a value Cited, and a click takes it back", async ({ page }) => {
  test.setTimeout(120_000);
  const id = await stored(page.request, unique("Sources"));
  const scenario = new ScenarioPage(page);
  await opened(page, id);
  await expect(row(page, "Monthly bill")).toContainText("typed, no source");
  await row(page, "Monthly bill").getByRole("button", { name: "Add a source" }).click();
  await page.getByLabel("Source", { exact: true }).fill("Invoice of May");
  await page.getByLabel("Who stands for it").fill("Ana");
  await page.getByLabel("Since when").fill("2020-05-31");
  await expect(row(page, "Monthly bill")).toContainText("Entered");
  await page.getByLabel(/It is a document/).check();
  await expect(row(page, "Monthly bill")).toContainText("Cited");
  await expect(row(page, "Monthly bill")).toContainText("Ana, 31 May 2020");
  await expect(row(page, "Monthly bill")).toContainText("days old; look it up again");
  await expect(scenario.saved()).toHaveText(/^Saved \d\d:\d\d$/, { timeout: 20_000 });
  const { violations } = await new AxeBuilder({ page }).exclude("nextjs-portal").analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);

  // Another amount is no longer what the document says.
  await scenario.field("GPU bill a month").fill("90,000");
  await expect(row(page, "Monthly bill")).toContainText("Entered");
  await row(page, "Monthly bill").getByRole("button", { name: "Reset the monthly bill" }).click();
  await expect(scenario.field("GPU bill a month")).toHaveValue("100,000");
  await expect(row(page, "Monthly bill")).toContainText("typed, no source");
  await row(page, "Monthly bill").getByRole("button", { name: "Add a source" }).press("ControlOrMeta+z");
  await expect(scenario.field("GPU bill a month")).toHaveValue("90,000");
});

test("inputs opened to viewers are kept, and Reset all takes everything back in one step", async ({ page }) => {
  test.setTimeout(120_000);
  const id = await stored(page.request, unique("Viewers"));
  const scenario = new ScenarioPage(page);
  await opened(page, id);
  await page.getByLabel("Viewers may move the growth of the bill").check();
  await page.getByLabel(/Viewers may move it: horizon/).check();
  await scenario.field("GPU bill a month").fill("50,000");
  await expect(scenario.saved()).toHaveText(/^Saved \d\d:\d\d$/, { timeout: 20_000 });
  const kept = async () => (await page.request.get(`/api/v1/scenarios/${id}`)).json();
  expect(await kept()).toMatchObject({ viewersMayMove: ["monthlyGrowth", "horizonMonths"] });
  await page.getByRole("button", { name: "Reset all" }).click();
  await expect(scenario.field("GPU bill a month")).toHaveValue("100,000");
  await expect(page.getByLabel("Viewers may move the growth of the bill")).not.toBeChecked();
  // What was taken out on the page is taken out of the store.
  await expect.poll(async () => (await kept()).viewersMayMove ?? []).toEqual([]);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(scenario.field("GPU bill a month")).toHaveValue("50,000");
});
