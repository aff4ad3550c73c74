// MODEL 4 on /compare: metrics to one overhead, a fix, time shares from a profiler, and what to check first.
import { readFile } from "node:fs/promises";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { AXES, WHOLE, WorkloadPanel, storedPair } from "./pages/workload-panel";

test.setTimeout(180_000);
// A page compares again at every step.
const shown = expect.configure({ timeout: 30_000 });

test("if RDMA were fixed: the axes come to one overhead, and a target on the network says what it recovers", async ({
  page,
  request,
}) => {
  const panel = new WorkloadPanel(page);
  await panel.open(`${await storedPair(request, "axes-only", AXES)}&profile=training-multi-node`);
  await shown(panel.section).toContainText("9.24 %");
  await shown(panel.axis("GPU compute")).toContainText("published evidence, not yours");
  await shown(panel.axis("Network")).toContainText("44.00 %");
  await shown(panel.section).toContainText("5 of 5 rows included.");
  await panel.fix("Network").fill("4");
  await panel.submit();
  await shown(page).toHaveURL(/fix=/);
  await shown(panel.section).toContainText("After the fix");
  await shown(panel.section).toContainText("1.23 %");
  await shown(panel.section).toContainText(/US\$8,\d00/);
});

test("what is asked stands in the address and is there without scripts", async ({ browser, request }) => {
  const address = await storedPair(request, "axes-only", AXES);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${address}&profile=training-multi-node&w=network:0.5,gpu-compute:0.5&fix=network:0.04`);
  const panel = new WorkloadPanel(page);
  await shown(panel.section).toContainText("After the fix");
  await shown(panel.share("Network")).toHaveValue("50");
  await panel.share("Network").fill("20");
  await panel.share("GPU compute").fill("80");
  await panel.submit();
  await shown(panel.share("Network")).toHaveValue("20");
  await shown(panel.fix("Network")).toHaveValue("4");
  await context.close();
});

test("a measured workload beats its axes, which only explain it; compute may hide communication", async ({
  page,
  request,
}) => {
  const panel = new WorkloadPanel(page);
  await panel.open(`${await storedPair(request, "axes-whole", WHOLE)}&profile=training-multi-node`);
  await shown(panel.section).toContainText("6.00 %");
  await shown(panel.section).toContainText("they are never added to it");
  await panel.section.getByRole("link", { name: "Compute hides communication" }).click();
  await shown(page).toHaveURL(/h=0.5/);
  await shown(panel.section).toContainText("Compute hides all of the communication on both sides");
  await panel.section.getByLabel("Compute that hides it, h").fill("0.37");
  await panel.submit();
  await shown(panel.section).toContainText("That is why the overhead jumps.");
  await panel.section.getByRole("link", { name: "Batch inference" }).click();
  await shown(page).toHaveURL(/profile=batch-inference/);
});

test("time shares come from a profiler's summary, by a map that its user changes", async ({ page, request }) => {
  const panel = new WorkloadPanel(page);
  await panel.open(`${await storedPair(request, "axes-only", AXES)}&profile=training-multi-node`);
  await panel.section.getByText("Take the time shares from a profiler").click();
  const file = path.join("lib", "core", "overhead", "fixtures", "nsys-gpu-sums.csv");
  await panel.section.getByLabel("Profiler summary").setInputFiles({
    name: "nsys.csv",
    mimeType: "text/csv",
    buffer: await readFile(file),
  });
  await shown(panel.section).toContainText("1 row could not be read");
  await panel.section.getByLabel("Axis of Collectives (NCCL, RCCL)").selectOption("network");
  await panel.section.getByLabel("Axis of my_research_kernel").selectOption("gpu-compute");
  await panel.section.getByRole("button", { name: "Use these shares" }).click();
  await shown(page).toHaveURL(/w=/);
  // 2 of 10.5 seconds are collectives.
  await shown(panel.share("Network")).toHaveValue("19.05");
  await shown(panel.section).toContainText("The time shares are yours");
});

test("a file that is no profiler's summary is refused with what was looked for", async ({ page, request }) => {
  const panel = new WorkloadPanel(page);
  await panel.open(`${await storedPair(request, "axes-only", AXES)}&profile=training-multi-node`);
  await panel.section.getByText("Take the time shares from a profiler").click();
  await panel.section
    .getByLabel("Profiler summary")
    .setInputFiles({ name: "x.csv", mimeType: "text/csv", buffer: Buffer.from("name,age\nmia,3") });
  await shown(panel.section).toContainText("This is not a profiler's summary");
});

test("hints name a command and what others saw, reachable by keyboard, and axe finds nothing", async ({
  page,
  request,
}) => {
  const panel = new WorkloadPanel(page);
  await panel.open(`${await storedPair(request, "axes-only", AXES)}&profile=training-multi-node&fix=network:0.04`);
  const hint = panel.section.getByText("Traffic between GPU and network card may take a detour");
  await hint.locator("xpath=ancestor::summary").focus();
  await page.keyboard.press("Enter");
  await shown(panel.section.getByText("sudo lspci -vvv | grep ACSCtl")).toBeVisible();
  await shown(panel.section.getByRole("link", { name: "NVIDIA/nccl issue #949", exact: true })).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).include("#workload").analyze();
    expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(" ")}`)).toEqual([]);
  }
});
