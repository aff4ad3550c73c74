import { Page } from "@/components/ui/page";

/** Unknown, mistyped, expired and revoked links end here alike: the page must not tell them apart. */
export function NoSuchReport() {
  return (
    <Page title="This link opens nothing" lead="It may be mistyped, have ended, or have been taken back.">
      <p className="mt-4 measure text-ink2">Ask whoever sent it to you for a new link.</p>
    </Page>
  );
}
