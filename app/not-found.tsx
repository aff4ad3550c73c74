import { headers } from "next/headers";
import { NoSuchReport } from "@/components/report/no-such-report";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";

export const metadata = { title: "Not found" };

export default async function NotFound() {
  // Set by proxy.ts: the reader of a shared link has only that link.
  if ((await headers()).has("x-bareline-link-opens-nothing")) return <NoSuchReport />;
  return (
    <Page title="Not found, or not yours" lead="Nothing is kept at this address, or you may not see it.">
      <div className="mt-6 flex flex-wrap gap-3">
        <LinkButton href="/" variant="primary">
          Go to the start
        </LinkButton>
        <LinkButton href="/runs">See the runs</LinkButton>
      </div>
    </Page>
  );
}
