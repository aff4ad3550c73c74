import type { Locator, Page } from "@playwright/test";

/** The side of `/scenarios/[id]` where a scenario is typed. */
export class ScenarioInputs {
  readonly form: Locator;
  constructor(readonly page: Page) {
    this.form = page.locator("#inputs");
  }

  readonly field = (label: string | RegExp) =>
    this.form.getByLabel(label, typeof label === "string" ? { exact: true } : {}).filter({ visible: true });
  /** A folded part, by its title; the title carries what is set in it. */
  readonly fold = (title: string) => this.form.locator("summary").filter({ hasText: title });
  readonly shapeOf = (label: string) => this.field(`The ends hold of ${label}`);
  readonly said = (text: string | RegExp) => this.form.getByText(text).filter({ visible: true });

  async open(title: string): Promise<void> {
    await this.fold(title).click();
  }

  /** Types into several fields of one folded part. */
  async fill(title: string, texts: Readonly<Record<string, string>>): Promise<void> {
    await this.open(title);
    for (const [label, text] of Object.entries(texts)) await this.field(label).fill(text);
  }
}
