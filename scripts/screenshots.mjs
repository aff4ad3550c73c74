// Takes the README's pictures from the running app: a fresh data folder, the sample pair, the same flow a visitor takes.
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { chromium } from "@playwright/test";
import { findBrowser } from "./lib/browser.mjs";
import { inRoot } from "./lib/root.mjs";
import { startApp } from "./lib/started-app.mjs";

const dataDir = await mkdtemp(path.join(os.tmpdir(), "bareline-screenshots-"));
const app = await startApp({ dataDir });
const browser = await chromium.launch({
  executablePath: findBrowser() ?? undefined,
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: "light" });
  const shoot = async (name) => {
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: inRoot(`docs/images/${name}.png`), animations: "disabled" });
    console.log(`docs/images/${name}.png`);
  };

  await page.goto(app.url);
  await shoot("start");

  await page.getByRole("button", { name: "Load the sample pair" }).click();
  await page.waitForURL(/\/compare\?/);
  await shoot("compare");

  await page.getByRole("button", { name: "Use in a scenario" }).click();
  await page.waitForURL(/\/scenarios\/[0-9a-f-]{36}/);
  await shoot("scenario");

  await page.getByRole("link", { name: "Share" }).first().click();
  await page.getByRole("button", { name: "Freeze and make a link" }).click();
  const link = new URL(await page.getByTestId("new-link").innerText());
  await page.goto(app.url + link.pathname);
  await shoot("report");
} finally {
  await browser.close();
  await app.stop();
  await rm(dataDir, { recursive: true, force: true });
}
