import type { Issue } from "../outcome";
import type { Source } from "./format";
import { hostText } from "./host-text-signs";

/** A log of several tools, one after another: the first owns it, and the others are named. */
export function otherTools(source: Source, label: string): Issue[] {
  const others = source.kind === "text" ? (hostText(source)?.others ?? []) : [];
  if (others.length === 0) return [];
  return [
    {
      code: "other-tools",
      message: `The file also holds output of ${others.join(" and ")}; only that of ${label} was read.`,
      hint: "Save the output of each tool in a file of its own.",
    },
  ];
}
