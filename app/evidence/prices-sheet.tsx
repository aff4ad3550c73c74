import { PremiumPairs } from "@/components/prices/premium-pairs";
import { Link } from "@/components/ui/link";
import { Sheet } from "@/components/ui/sheet";
import { PRICE_LIST } from "@/lib/core/cost/price-list";

const LISTED = PRICE_LIST.map(({ id, price, superseded }) => ({ id, price, superseded, own: false, stale: false }));

/** What list prices say of bare metal beside virtualized, and where all of them stand. */
export function PricesSheet() {
  return (
    <Sheet
      id="prices"
      title="What providers charge"
      note="Per GPU-hour, list prices of 2026. One provider prices both sides of a GPU, and asks the same for both."
    >
      <PremiumPairs book={LISTED} />
      <p className="mt-3 measure type-note text-ink2">
        Everywhere else the premium of bare metal is a quote of your own.{" "}
        <Link href="/prices" className="link inline-flex min-h-6 items-center">
          All prices, with source and date
        </Link>
      </p>
    </Sheet>
  );
}
