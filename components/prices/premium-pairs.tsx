import { PlainTable } from "@/components/ui/data-table";
import { SideMark } from "@/components/ui/side-mark";
import { type BookPrice, premiumsOnOneSite } from "@/lib/core/cost/price-book";
import { effectivePrice } from "@/lib/core/cost/price";
import { KIND_WORDS, perHourWords, premiumWords } from "@/lib/view/price-words";

/** What bare metal costs beside virtualized where one site prices both: the only premium that prices alone can give. */
export function PremiumPairs({ book }: { book: readonly BookPrice[] }) {
  const pairs = premiumsOnOneSite(book);
  const paid = ({ price }: BookPrice) => perHourWords(effectivePrice(price), price.currency);
  return (
    <PlainTable
      label="Bare metal beside virtualized on one site"
      stickyFirst
      num={[1, 2]}
      head={[
        "GPU and site",
        <SideMark key="b" side="baseline" />,
        <SideMark key="v" side="candidate" />,
        "Bare metal costs",
      ]}
      rows={pairs.map(({ bareMetal, virtualized, premium }) => [
        <What key="what" price={bareMetal.price} />,
        paid(bareMetal),
        paid(virtualized),
        premiumWords(premium),
      ])}
    />
  );
}

const What = ({ price: { gpu, site, kind } }: { price: BookPrice["price"] }) => (
  <>
    <span className="font-medium">{gpu}</span>
    <span className="block text-ink2">{site}</span>
    <span className="block type-note whitespace-nowrap text-ink3">{KIND_WORDS[kind]}</span>
  </>
);
