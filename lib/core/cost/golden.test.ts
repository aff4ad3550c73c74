// The golden cases of MODEL 6.
import { expect, test } from "vitest";
import { type Figure, valueOf } from "../units/figure";
import { type Inputs, runCase } from "../units/golden-case";
import { breakEvenPremium, monthlySaving } from "./break-even";
import { type BenefitBasis, worthOf } from "./benefit";
import { monthlyBenefitsOf } from "./cash";
import { costOfConvenience } from "./convenience";
import { monthlyRate, npv, underCommitment } from "./discount";
import { fiscalYear } from "./fiscal-year";
import { nodePrice } from "./hours";
import { monthsWorth } from "./ledger";
import { discountedPayback, irrPerMonth, payback, perAnnum } from "./payback";
import { breakEvenOverhead, pricePerMillionTokens, usefulHourPrice } from "./useful-hour";
import { waste } from "./waste";
import finance from "./golden/finance.json";

type Name =
  | "S"
  | "annual_rate"
  | "billed_month1"
  | "commit_end"
  | "committed"
  | "downtime_cost_hour"
  | "downtime_hours_avoided"
  | "effective_month1"
  | "f_bound"
  | "g"
  | "gpu_hour"
  | "gpu_per_event"
  | "gpus"
  | "hours"
  | "migration"
  | "months"
  | "o"
  | "o_vm"
  | "ops_hours_saved"
  | "premium"
  | "price"
  | "provision_events"
  | "provision_hours_saved"
  | "rate"
  | "saving_month"
  | "spend"
  | "start_month"
  | "tok_s_bm"
  | "tok_s_vm"
  | "util_bm"
  | "util_vm";
type Compute = (inputs: Inputs<Name>) => unknown;
const value = (f: Figure) => valueOf(f);
const repeat = (x: number, n: number) => Array.from({ length: n }, () => x);

const TABLE: [string, Compute][] = [
  [
    "vi.growth",
    ({ S, g, o }) => ({
      spend12: S * monthsWorth(g, 12),
      waste12: waste(o, S) * monthsWorth(g, 12),
      run_rate_waste: 12 * waste(o, S),
    }),
  ],
  [
    "vi.npv_commitment",
    ({ migration, saving_month: v, committed, commit_end: end, months, annual_rate: R }) => {
      const savings = underCommitment(repeat(v, months), committed, end);
      return { npv: npv(savings, migration, R), simple_payback: value(payback(savings, migration)) };
    },
  ],
  [
    "vi.npv",
    ({ migration, saving_month: v, months, annual_rate: R }) => {
      const savings = repeat(v, months);
      const irr = value(irrPerMonth(savings, migration)) ?? Number.NaN;
      return {
        r_month: monthlyRate(R),
        npv: npv(savings, migration, R),
        simple_payback: value(payback(savings, migration)),
        discounted_payback_month: value(discountedPayback(savings, migration, R)),
        irr_month: irr,
        irr_annual: perAnnum(irr),
      };
    },
  ],
  [
    "vi.payback_never",
    ({ migration, saving_month: v, months, annual_rate: R }) => ({
      npv: npv(repeat(v, months), migration, R),
      state: payback(repeat(v, months), migration).state,
    }),
  ],
  ["vi.breakeven_premium_bound", ({ o, f_bound: f }) => breakEvenPremium(o, f)],
  ["vi.breakeven_premium.", ({ o }) => breakEvenPremium(o)],
  ["vi.net_saving_bound", ({ spend, o, f_bound: f, premium }) => monthlySaving(spend, o, premium, f)],
  ["vi.net_saving.", ({ spend, o, premium }) => monthlySaving(spend, o, premium)],
  [
    "vi.effective_cost",
    ({ price, util_vm: uc, o_vm: o, util_bm: ub }) => {
      const vm = value(usefulHourPrice(price, uc, o)) ?? Number.NaN;
      const bm = value(usefulHourPrice(price, ub)) ?? Number.NaN;
      return {
        vm,
        bm,
        vm_vs_bm_fraction: vm / bm - 1,
        breakeven_o: value(breakEvenOverhead({ price, utilisation: ub }, { price, utilisation: uc })),
      };
    },
  ],
  [
    "vi.convenience",
    (x) => {
      const given: BenefitBasis[] = [
        { kind: "operations", hours: x.ops_hours_saved, rate: x.rate },
        {
          kind: "provisioning",
          events: x.provision_events,
          hoursSaved: x.provision_hours_saved,
          gpusPerEvent: x.gpu_per_event,
          pricePerGpuHour: x.gpu_hour,
        },
        { kind: "downtime", hoursAvoided: x.downtime_hours_avoided, costPerHour: x.downtime_cost_hour },
      ];
      const monthlyBenefits = given.map((basis) => ({ name: basis.kind, amount: worthOf(basis), basis }));
      const benefits = monthlyBenefitsOf({ monthlyBenefits });
      const lost = waste(x.o, x.spend);
      return { waste: lost, benefits, net: costOfConvenience(lost, 0, benefits) };
    },
  ],
  [
    "vi.cost_per_mtok",
    ({ gpu_hour, gpus, tok_s_bm, tok_s_vm }) => {
      const bm = value(pricePerMillionTokens(gpu_hour * gpus, tok_s_bm)) ?? Number.NaN;
      const vm = value(pricePerMillionTokens(gpu_hour * gpus, tok_s_vm)) ?? Number.NaN;
      return { bm, vm, delta_fraction: vm / bm - 1 };
    },
  ],
  [
    "vi.effective_vs_billed",
    ({ billed_month1, effective_month1, o }) => ({
      waste_effective: waste(o, effective_month1),
      wrong_waste_billed: waste(o, billed_month1),
    }),
  ],
  ["vi.hours", ({ hours, gpus, price }) => nodePrice(gpus, price, hours)],
  ["vi.fiscal_year", (x) => (x.months as unknown as string[]).map((m) => fiscalYear(m, x.start_month))],
];

for (const golden of [...finance]) {
  test(`${golden.id}: ${golden.formula}`, () => {
    expect(runCase<Name>(golden, TABLE)).toBeNull();
  });
}

test("all 22 cases of this group are here", () => {
  expect([...finance]).toHaveLength(22);
});
