import { expect, test } from "@playwright/test";
import { manyFiles } from "./pages/many-files";
import { UploadPage } from "./pages/upload-page";

// A trace of five hundred rows takes longer than the work.
test.use({ trace: "off" });

test("five hundred files in one drop are all read, and stop when told to", async ({ page }, { project }) => {
  test.setTimeout(300_000);
  test.skip(project.name === "phone", "The same work on a narrower screen.");
  const upload = new UploadPage(page);
  await upload.open();
  await upload.chooseFolder(await manyFiles(500));
  await expect(upload.heading(500)).toBeVisible({ timeout: 30_000 });
  await upload.cancel().click();
  await expect(upload.files().getByText(/Stopped\. \d+ files left\./)).toBeVisible();
  await upload.resume().click();
  // Asking for names among two thousand buttons again and again would slow the page that is measured.
  const isDone = () => document.querySelector("[role=progressbar]") === null;
  await page.waitForFunction(isDone, null, { timeout: 240_000, polling: 500 });
  await upload.takeNames().click();
  await expect(upload.save()).toHaveText("Save 500 runs: 250 bare metal and 250 virtualized");
});
