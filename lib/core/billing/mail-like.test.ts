import { expect, test } from "vitest";
import { mailLike, shownValue } from "./mail-like";
import { tagsOf } from "./tags";

const HIDDEN = [
  "ann@corp.com",
  "ann\\u0040corp.com",
  "ann\\\\u0040corp.com",
  "ann%40corp.com",
  "ann%2540corp.com",
  "ann&#64;corp.com",
  "ann&#x40;corp.com",
  "ann&amp;#64;corp.com",
  "ann&commat;corp.com",
  "ann@bücher.example",
  "ann@xn--bcher-kva",
  "ann＠corp.com",
  "by ann @ corp.com",
];

test("an e-mail address is found, however it is escaped", () => {
  expect(HIDDEN.filter((text) => !mailLike(text))).toEqual([]);
  expect(["prod", "@team", "50%", "a & b", "C:\\users", "eu-west-1", ""].filter(mailLike)).toEqual([]);
});

test("a tag with an e-mail address in its name or its value is dropped", () => {
  for (const mail of HIDDEN)
    expect(tagsOf(`{"owner": "${mail}", "${mail}": "yes", "env": "prod"}`)).toEqual([["env", "prod"]]);
});

test("a value with an e-mail address is not shown", () => {
  expect(["eu-west-1", "ann@corp.com"].map(shownValue)).toEqual(["eu-west-1", "not shown"]);
});
