"use client";

import type { Route } from "next";
import { SelectField } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { premiumBetween } from "@/lib/core/cost/premium";
import type { BookPrice } from "@/lib/core/cost/price-book";
import type { Price } from "@/lib/core/cost/price";
import { inOtherCurrency, priceChoices } from "@/lib/view/price-choices";
import { priceSpend } from "@/lib/view/price-spend";
import { priceText, readPriceText } from "@/lib/view/price-text";
import { KIND_WORDS, premiumWords } from "@/lib/view/price-words";
import { useScenarioForm } from "./form-context";
import { PriceSides } from "./price-sides";

interface Props {
  /** The segment's place: "segments.0". */
  at: string;
  book: readonly BookPrice[];
}

/** What the segment's GPUs cost on either side, what lies between them, and the bill that follows from it. */
export function PriceFields({ at, book }: Props) {
  const { fields, notes, set } = useScenarioForm();
  const currency = fields.currency ?? "";
  const virtualized = readPriceText(fields[`${at}.price.vm`]);
  const bareMetal = readPriceText(fields[`${at}.price.bm`]);
  const left = inOtherCurrency(book, "virtualized", currency) + inOtherCurrency(book, "bare-metal", currency);
  const select = (side: "vm" | "bm", label: string, price: Price | null, beside?: Price | null) => {
    const name = `${at}.price.${side}`;
    const mode = side === "vm" ? "virtualized" : "bare-metal";
    const options = priceChoices(book, { mode, currency, current: price, beside });
    return (
      <SelectField
        id={`f-${name.replaceAll(".", "-")}`}
        name={name}
        label={label}
        options={options}
        hint={hintOf(options.length, side, beside)}
        value={price === null ? "" : priceText(price)}
        onChange={(e) => set(name, e.target.value)}
        error={notes[name]?.error}
      />
    );
  };
  return (
    <fieldset className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
      <legend className="mb-2 type-note font-medium text-ink2">Price per GPU-hour</legend>
      {select("vm", "Virtualized", virtualized)}
      {select("bm", "Bare metal, listed or quoted", bareMetal, virtualized)}
      {virtualized || bareMetal ? <PriceSides virtualized={virtualized} bareMetal={bareMetal} book={book} /> : null}
      {virtualized && bareMetal && !notes[`${at}.price.bm`]?.error ? (
        <Premium virtualized={virtualized} bareMetal={bareMetal} />
      ) : null}
      <SpendFromPrice at={at} />
      <p className="type-note text-ink3">
        {left > 0
          ? `${left} ${left === 1 ? "price is" : "prices are"} in another currency and not offered: nothing is converted silently. `
          : null}
        <Link href={"/prices" as Route} className="inline-flex min-h-6 items-center link">
          The price book
        </Link>
      </p>
    </fieldset>
  );
}

/** Why fewer are offered than the book holds. */
function hintOf(options: number, side: "vm" | "bm", beside: Price | null | undefined): string | undefined {
  if (side === "vm" || !beside) return undefined;
  const what = `${beside.gpu}, ${KIND_WORDS[beside.kind].toLowerCase()}`;
  return options > 1 ? `Those that compare: ${what}.` : `The book has none that compares: ${what}. Add your quote.`;
}

/** "Bare metal costs 10 % more", or why that cannot be said. */
function Premium({ bareMetal, virtualized }: { bareMetal: Price; virtualized: Price }) {
  const premium = premiumBetween(bareMetal, virtualized);
  if (!premium.ok)
    return (
      <p className="type-note text-warn">
        No premium: {premium.errors[0]?.message} {premium.errors[0]?.hint}
      </p>
    );
  return (
    <div className="type-note">
      <p className="font-medium">Bare metal costs {premiumWords(premium.value)}.</p>
      {premium.warnings.map(({ code, message }) => (
        <p key={code} className="mt-1 text-warn">
          {message}
        </p>
      ))}
    </div>
  );
}

/** A tick, so that a form without scripts can say it too. */
function SpendFromPrice({ at }: { at: string }) {
  const { fields, notes, set } = useScenarioForm();
  const name = `${at}.spendFrom`;
  const chosen = fields[name] === "price";
  const spend = priceSpend(fields, at);
  const known = "value" in spend;
  const id = `f-${name.replaceAll(".", "-")}`;
  const error = notes[name]?.error;
  return (
    <div>
      <label htmlFor={id} className="flex min-h-8 items-start gap-2 type-table">
        <input
          id={id}
          type="checkbox"
          name={name}
          value="price"
          checked={chosen}
          onChange={(e) => set(name, e.target.checked ? "price" : "")}
          aria-describedby={`${id}-sum`}
          className="mt-0.5 size-5 shrink-0"
        />
        The bill is hours × GPUs × price
      </label>
      <p id={`${id}-sum`} className="type-note text-ink2">
        {known ? spend.sum : spend.reason}
      </p>
      {error && !(!known && error === spend.reason) ? (
        <p className="mt-1 type-note font-medium text-block">{error}</p>
      ) : null}
    </div>
  );
}
