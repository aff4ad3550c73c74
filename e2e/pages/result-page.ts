import type { Page } from "@playwright/test";

/** What `/scenarios/[id]` answers, part by part. */
export class ResultPage {
  constructor(readonly page: Page) {}

  readonly part = (id: string) => this.page.locator(`section#${id}, figure[aria-labelledby="${id}-title"]`);
  readonly sentence = (id: string) => this.page.locator(`#${id}-sentence`);
  readonly term = (name: string | RegExp) =>
    this.page.getByRole("term").filter({ hasText: name }).locator("xpath=following-sibling::dd[1]");
  readonly goal = (question: string) => this.page.getByRole("button", { name: new RegExp(`: ${question}`) });
  readonly currency = (code: string) =>
    this.page.getByRole("navigation", { name: "Currency shown" }).getByRole("link", { name: code });

  /** Stores a scenario over the API and opens it. */
  async open(scenario: object, query = ""): Promise<void> {
    const answer = await this.page.request.post("/api/v1/scenarios", { data: scenario });
    if (!answer.ok()) throw new Error(`the scenario was refused: ${await answer.text()}`);
    const { id } = (await answer.json()) as { id: string };
    await this.page.goto(`/scenarios/${id}${query}`);
    await this.page.waitForLoadState("networkidle");
  }

  /** Every number of a table's column, brackets as minus; empty cells and words left out. */
  async column(table: string, at: number): Promise<(number | null)[]> {
    const found = this.page.getByRole("table", { name: table });
    await found.waitFor();
    const rows = await found.locator("tbody tr").all();
    return Promise.all(
      rows.map(async (row) => {
        const text = (await row.locator("th, td").nth(at).textContent()) ?? "";
        const digits = text.replaceAll(/[^\d.()]/g, "");
        if (!/\d/.test(digits)) return null;
        return digits.startsWith("(") ? -Number(digits.replaceAll(/[()]/g, "")) : Number(digits);
      }),
    );
  }

  async openAll(): Promise<void> {
    await this.page.evaluate(() => {
      for (const fold of document.querySelectorAll("main details")) fold.setAttribute("open", "");
    });
  }
}
