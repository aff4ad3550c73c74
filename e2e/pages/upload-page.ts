import type { Page } from "@playwright/test";

/** `/upload`, as a person finds its parts. */
export class UploadPage {
  constructor(readonly page: Page) {}

  readonly files = () => this.page.getByRole("region", { name: "Files" });
  readonly row = (name: string) => this.files().getByRole("listitem").filter({ hasText: name });
  readonly takeNames = () => this.page.getByRole("button", { name: /^Take the names. word/ });
  readonly save = () => this.page.getByRole("button", { name: /^Save \d+ runs?:/ });
  readonly rejects = () =>
    this.page.getByRole("button", { name: /^Download \d+ rejected entr(y|ies) in \d+ files?, with reasons/ });
  readonly compare = () => this.page.getByRole("link", { name: /^Compare \d+/ });
  readonly loadSample = () => this.page.getByRole("button", { name: "Load the sample pair" });

  async open(): Promise<void> {
    await this.page.goto("/upload");
    await this.page.waitForLoadState("networkidle");
  }
  async chooseFolder(path: string): Promise<void> {
    await this.page.locator("input[type=file][webkitdirectory]").setInputFiles(path);
  }
  async chooseFiles(paths: string[]): Promise<void> {
    await this.page.locator("input[type=file][multiple]:not([webkitdirectory])").setInputFiles(paths);
  }
}
