import { Scenario } from "./scenario";

type Whole = { [K in keyof Scenario]-?: Exclude<Scenario[K], undefined> | null };

/** Every field of a scenario, `null` where it has none: laid over another one it leaves nothing of that behind. */
export const wholeScenario = (scenario: Scenario): Whole =>
  // One entry for each key of the schema's shape, which are the keys of the type.
  Object.fromEntries(Object.keys(Scenario.shape).map((key) => [key, scenario[key as keyof Scenario] ?? null])) as Whole;
