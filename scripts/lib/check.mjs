// @ts-check
import { explain } from "./explain.mjs";
import { prepare } from "./prepare.mjs";
import { checkSuites, runSuites, sentence, total } from "./suites.mjs";

export async function check() {
  try {
    await prepare({ build: false });
    const count = total(await runSuites(checkSuites(), 2));
    console.log(sentence(count));
    process.exitCode = count.failed > 0 ? 1 : 0;
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}
