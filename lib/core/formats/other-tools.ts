import type { Reading } from "../run/run";
import type { Steps } from "../steps";
import type { Format } from "./format";
import type { Part } from "./parts";
import { readPart } from "./read-part";

/**
 * Who else has a part in a file: a description of the machine goes into the reading, below the results' own word; other
 * results are named, since a run is of one tool.
 */
export function* addOthers(reading: Reading, owner: Format, others: readonly Part[]): Steps<void> {
  const named: string[] = [];
  for (const { format, view } of others) {
    const outcome = format.kind === "environment" ? yield* readPart(format, view) : null;
    if (!outcome?.ok) named.push(nameOf(format));
    else {
      reading.environment = { ...outcome.value.environment, ...reading.environment };
      reading.evidence.push(...outcome.value.evidence);
      reading.warnings.push(...outcome.value.warnings);
    }
  }
  if (named.length === 0) return;
  reading.warnings.push({
    code: "other-results",
    message: `The file also holds output of ${inWords(named)}; only that of ${nameOf(owner)} was read.`,
    hint: "Upload the output of each tool as a file of its own.",
  });
}

/** The tool, unless the format is of any. */
const nameOf = ({ tool, label }: Format): string => (tool === "any" ? label : tool);

const inWords = (names: readonly string[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names.join("");
