"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { DropZone } from "./drop-zone";
import { UploadList } from "./upload-list";
import { Looking, Missing, Unfinished } from "./upload-resume";
import { useUploads } from "./use-uploads";

interface Props {
  /** Of an upload that was begun before, from the address. */
  batch: string | null;
  /** What stands here while no file is in. */
  children: ReactNode;
}

/** The upload page's live part. */
export function UploadBoard(props: Props) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Board {...props} />
    </QueryClientProvider>
  );
}

function Board({ batch: given, children }: Props) {
  const uploads = useUploads(given);
  const { items, add, batch, coming, unpacking } = uploads;
  const isEmpty = items.length === 0;
  return (
    <>
      <DropZone onFiles={add} variant={isEmpty ? "primary" : "plain"} small={!isEmpty} />
      {unpacking ? (
        <p role="status" className="mt-3 type-note text-ink2">
          Unpacking {unpacking} …
        </p>
      ) : null}
      {batch.restoring ? <Looking /> : null}
      <Missing paths={coming.missing} onForget={coming.forget} />
      {isEmpty && !batch.restoring ? (
        <>
          <Unfinished batch={batch} />
          {children}
        </>
      ) : null}
      {isEmpty ? null : <UploadList uploads={uploads} />}
    </>
  );
}
