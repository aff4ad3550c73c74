import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/lib/browser.mjs";

// `npm test` starts the app and names it; by hand: `npm start`, then `npx playwright test e2e/NAME.spec.ts`.
const baseURL = process.env.BARELINE_E2E_URL ?? "http://127.0.0.1:3000";
const asRoot = process.getuid?.() === 0;
const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  workers: 2,
  // A slow machine is no fault of the product: a test ends when something is wrong, not when it is late.
  timeout: 90_000,
  retries: 0,
  forbidOnly: true,
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    baseURL,
    locale: "en-US",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      args: asRoot ? ["--no-sandbox", ...quiet] : quiet,
    },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1440, height: 900 } } },
    { name: "phone", use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } },
  ],
});
