// UX 2 and 5: every version of a scenario is kept; two are compared field by field; one can be gone back to and that undone.
import AxeBuilder from "@axe-core/playwright";
import { type Page, expect, test } from "@playwright/test";
import { changed, segment, stored, unique } from "./pages/stored-scenarios";

const versions = (page: Page) => page.getByRole("table", { name: "Versions of the scenario" });
const differs = (page: Page) => page.getByRole("table", { name: /^What differs from version/ });

test("versions say what was changed, differ field by field, and can be gone back to without scripts", async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  const id = await stored(page.request, unique("Versions"), { startMonth: "2026-11" });
  await changed(page.request, id, segment({ monthlySpend: 80_000 }));
  await changed(page.request, id, { monthlyGrowth: 0.01, startMonth: null });
  await page.goto(`/scenarios/${id}`);
  await page.getByRole("link", { name: "Versions", exact: true }).click();
  await expect(versions(page).getByRole("row").nth(1)).toContainText("Growth of the bill: 0 % → 1 %");
  await expect(versions(page).getByRole("row").nth(2)).toContainText("Monthly bill: US$100,000 → US$80,000");
  await page.getByLabel("From version 1").check();
  await page.getByLabel("To version 2").check();
  await page.getByRole("button", { name: "Show what differs" }).click();
  await expect(page).toHaveURL(/[?&]from=1/);
  await expect(differs(page).getByRole("row")).toHaveCount(3);
  await expect(differs(page).getByRole("row").nth(1)).toContainText("US$60,000");
  await expect(differs(page).getByRole("row").nth(1)).toContainText("US$48,000");
  await page.getByRole("button", { name: "Go back to this version 1" }).click();
  await expect(page.getByText("Version 4 says what version 1 said.")).toBeVisible();
  const now = await (await page.request.get(`/api/v1/scenarios/${id}`)).json();
  expect(now).toMatchObject({ revision: 4, monthlyGrowth: 0, startMonth: "2026-11" });
  await page.getByRole("button", { name: "Undo: back to version 3" }).click();
  const undone = await (await page.request.get(`/api/v1/scenarios/${id}`)).json();
  expect(undone).toMatchObject({ revision: 5, monthlyGrowth: 0.01 });
  expect(undone).not.toHaveProperty("startMonth");
  await context.close();
});

test("a version that somebody saved in between is not overwritten by going back", async ({ page }) => {
  const id = await stored(page.request, unique("Between"));
  await changed(page.request, id, { monthlyGrowth: 0.01 });
  await page.goto(`/scenarios/${id}/versions?from=1&to=2`);
  const { violations } = await new AxeBuilder({ page }).exclude("nextjs-portal").analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
  await changed(page.request, id, { monthlyGrowth: 0.02 });
  await page.getByRole("button", { name: "Go back to this version 1" }).click();
  await expect(page.getByText("somebody saved a newer version in between")).toBeVisible();
  expect(await (await page.request.get(`/api/v1/scenarios/${id}`)).json()).toMatchObject({
    revision: 3,
    monthlyGrowth: 0.02,
  });
});
