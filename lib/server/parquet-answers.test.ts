import { EventEmitter } from "node:events";
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { answersOf } from "./parquet-answers";

afterEach(() => vi.useRealTimers());

const COLUMNS = ["ChargeCategory", "EffectiveCost", "BilledCost"];
const FOREVER = { patience: 1e9, deadline: 1e9 };

/** Says one thing after each answer, at once. */
class Teller extends EventEmitter {
  readonly heard: unknown[] = [];
  constructor(private readonly says: (times: number) => object | null) {
    super();
  }
  send(reply: unknown): void {
    this.heard.push(reply);
    const said = this.says(this.heard.length);
    if (said) this.emit("message", said);
  }
  begin(): void {
    this.emit("message", { columns: COLUMNS });
  }
}

const rows = { rows: [["Tax", "1", "1"]] };

test("between two messages of a Parquet file everyone else has a turn", async () => {
  let turns = 0;
  let counting = true;
  const count = (async () => {
    for (; counting; turns++) await turn();
  })();
  const at: number[] = [];
  const teller = new Teller((times) => {
    at.push(turns);
    return times <= 5 ? rows : { done: true };
  });
  const answer = answersOf(teller, FOREVER);
  teller.begin();
  expect((await answer).rows).toBe(5);
  counting = false;
  await count;
  // The columns, five messages of rows, and before each an answer in a turn of its own.
  expect(at).toHaveLength(6);
  expect(new Set(at).size).toBe(6);
});

test("a Parquet file that says a little now and then is given up all the same", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const teller = new Teller(() => rows);
  const outcome = answersOf(teller, { patience: 1000, deadline: 3000 }).catch((error) => error);
  teller.begin();
  // Never silent for a second, and read for three.
  for (let i = 0; i < 4; i++) {
    for (let n = 0; n < 3; n++) await turn();
    vi.advanceTimersByTime(900);
  }
  expect((await outcome).errors).toMatchObject([{ code: "parquet-too-slow" }]);
  const heard = teller.heard.length;
  for (let n = 0; n < 5; n++) await turn();
  expect(teller.heard.length).toBe(heard);
});

test("a Parquet file that says nothing is given up", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const outcome = answersOf(new Teller(() => null), { patience: 1000, deadline: 3000 }).catch((error) => error);
  vi.advanceTimersByTime(1000);
  expect((await outcome).errors).toMatchObject([{ code: "parquet-damaged", found: "nothing was read for too long" }]);
});

test("reading ends when the client hangs up, also before it began", async () => {
  const client = new AbortController();
  const teller: Teller = new Teller((times) => {
    if (times === 3) client.abort();
    return rows;
  });
  const outcome = answersOf(teller, { ...FOREVER, signal: client.signal }).catch((error) => error);
  teller.begin();
  expect(await outcome).toMatchObject({ code: "body-cut-short" });
  for (let n = 0; n < 5; n++) await turn();
  expect(teller.heard).toEqual([COLUMNS, "more", "more"]);
  const late = answersOf(new Teller(() => null), { ...FOREVER, signal: client.signal });
  await expect(late).rejects.toMatchObject({ code: "body-cut-short" });
});
