import type { Page } from "@playwright/test";

/** `/prices`, as a person finds its parts. */
export class PricesPage {
  constructor(readonly page: Page) {}

  readonly form = () => this.page.getByRole("form", { name: "A price of your own" });
  readonly field = (label: string) => this.form().getByLabel(label, { exact: true });
  readonly save = () => this.form().getByRole("button", { name: "Save the price" });
  readonly table = () => this.page.getByRole("table", { name: "Prices", exact: true });
  readonly row = (text: string) => this.table().getByRole("row").filter({ hasText: text });
  readonly pasted = () => this.page.getByRole("form", { name: "Prices pasted from a spreadsheet" });

  async open(query = ""): Promise<void> {
    await this.page.goto(`/prices${query}`);
    await this.page.waitForLoadState("networkidle");
  }

  /** Fills the open form and saves; `mark` names the GPU, so that a test finds its own row. */
  async add(mark: string, fields: Record<string, string> = {}): Promise<void> {
    await this.field("GPU").fill(mark);
    await this.field("List price per GPU-hour").fill("$2.50");
    await this.field("Discount").fill("15 %");
    await this.field("Where it is written").fill("quote 17");
    for (const [label, text] of Object.entries(fields)) await this.field(label).fill(text);
    await this.save().click();
  }

  /** Deletes every price of a test's own, also those that a broken run left behind. */
  async forget(mark: string): Promise<void> {
    const { items } = await (await this.page.request.get("/api/v1/prices?own=true&limit=200")).json();
    for (const { id, gpu } of items as { id: string; gpu: string }[])
      if (gpu.includes(mark)) await this.page.request.delete(`/api/v1/prices/${id}`);
  }
}
