import AxeBuilder from "@axe-core/playwright";
import { type Page, expect, test } from "@playwright/test";

/** Each page, light and dark: clean for axe, as wide as the window, quiet, and served by ourselves alone. */
export function cleanPages(paths: readonly string[], settle: (page: Page) => Promise<void> = async () => {}) {
  for (const scheme of ["light", "dark"] as const)
    for (const path of paths)
      test(`${path} is clean for axe, fits the window, asks no stranger and logs nothing, ${scheme}`, async ({
        page,
        baseURL,
      }) => {
        // Looking at every element of a long page takes axe its time on a slow machine.
        test.setTimeout(120_000);
        const said: string[] = [];
        const strangers: string[] = [];
        page.on("console", (m) => (m.type() === "error" || m.type() === "warning") && said.push(m.text()));
        page.on("pageerror", (e) => said.push(e.message));
        page.on("request", (r) => !r.url().startsWith(baseURL ?? "") && strangers.push(r.url()));
        await page.emulateMedia({ colorScheme: scheme });
        const response = await page.goto(path);
        await page.waitForLoadState("networkidle");
        await settle(page);
        const { violations } = await new AxeBuilder({ page }).exclude("nextjs-portal").analyze();
        expect(violations.map((v) => `${v.id} ${v.nodes[0]?.html}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
          0,
        );
        // A page that is not found is logged by the browser itself.
        expect(said.filter((text) => response?.status() !== 404 || !text.includes("404"))).toEqual([]);
        expect(strangers).toEqual([]);
      });
}
