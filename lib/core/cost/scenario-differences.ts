// UX 2, `/scenarios/compare` and versions: what was changed between two scenarios, field by field and in words.
import type { Scenario } from "./scenario";
import { type Input, type NumberKind, type Slots, inputsOf } from "./scenario-inputs";

export interface Difference {
  path: string;
  label: string;
  /** As read on the screen; `null` where the input is not given on that side. */
  from: string | null;
  to: string | null;
}

/** What differs from `a` to `b`, in the order of the form; empty when they say the same. */
export function scenarioDifferences(a: Scenario, b: Scenario): Difference[] {
  return inputRows([a, b])
    .filter((row) => row.changed)
    .map(({ path, label, texts: [from = null, to = null] }) => ({ path, label, from, to }));
}

export interface InputRow {
  path: string;
  label: string;
  /** One a scenario; `null` where it is not given there. */
  texts: (string | null)[];
  /** Whether any scenario says something else than the first. */
  changed: boolean;
  /** One a scenario where it is one number there, else `null`. */
  numbers: (number | null)[];
  kind: NumberKind | null;
}

/**
 * The inputs of several scenarios side by side, each once. Segments and benefits of the same name are the same one;
 * what is left is paired by its place, so that a new name alone is a change of the name.
 */
export function inputRows(scenarios: readonly Scenario[]): InputRow[] {
  const [base] = scenarios;
  if (!base) return [];
  const slots = slotsOf(scenarios);
  const usual = scenarios.map((s, i) => byPath(inputsOf(s, slots[i])));
  let full: Map<string, Input>[] | undefined;
  const inFull = (path: string) => {
    full ??= scenarios.map((s, i) => byPath(inputsOf(s, slots[i], true)));
    return full.map((f) => f.get(path) ?? null);
  };
  const rows: InputRow[] = [];
  for (const path of pathsOf(usual)) {
    const inputs = usual.map((u) => u.get(path) ?? null);
    const [first] = inputs;
    const changed = inputs.some((x) => x?.value !== first?.value || x?.text !== first?.text);
    rows.push({
      path,
      label: inputs.find((x) => x !== null)?.label ?? path,
      texts: changed ? toldApart(inputs, () => inFull(path)) : inputs.map((x) => x?.text ?? null),
      changed,
      numbers: inputs.map((x) => x?.number?.value ?? null),
      kind: inputs.find((x) => x?.number)?.number?.kind ?? null,
    });
  }
  return [
    ...rows,
    ...orderRow("segments", "order of the segments", scenarios, slots, (x) => x.segments),
    ...orderRow("benefits", "order of what virtualization saves", scenarios, slots, (x) => x.monthlyBenefits),
  ];
}

/** A row where some scenario has the first one's entries in another order. */
function orderRow(
  path: keyof Slots,
  label: string,
  scenarios: readonly Scenario[],
  slots: readonly Slots[],
  of: (s: Scenario) => readonly { name: string }[],
): InputRow[] {
  const order = slots.map((s) => s[path].map(Number));
  const changed = order.some((places) => places.some((at, i) => i > 0 && at < (places[i - 1] ?? 0)));
  if (!changed) return [];
  const names = (s: Scenario) => of(s).map((x) => x.name);
  const texts = scenarios.map((s) => names(s).join(", "));
  return [{ path: `${path}.order`, label, texts, changed, numbers: scenarios.map(() => null), kind: null }];
}

/** Two values that read alike are written in full; where they still do, the later one says that it is another. */
function toldApart(usual: readonly (Input | null)[], full: () => (Input | null)[]): (string | null)[] {
  const clash = (list: readonly (Input | null)[], i: number, j: number) =>
    list[i]?.text === list[j]?.text && usual[i]?.value !== usual[j]?.value;
  const anyClash = usual.some((_, i) => usual.some((_, j) => i < j && clash(usual, i, j)));
  const shown = anyClash ? full() : usual;
  return shown.map((x, i) => {
    if (x === null) return null;
    const seen = shown.slice(0, i).some((_, j) => clash(shown, i, j));
    return seen ? `${x.text} (another)` : x.text;
  });
}

const byPath = (inputs: readonly Input[]) => new Map(inputs.map((x) => [x.path, x]));

/** All paths: those of the first scenario in its order, each other one behind the path it follows where it is given. */
function pathsOf(all: readonly Map<string, Input>[]): string[] {
  const order: string[] = [];
  for (const inputs of all) {
    let after = -1;
    for (const path of inputs.keys()) {
      const at = order.indexOf(path);
      if (at >= 0) after = at;
      else order.splice(++after, 0, path);
    }
  }
  return order;
}

function slotsOf(scenarios: readonly Scenario[]): Slots[] {
  const segments = alignedNames(scenarios.map((s) => s.segments.map((x) => x.name)));
  const benefits = alignedNames(scenarios.map((s) => s.monthlyBenefits.map((x) => x.name)));
  return scenarios.map((_, i) => ({ segments: segments[i] ?? [], benefits: benefits[i] ?? [] }));
}

/** A slot for each entry: the first list's by its place; the others' by name, else by place, else a slot of their own. */
function alignedNames(lists: readonly (readonly string[])[]): string[][] {
  const known: string[] = [...(lists[0] ?? [])];
  return lists.map((names) => {
    const taken = new Set<number>();
    const slots = names.map((name) => {
      const at = known.findIndex((k, i) => k === name && !taken.has(i));
      if (at >= 0) taken.add(at);
      return at;
    });
    return slots.map((at, i) => {
      if (at >= 0) return String(at);
      if (i < (lists[0]?.length ?? 0) && !taken.has(i)) {
        taken.add(i);
        return String(i);
      }
      known.push(names[i] ?? "");
      taken.add(known.length - 1);
      return String(known.length - 1);
    });
  });
}
