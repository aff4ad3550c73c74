"use client";

import { useActionState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { LINK_LIVES, USUAL_LIFE } from "./link-life";
import { NewLink } from "./new-link";

/** What became of an act on a link. */
export type LinkAnswer =
  | { did: string }
  | { made: { url: string; name: string; expiresAt: string | null } }
  | { failed: string };

export type LinkAct = (before: LinkAnswer | null, form: FormData) => Promise<LinkAnswer>;

interface Props {
  act: LinkAct;
  reportId: string;
  linkId: string;
  name: string;
  state: "live" | "expired" | "revoked";
}

/** Revoke, extend, replace: one plain form, so that each also works without scripts. */
export function LinkActions({ act, reportId, linkId, name, state }: Props) {
  const [answer, post, pending] = useActionState(act, null);
  return (
    <form action={post} className="grid justify-items-end gap-2">
      <input type="hidden" name="report" value={reportId} />
      <input type="hidden" name="link" value={linkId} />
      <div className="-my-1.5 flex items-start justify-end gap-1.5 whitespace-nowrap">
        <details className="group text-start">
          <summary className={buttonClass({ size: "sm", variant: "quiet" })}>
            {state === "revoked" ? "New link" : "Extend or replace"}
            <span className="sr-only">, report {name}</span>
          </summary>
          <div className="mt-1 grid w-44 gap-2 rounded border border-line bg-surface p-3">
            <SelectField
              id={`life-${linkId}`}
              name="life"
              label="It ends after"
              options={LINK_LIVES}
              defaultValue={USUAL_LIFE}
            />
            {state === "revoked" ? null : (
              <Button type="submit" name="do" value="extend" size="sm" disabled={pending}>
                Extend this link
              </Button>
            )}
            <Button type="submit" name="do" value="replace" size="sm" disabled={pending}>
              {state === "live" ? "Replace it by a new one" : "Make a new link"}
            </Button>
          </div>
        </details>
        {state === "live" ? (
          <Button type="submit" name="do" value="revoke" size="sm" variant="danger" disabled={pending}>
            Revoke<span className="sr-only"> the link to {name}</span>
          </Button>
        ) : null}
      </div>
      {answer && "failed" in answer ? (
        <p
          role="alert"
          className="max-w-80 rounded bg-block-tint px-2 py-1 text-start type-note font-semibold text-block"
        >
          {answer.failed}
        </p>
      ) : null}
      {answer && "did" in answer ? (
        <p role="status" className="type-note text-ink2">
          {answer.did}
        </p>
      ) : null}
      {answer && "made" in answer ? (
        <div className="max-w-md text-start whitespace-normal">
          <NewLink {...answer.made} />
        </div>
      ) : null}
    </form>
  );
}
