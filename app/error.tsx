"use client";

import { Button, LinkButton } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { Page } from "@/components/ui/page";

/** What the server did wrong is logged there; the reader gets a number to name it by, and what they typed is kept by going back. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Page title="This page could not be made">
      <ErrorNote className="mt-4 measure" title="Something went wrong on our side." requestId={error.digest}>
        <p>Nothing you saved is lost. Try again; if it stays, tell whoever runs this server the number below.</p>
      </ErrorNote>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
        <LinkButton href="/">Go to the start</LinkButton>
      </div>
    </Page>
  );
}
