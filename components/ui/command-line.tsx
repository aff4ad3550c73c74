import { Fragment } from "react";
import { CopyButton } from "./copy-button";

interface Props {
  command: string;
  /** What is copied, in the button: "Copy" where only one stands nearby. */
  label?: string;
}

/** A command to be run elsewhere: wraps between its words instead of scrolling, and is copied whole. */
export function CommandLine({ command, label = "Copy" }: Props) {
  return (
    <div className="flex min-w-0 flex-wrap items-start justify-between gap-x-3 gap-y-1 rounded bg-sunken px-3 py-2 print:border print:border-line print-break-avoid">
      <code className="min-w-0 flex-1 basis-64 py-1.5 type-mono break-words whitespace-pre-wrap">
        {command.split(/(\s+)/).map((word, i) => (
          // Words of a command stand once, in order
          <Fragment key={i}>
            {word.includes("-") ? <span className="inline-block max-w-full">{word}</span> : word}
          </Fragment>
        ))}
      </code>
      <CopyButton text={command} label={label} variant="quiet" className="shrink-0 max-sm:-ms-3" />
    </div>
  );
}
