"use client";

import { useEffect, useRef, useState } from "react";
import { Button, type ButtonVariant } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { type Dropped, fromList, fromTransfer } from "./collect-files";

interface Props {
  onFiles: (files: Dropped[]) => void;
  /** Once files are in, saving is the one filled button of the page. */
  variant: ButtonVariant;
  /** Files are in: the list matters now. */
  small: boolean;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Takes files by dropping, by choosing, by choosing a folder, and by pasting. */
export function DropZone({ onFiles, variant, small }: Props) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  useEffect(() => {
    async function paste(e: ClipboardEvent) {
      if (!e.clipboardData || e.clipboardData.files.length === 0 || isTyping(e.target)) return;
      e.preventDefault();
      onFiles(await fromTransfer(e.clipboardData));
    }
    // A file dropped beside the zone would take the browser away from this page.
    const stay = (e: DragEvent) => e.preventDefault();
    document.addEventListener("paste", paste);
    window.addEventListener("dragover", stay);
    window.addEventListener("drop", stay);
    return () => {
      document.removeEventListener("paste", paste);
      window.removeEventListener("dragover", stay);
      window.removeEventListener("drop", stay);
    };
  }, [onFiles]);

  function choose(input: HTMLInputElement) {
    if (input.files) onFiles(fromList(input.files));
    input.value = "";
  }

  return (
    // Dropping has its twin in the two buttons
    <div
      onDragEnter={() => setOver(true)}
      onDragOver={(e) => {
        e.preventDefault();
        e.dataTransfer.dropEffect = "copy";
        setOver(true);
      }}
      onDragLeave={(e) => {
        if (!(e.relatedTarget instanceof Node) || !e.currentTarget.contains(e.relatedTarget)) setOver(false);
      }}
      onDrop={async (e) => {
        e.preventDefault();
        setOver(false);
        onFiles(await fromTransfer(e.dataTransfer));
      }}
      className={cx(
        "needs-script rounded border border-dashed px-6 text-center",
        small ? "py-4" : "py-8 sm:py-10",
        over ? "border-ink bg-sunken" : "border-control bg-surface",
      )}
    >
      <p className="type-sub">{over ? "Let go to add the files" : "Drop benchmark files or a whole folder here"}</p>
      <p className={cx("mt-1 type-note text-ink2", small && "sr-only")}>
        Both sides at once, as many repeats as you have. Pasting works too. Up to 200 MB a file; gzip and zip are fine.
      </p>
      <div className={cx("flex flex-wrap justify-center gap-3", small ? "mt-2" : "mt-4")}>
        <Button variant={variant} onClick={() => files.current?.click()}>
          Choose files
        </Button>
        <Button onClick={() => folder.current?.click()}>Choose a folder</Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Benchmark files"
        onChange={(e) => choose(e.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        multiple
        hidden
        aria-label="A folder of benchmark files"
        {...{ webkitdirectory: "" }}
        onChange={(e) => choose(e.currentTarget)}
      />
    </div>
  );
}
