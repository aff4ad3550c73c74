import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CONFIDENTIAL_WARNING } from "../overhead/confidential";
import { MORE_RUNS } from "../overhead/resolved-overhead";
import { ADVICE_RULES } from "./advice-rules";
import { answerOf, madeMeasured, madePlan, madeSegment, plainText } from "./test-plan";
import { project } from "./project";
import type { Projection } from "./projection";

const measured = madeSegment({ overhead: { source: "comparison", comparisonId: "c" } });
const prior = (name: string) => madeSegment({ overhead: { source: "evidence", prior: name } });
const first = ({ advice }: Projection) => {
  const [one] = advice;
  return { what: one?.what, title: one?.title, reason: plainText(one?.reason ?? "") };
};

describe("what to do with a segment", () => {
  test("confidential computing is decided apart, published or measured", () => {
    expect(first(answerOf(madePlan({}, [prior("confidential-computing")])))).toMatchObject({
      what: "apart",
      reason: expect.stringContaining("lose 3 % to 18 %"),
    });
    const own = madeMeasured(0.02, 0.04, { warnings: [{ ...CONFIDENTIAL_WARNING }] });
    expect(first(answerOf(madePlan({}, [measured]), own)).what).toBe("apart");
  });

  test("a comparison that claims nothing asks for runs, and says how many where that is known", () => {
    const message = "About 4 more runs a side would settle it.";
    const open = madeMeasured(-0.01, 0.03, { verdict: "no-claim", warnings: [{ code: MORE_RUNS, message }] });
    expect(first(answerOf(madePlan({}, [measured]), open))).toEqual({
      what: "measure",
      title: "Measure first",
      reason: `The difference, −1 % to 3 %, is too small or too uncertain to claim. ${message}`,
    });
    for (const verdict of ["cannot-tell", "not-comparable"] as const)
      expect(first(answerOf(madePlan({}, [measured]), madeMeasured(0.02, 0.04, { verdict }))).what).toBe("measure");
  });

  test("what is as good as equal stays, unless bare metal is cheaper by its price alone", () => {
    const equal = madeMeasured(-0.005, 0.004, { verdict: "equivalent" });
    expect(first(answerOf(madePlan({ bareMetalPremium: 0.02 }, [measured]), equal)).what).toBe("keep");
    expect(first(answerOf(madePlan({ bareMetalPremium: -0.2 }, [measured]), equal)).what).toBe("move");
  });

  test("a loss that looks like a setting is mended before anything is moved", () => {
    for (const name of ["untuned-vm", "rdma-misconfigured"])
      expect(first(answerOf(madePlan({}, [prior(name)]))).what).toBe("configure");
    // 12 % - 6.2 %, the published end of serving, of 100,000.
    expect(first(answerOf(madePlan({ bareMetalPremium: 0.01 }, [measured]), madeMeasured(0.11, 0.13))).reason).toMatch(
      /^12 % is at least a point more than nine in ten published pairs.*At 6\.2 % it would bring back US\$5,800 a month\.$/,
    );
    const what = (profile: string, value: number) =>
      first(
        answerOf(madePlan({ bareMetalPremium: 0.5 }, [madeSegment({ profile, overhead: { source: "point", value } })])),
      ).what;
    // A point above 5 %, 5.4 % and 6.2 %; a tenth less is no fault to look for.
    for (const [profile, from] of [
      ["training-multi-node", 0.06],
      ["training-single-node", 0.064],
      ["online-inference", 0.072],
    ] as const)
      expect([what(profile, from), what(profile, from - 0.001)]).toEqual(["configure", "keep"]);
  });

  test("a move that pays in 19 of 20 cases is advised, with what it is worth", () => {
    const { what, reason } = first(
      answerOf(madePlan({ bareMetalPremium: -0.05 }, [measured]), madeMeasured(0.02, 0.04)),
    );
    expect(what).toBe("move");
    // 100,000 x (1 - 0.97 x 0.95) x 36; the ends at 2.1 % and 3.9 %.
    expect(reason).toBe(
      "A move is worth US$282,600 (nine in ten: US$251,820 to US$313,380) over 36 months: virtual machines lose 2 % to 4 % of their capacity, and bare metal costs 5 % less.",
    );
  });

  test("one that costs in 19 of 20 cases is not, with where it would turn", () => {
    const { what, reason } = first(answerOf(madePlan({ bareMetalPremium: 0.1 }, [measured]), madeMeasured(0.02, 0.04)));
    expect(what).toBe("keep");
    expect(reason).toContain("A move would cost US$241,200 (nine in ten: US$205,560 to US$276,840) over 36 months");
    expect(reason).toContain("Moving pays from an overhead of 9.1 % on; this lies between 2 % and 4 %.");
    expect(reason).toContain("With all costs of moving it pays while bare metal costs less than 3.1 % more.");
  });

  test("between the two the input that decides is named", () => {
    const plan = madePlan({ bareMetalPremium: 0.03, ranges: { bareMetalPremium: { low: 0, high: 0.2 } } }, [measured]);
    const { what, reason } = first(answerOf(plan, madeMeasured(0.025, 0.035)));
    expect(what).toBe("measure");
    expect(reason).toContain("What bare metal costs decides.");
    const narrow = madePlan({ bareMetalPremium: 0.03 }, [measured]);
    expect(first(answerOf(narrow, madeMeasured(0.02, 0.04))).reason).toContain("The overhead decides.");
  });

  test("without a price of bare metal nothing is moved: it is asked for first", () => {
    const { what, reason } = first(answerOf(madePlan({}, [measured]), madeMeasured(0.02, 0.04)));
    expect([what, reason]).toEqual(["measure", expect.stringContaining("Nobody said what bare metal costs.")]);
    const quoted = madePlan({ sources: { bareMetalPremium: { text: "quote" } } }, [measured]);
    expect(first(answerOf(quoted, madeMeasured(0.02, 0.04))).what).toBe("move");
  });

  test("without a bill there is nothing to weigh", () => {
    expect(first(answerOf(madePlan({}, [madeSegment({ monthlySpend: 0 })]))).title).toBe("Enter the bill first");
  });

  test("a segment that the plan never moves is still weighed, and a contract is named", () => {
    const never = madeSegment({
      move: "never",
      overhead: { source: "point", value: 0.04 },
      commitment: { share: 0.6, endMonth: 12 },
    });
    const { what, reason } = first(answerOf(madePlan({ bareMetalPremium: 0.01 }, [never])));
    expect(what).toBe("move");
    expect(reason).toMatch(/Until month 12 only 40 % of the saving is real.*It stays virtualized in this plan\.$/);
  });
});

