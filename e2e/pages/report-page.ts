import { type Page, expect } from "@playwright/test";

/** Sharing, `/reports` and `/r/[token]`, as a person finds their parts. */
export class ReportPage {
  constructor(readonly page: Page) {}

  readonly link = () => this.page.getByTestId("new-link");
  readonly publish = () => this.page.getByRole("button", { name: "Freeze and make a link" });
  readonly row = (name: string) => this.page.getByRole("row").filter({ hasText: name });
  readonly frozen = () => this.page.getByText(/^Frozen \d/);
  readonly nothing = () => this.page.getByRole("heading", { name: "This link opens nothing" });

  /** Publishes what the share page offers and returns the path of the link, which is shown once. */
  async make(options: { hide?: string[]; life?: string } = {}): Promise<string> {
    for (const what of options.hide ?? []) await this.page.getByLabel(what).check();
    if (options.life) await this.page.getByLabel("The link ends after").selectOption({ label: options.life });
    await this.publish().click();
    await expect(this.link()).toBeVisible();
    return new URL(await this.link().innerText()).pathname;
  }

  async openList(): Promise<void> {
    await this.page.goto("/reports");
  }

  /** Every amount of the page's first table whose rows add up to its last, column by column. */
  async sums(table: string): Promise<{ parts: number; total: number }[]> {
    return this.page.getByRole("table", { name: table }).evaluate((region) => {
      const amount = (text: string | null) => {
        const digits = Number((text ?? "").replace(/[^\d.]/g, ""));
        return /^\(|^−/.test((text ?? "").trim()) ? -digits : digits;
      };
      const cells = (row: Element) => [...row.querySelectorAll("td")].slice(-3).map((c) => amount(c.textContent));
      const rows = [...region.querySelectorAll("tbody tr")].map(cells);
      const total = cells(region.querySelector("tfoot tr") as Element);
      return total.map((t, i) => ({ parts: rows.reduce((sum, r) => sum + (r[i] ?? 0), 0), total: t }));
    });
  }
}
