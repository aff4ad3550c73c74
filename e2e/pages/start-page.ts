import type { Page } from "@playwright/test";

/** `/`, as a person finds its parts. */
export class StartPage {
  constructor(readonly page: Page) {}

  readonly heading = () => this.page.getByRole("heading", { level: 1 });
  readonly opening = () => this.page.locator("main .type-verdict").first();
  readonly figure = () => this.page.locator("main .type-figure-xl [aria-hidden]").first();
  readonly bill = () => this.page.getByLabel("GPU bill a month");
  readonly preset = () => this.page.getByLabel("How much capacity is lost");
  readonly announced = () => this.page.locator("main [aria-live=polite]").first();
  readonly loadSample = () => this.page.getByRole("button", { name: "Load the sample pair" });
  readonly answers = () => this.page.getByRole("img", { name: /What an article claims/ });

  async open(query = ""): Promise<void> {
    await this.page.goto(`/${query}`);
  }
  async sayAs(label: string): Promise<void> {
    await this.page.getByText(label, { exact: true }).click();
  }
  /** Opens the table under the three answers. */
  async openTable(): Promise<void> {
    await this.page.getByText("The same as a table, with every source").click();
  }
}
