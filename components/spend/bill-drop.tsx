"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { ErrorNote } from "@/components/ui/error-note";
import { Progress } from "@/components/ui/progress";
import { sendBill } from "./send-bill";

type State =
  | { at: "idle" }
  | { at: "sending"; name: string; share: number }
  | { at: "reading"; name: string }
  | { at: "refused"; title: string; faults: { message: string; hint?: string }[] };

/** Takes one bill by dropping or choosing, says how far it is, and opens what it says. */
export function BillDrop({ primary }: { primary: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  const router = useRouter();
  const [state, setState] = useState<State>({ at: "idle" });
  const [over, setOver] = useState(false);
  const busy = state.at === "sending" || state.at === "reading";

  async function take(file: File | undefined) {
    if (!file || busy) return;
    setState({ at: "sending", name: file.name, share: 0 });
    const answer = await sendBill(file, (share) =>
      setState(share < 1 ? { at: "sending", name: file.name, share } : { at: "reading", name: file.name }),
    );
    if (answer.ok) router.push(`/spend/${answer.id}` as Route);
    else setState({ at: "refused", title: answer.title, faults: answer.faults });
  }

  return (
    // Dropping has its twin in the button
    <div
      onDragOver={(e) => {
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault();
        setOver(false);
        void take(e.dataTransfer.files[0]);
      }}
      className={cx("rounded border border-dashed px-6 py-8", over ? "border-ink bg-sunken" : "border-control")}
    >
      <p className="type-sub">Drop a bill here</p>
      <p className="mt-1 measure text-ink2">
        A FOCUS 1.0 to 1.3 export, an AWS Cost and Usage Report, an Azure cost export or an Oracle cost report, as CSV,
        also packed by gzip, or as Parquet, up to 4 GB. It is read in passing: sums are kept, the file is not.
      </p>
      <input
        ref={input}
        type="file"
        accept=".csv,.gz,.parquet,text/csv"
        aria-label="Bill"
        className="sr-only"
        tabIndex={-1}
        onChange={(e) => {
          void take(e.currentTarget.files?.[0]);
          e.currentTarget.value = "";
        }}
      />
      <Button
        className="mt-4"
        variant={primary ? "primary" : "plain"}
        disabled={busy}
        onClick={() => input.current?.click()}
      >
        Choose a bill
      </Button>
      <div aria-live="polite" className="mt-4 max-w-[32rem]">
        {state.at === "sending" ? <Progress value={state.share} max={1} label={`Sending ${state.name}`} /> : null}
        {state.at === "reading" ? <Progress label={`Reading ${state.name}`} /> : null}
        {state.at === "refused" ? <ErrorNote title={state.title} faults={state.faults} /> : null}
      </div>
    </div>
  );
}
