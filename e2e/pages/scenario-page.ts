import type { Page } from "@playwright/test";

/** `/scenarios` and `/scenarios/[id]`, as a person finds their parts. */
export class ScenarioPage {
  constructor(readonly page: Page) {}

  readonly title = () => this.page.getByRole("heading", { level: 1 });
  readonly sentence = () => this.page.locator("main .type-verdict").first();
  readonly figure = () => this.page.locator("#year .type-figure-xl [aria-hidden]");
  readonly range = () => this.page.locator("#year .type-figure-xl + p");
  readonly field = (label: string, at = 0) => this.page.getByLabel(label, { exact: true }).nth(at);
  readonly saved = () => this.page.getByRole("status").filter({ hasText: /^Saved/ });
  readonly definition = (name: string) =>
    this.page.getByRole("navigation", { name: "Definition" }).getByRole("link", { name });
  readonly share = () => this.page.getByRole("link", { name: "Share", exact: true });
  readonly example = () => this.page.getByRole("button", { name: "Open a copy" });
  readonly row = (name: string) => this.page.getByRole("row").filter({ hasText: name });

  async openList(): Promise<void> {
    await this.page.goto("/scenarios");
  }

  /** On a phone the parts of the form are one line each: opens them all. */
  async unfold(): Promise<void> {
    await this.page.locator("#inputs").waitFor();
    const closed = this.page.locator("#inputs details.narrow-fold:not([open]) > summary").filter({ visible: true });
    while ((await closed.count()) > 0) await closed.first().click();
  }

  /** Makes a scenario from a typed range and opens it. */
  async make(name: string, bill: string, range: string): Promise<void> {
    await this.page.goto("/scenarios/new");
    await this.page.getByLabel("Name of the scenario").fill(name);
    await this.page.getByLabel("GPU bill a month").fill(bill);
    await this.page.getByRole("button", { name: "Create the scenario" }).click();
    await this.page.waitForURL(/\/scenarios\/[0-9a-f-]{36}$/);
    await this.page.waitForLoadState("networkidle");
    await this.unfold();
    await this.field("Overhead from").selectOption({ label: "A range I type" });
    await this.field("Overhead, low to high").fill(range);
  }
}