describe("what is not yours", () => {
  test("advises no move unless it would pay at the far end of all that is published", () => {
    for (const name of ["vendor-claim", "tuned-single-node"])
      expect(first(answerOf(madePlan({ bareMetalPremium: 0.005 }, [prior(name)]))).what).toBe("measure");
    const cheap = first(answerOf(madePlan({ bareMetalPremium: -0.1 }, [prior("vendor-claim")])));
    expect([cheap.what, cheap.reason]).toEqual(["move", expect.stringContaining("holds even at −0.4 %, its far end")]);
  });
  test("advises to stay only where even its far end would not pay", () => {
    const dear = first(answerOf(madePlan({ bareMetalPremium: 0.2 }, [prior("tuned-single-node")])));
    expect([dear.what, dear.reason]).toEqual(["keep", expect.stringContaining("holds even at 5.4 %, its far end")]);
    expect(first(answerOf(madePlan({ bareMetalPremium: 0.16 }, [prior("vendor-claim")]))).what).toBe("measure");
  });
  test("a claim is called one", () => {
    expect(first(answerOf(madePlan({ bareMetalPremium: 0.01 }, [prior("vendor-claim")]))).reason).toMatch(
      /^Nothing but a claim speaks of this overhead, and it is not yours\. At −0\.4 %/,
    );
  });
});

