import { type Page, expect } from "@playwright/test";

/** `/upload`, as a person finds its parts. */
export class UploadPage {
  constructor(readonly page: Page) {}

  readonly files = () => this.page.getByRole("region", { name: "Files" });
  readonly row = (name: string) => this.files().getByRole("listitem").filter({ hasText: name });
  readonly takeNames = () => this.page.getByRole("button", { name: /^Take the names. word/ });
  readonly save = () => this.page.getByRole("button", { name: /^Save \d+ runs?:/ });
  readonly rejects = () =>
    this.page.getByRole("button", {
      name: /^Download (\d+ refused files?|[\d,]+ entr(y|ies) left out).*, with reasons$/,
    });
  readonly compare = () => this.page.getByRole("link", { name: /^Compare \d+/ });
  readonly heading = (files: number) => this.files().getByRole("heading", { name: `${files} files` });
  readonly bar = () => this.files().getByRole("progressbar");
  readonly kept = () => this.files().getByText("This browser keeps the list for a week");
  readonly cancel = () => this.files().getByRole("button", { name: "Cancel all" });
  readonly resume = () => this.files().getByRole("button", { name: "Resume", exact: true });
  readonly side = (name: string) => this.page.getByLabel(`Side of ${name}`);
  readonly loadSample = () => this.page.getByRole("button", { name: "Load the sample pair" });

  async open(): Promise<void> {
    await this.page.goto("/upload");
    await this.page.waitForLoadState("networkidle");
  }
  /** Until every file is read or saved. */
  async settled(): Promise<void> {
    await expect(this.cancel()).toHaveCount(0, { timeout: 90_000 });
  }
  async chooseFolder(path: string): Promise<void> {
    await this.page.locator("input[type=file][webkitdirectory]").setInputFiles(path);
  }
  async chooseFiles(paths: string[]): Promise<void> {
    await this.page.locator("input[type=file][multiple]:not([webkitdirectory])").setInputFiles(paths);
  }
}
