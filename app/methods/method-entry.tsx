import type { Method } from "@/lib/view/method";

/** One formula: in words, in symbols, with numbers. Its anchor is what other pages link to. */
export function MethodEntry({ method }: { method: Method }) {
  return (
    <article id={method.id} className="py-5 first:pt-0 last:pb-0">
      <h3 className="type-table font-semibold">
        <a href={`#${method.id}`} className="hover:underline">
          {method.title}
        </a>
      </h3>
      <p className="mt-1 measure type-table text-ink2">{method.words}</p>
      <p className="mt-2 font-serif text-[1.0625rem] leading-7 [font-variant-numeric:lining-nums_tabular-nums]">
        {method.symbols}
      </p>
      <p className="mt-1 measure type-note text-ink2">
        <span className="font-medium text-ink">With numbers.</span> {method.example}
      </p>
    </article>
  );
}