test("every segment gets one piece of advice, and a move is never advised where most cases lose", () => {
  const overhead = fc.double({ min: -0.1, max: 0.3, noNaN: true });
  const width = fc.double({ min: 0, max: 0.1, noNaN: true });
  const premium = fc.double({ min: -0.3, max: 0.4, noNaN: true });
  fc.assert(
    fc.property(overhead, width, premium, (low, wide, bareMetalPremium) => {
      const plan = madePlan({ bareMetalPremium }, [
        madeSegment({ overhead: { source: "range", low, high: low + wide } }),
      ]);
      const { advice } = answerOf(plan);
      expect(advice).toHaveLength(1);
      const [one] = advice;
      if (one?.what === "move") expect(one.npv.p05).toBeGreaterThan(0);
      if (one?.what === "keep") expect(one.npv.p95).toBeLessThanOrEqual(0);
      expect(one?.reason).toMatch(/\.$/);
      expect(one?.reason).not.toMatch(/NaN|undefined|Infinity|n\/a/);
    }),
    { numRuns: 60 },
  );
});

test("the last rule always holds", () => {
  expect(ADVICE_RULES.at(-1)?.when({} as never)).toBe(true);
});

describe("which side is cheaper", () => {
  const said = (over: object, segments: object[], own?: ReturnType<typeof madeMeasured>) => {
    const { cheaper, sentence } = answerOf(madePlan(over, segments), own).conclusion;
    return [cheaper, plainText(sentence)];
  };
  test("the virtual machines, where bare metal costs more than it saves", () => {
    expect(said({ bareMetalPremium: 0.1 }, [measured], madeMeasured(0.02, 0.04))).toEqual([
      "virtual-machines",
      "The virtual machines are cheaper: moving would cost US$241,200 (nine in ten: US$205,560 to US$276,840) over 36 months. With all costs of moving, bare metal pays while it costs less than 3.1 % more.",
    ]);
  });
  test("the virtual machines, where they give more than they take", () => {
    const given = { bareMetalPremium: 0.001, monthlyBenefits: [{ name: "operations", amount: 7010 }] };
    const [cheaper, sentence] = said(given, [measured], madeMeasured(0.02, 0.04));
    expect(cheaper).toBe("virtual-machines");
    expect(sentence).toContain("gives US$7,010 a month in return, US$4,010 more than it takes");
  });
  test("bare metal, where it saves in 19 of 20 cases", () => {
    expect(said({ bareMetalPremium: 0.01 }, [measured], madeMeasured(0.02, 0.04))[0]).toBe("bare-metal");
  });
  test("neither, where nothing is claimed, published figures decide, or nobody said a price", () => {
    const open = madeMeasured(-0.01, 0.03, { verdict: "no-claim" });
    expect(said({ bareMetalPremium: -0.2 }, [measured], open)).toEqual([
      "open",
      expect.stringContaining("Nothing is claimed"),
    ]);
    expect(said({ bareMetalPremium: 0.01 }, [prior("vendor-claim")])[0]).toBe("open");
    expect(said({}, [measured], madeMeasured(0.02, 0.04))[1]).toContain("What bare metal costs was not said");
    // 12 % typed, 6.2 % after a setting: at a premium of 8 % that turns.
    const typed = madeSegment({ overhead: { source: "point", value: 0.12 } });
    expect(said({ bareMetalPremium: 0.08 }, [typed])).toEqual(["open", expect.stringContaining("often a setting")]);
  });
  test("neither, where a part that claims nothing could turn it", () => {
    const plan = madePlan({ bareMetalPremium: 0.01 }, [
      measured,
      madeSegment({ name: "b", overhead: { source: "comparison", comparisonId: "d" } }),
    ]);
    const claims = madeMeasured(0.03, 0.04);
    // 100,000 x 36 x (1 - 0.965 x 1.01): 91,260; the other from -8 % to 10 % is worth -327,600 at its low end.
    const open = madeMeasured(-0.08, 0.1, { verdict: "no-claim", quantile: () => 0.01 });
    expect(project(plan, [claims, open]).conclusion.cheaper).toBe("open");
    expect(project(plan, [claims, madeMeasured(0.01, 0.011)]).conclusion.cheaper).toBe("bare-metal");
  });
  test("neither, of a plan that moves nothing or has no bill", () => {
    expect(said({}, [madeSegment({ move: "never" })])[1]).toContain("moves nothing");
    expect(said({}, [madeSegment({ monthlySpend: 0 })])[1]).toContain("Enter a monthly bill");
  });
});
