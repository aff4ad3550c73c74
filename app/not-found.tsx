import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";

export const metadata = { title: "Not found" };

export default function NotFound() {
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
