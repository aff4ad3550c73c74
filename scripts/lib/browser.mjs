// @ts-check
// Which Chromium the end-to-end tests drive.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { Refusal } from "./refusal.mjs";

const WINDOWS_HOMES = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => process.env[name] ?? []);
const INSTALLED = /** @type {Record<string, string[]>} */ ({
  linux: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"].map(
    (name) => `/usr/bin/${name}`,
  ),
  darwin: ["Google Chrome", "Chromium", "Microsoft Edge"].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: WINDOWS_HOMES.flatMap((home) => [
    path.join(home, "Google/Chrome/Application/chrome.exe"),
    path.join(home, "Microsoft/Edge/Application/msedge.exe"),
  ]),
});

/** CHROMIUM_PATH, else Playwright's own download, else a browser of the system. @returns {string | null} */
export function findBrowser() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen && !fs.existsSync(chosen))
    throw new Refusal(`CHROMIUM_PATH=${JSON.stringify(chosen)}: there is no such file.`);
  const candidates = [chosen, chromium.executablePath(), ...(INSTALLED[process.platform] ?? [])];
  return candidates.find((file) => file && fs.existsSync(file)) ?? null;
}

/** Finds a browser; installs one where that asks nobody for a password. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  const command = isDebian() ? "apt-get install -y chromium" : "npx playwright install chromium";
  if (!isDebian() || process.getuid?.() !== 0) {
    throw new Refusal(`The end-to-end tests need Chromium. Install it: ${isDebian() ? "sudo " : ""}${command}`);
  }
  console.log("Installing Chromium (apt-get) …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  /** @type {import("node:child_process").SpawnSyncOptionsWithStringEncoding} */
  const options = { env, encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] };
  spawnSync("apt-get", ["update", "-qq"], options);
  const installed = spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], options);
  const now = findBrowser();
  if (!now) throw new Refusal(`Chromium could not be installed: ${installed.stderr.trim()}. Try: ${command}`);
  return now;
}

function isDebian() {
  const file = "/etc/os-release";
  return fs.existsSync(file) && /^ID=debian$/m.test(fs.readFileSync(file, "utf8"));
}
