import type { Page } from "@playwright/test";

/** `/compare`, as a person finds its parts. */
export class ComparePage {
  constructor(readonly page: Page) {}

  readonly verdict = () => this.page.getByRole("heading", { level: 1 });
  readonly chart = () => this.page.getByRole("figure", { name: "Capacity lost, metric by metric" });
  readonly table = () => this.page.getByRole("table", { name: "Every metric of the comparison" });
  readonly row = (name: string) => this.table().getByRole("row").filter({ hasText: name });
  readonly five = () => this.page.getByRole("region", { name: "The five figures people ask for" });
  readonly conditions = () => this.page.getByRole("region", { name: "What else differs between the sides" });
  readonly runs = () => this.page.getByRole("region", { name: "Runs behind it" });
  readonly cost = () => this.page.getByRole("region", { name: "What it costs" });
  readonly useInScenario = () => this.page.getByRole("button", { name: "Use in a scenario" });
  readonly find = () => this.page.getByRole("searchbox", { name: "Find a metric" });
  readonly metric = () => this.page.getByLabel("Metric", { exact: true });
  readonly count = () => this.page.getByRole("status").filter({ hasText: /of [\d,]+ rows/ });
  readonly drawer = () => this.page.getByRole("dialog");
  readonly opener = (name: string) => this.table().getByRole("button", { name, exact: true });
  readonly csv = () => this.page.getByRole("link", { name: "CSV" });

  async leaveOut(reason: string): Promise<void> {
    await this.page.getByText("Leave a repeat out").click();
    await this.runs().getByLabel("Because", { exact: true }).fill(reason);
    await this.runs().getByRole("button", { name: "Leave it out" }).click();
  }
}
