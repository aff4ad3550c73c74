import type { Page } from "@playwright/test";

/** `/runs` and `/runs/[id]`, as a person finds their parts. */
export class RunsPage {
  constructor(readonly page: Page) {}

  readonly table = () => this.page.getByRole("table", { name: "Runs", exact: true });
  readonly row = (name: string) => this.table().getByRole("row").filter({ hasText: name });
  readonly find = () => this.page.getByLabel("Find");
  readonly filter = () => this.page.getByRole("button", { name: "Filter" });
  readonly compare = () => this.page.getByRole("button", { name: "Compare selected" });
  readonly undo = () => this.page.getByRole("button", { name: /^Undo/ });

  async open(query = ""): Promise<void> {
    await this.page.goto(`/runs${query}`);
  }
}
