// docs/prices.md can fail: its rows are read by the reader of pasted rows, its request by the schema, its counts are the list's.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PRICE_LIST } from "../core/cost/price-list";
import { Price } from "../core/cost/price";
import { STALE_AFTER_DAYS } from "../core/cost/stale-price";
import { readPriceRows } from "./price-rows";

const text = readFileSync(new URL("../../docs/prices.md", import.meta.url), "utf8");
const block = (language: string) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1] ?? "";

test("the rows that the page pastes are prices", () => {
  const { prices, faults } = readPriceRows(block("csv"));
  expect([prices.length, faults]).toEqual([2, []]);
});

test("the request that the page sends is a price", () => {
  const body = /-d '(\{[\s\S]*?\})'/.exec(block("sh"))?.[1] ?? "";
  expect(Price.safeParse(JSON.parse(body)).success).toBe(true);
});

test("the page counts the listed prices and names the age as the code does", () => {
  expect(text).toContain(`There are ${PRICE_LIST.length}, for Oracle`);
  expect(text).toContain(`older than ${STALE_AFTER_DAYS} days`);
  expect(PRICE_LIST.filter((p) => p.superseded).map((p) => p.price.site)).toEqual(["AWS", "AWS"]);
});
