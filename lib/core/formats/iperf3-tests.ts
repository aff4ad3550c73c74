import type { Json, JsonObject, Source } from "./format";
import { isObject, numberOf, objectsIn, textOf } from "./json-value";

/** One test as `-J` prints it at its end, or put together from the events of `--json-stream`. */
export interface IperfTest {
  start: JsonObject;
  intervals: JsonObject[];
  end: JsonObject;
  error: string | null;
  at: string;
}

/** Whether an object is the whole report of one test, as `--json` writes it. */
export const isTest = (object: JsonObject): boolean =>
  isObject(object.get("start")) && Array.isArray(object.get("intervals")) && isObject(object.get("end"));

/** The first line of a stream: `{"event":"start","data":{"connected":[…],"version":"iperf 3.17",…}}`. */
export const isStreamStart = (object: JsonObject): boolean => {
  const data = object.get("data");
  return object.get("event") === "start" && isObject(data) && /^iperf 3/.test(textOf(data.get("version")) ?? "");
};

/** The tests of a file, whether each is one object or a stream of events. */
export function testsOf(source: Source): IperfTest[] {
  const tests: IperfTest[] = [];
  let open: IperfTest | null = null;
  for (const { object, at } of objectsIn(source)) {
    const event = textOf(object.get("event"));
    const data = object.get("data");
    if (isTest(object)) tests.push(whole(object, at));
    else if (event === "start" && isObject(data)) {
      open = { start: data, intervals: [], end: new Map(), error: null, at };
      tests.push(open);
    } else if (open && event === "interval" && isObject(data)) open.intervals.push(data);
    else if (open && event === "end" && isObject(data)) open.end = data;
    else if (open && event === "error") open.error = reasonOf(data);
  }
  return tests;
}

const whole = (object: JsonObject, at: string): IperfTest => ({
  start: objectIn(object, "start"),
  intervals: listOf(object.get("intervals")),
  end: objectIn(object, "end"),
  error: object.has("error") ? reasonOf(object.get("error")) : null,
  at,
});

/** The object under a key; an empty one where there is none. */
export function objectIn(object: JsonObject, key: string): JsonObject {
  const value = object.get(key);
  return isObject(value) ? value : new Map();
}

const listOf = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** What iperf3 says of a failure, in words of ours: its own can hold the name of a host. */
const REASONS: readonly (readonly [sign: RegExp, reason: string])[] = [
  [/interrupt/i, "it was interrupted"],
  [/server is busy/i, "the server was busy with another test"],
  [/refused/i, "the server refused the connection"],
  [/unable to connect/i, "it could not connect to the server"],
  [/control socket/i, "the control connection was closed"],
  [/time.{0,10}out/i, "it timed out"],
  [/authoriz/i, "the server asked for a login"],
];
const reasonOf = (value: Json | undefined): string =>
  REASONS.find(([sign]) => sign.test(textOf(value) ?? ""))?.[1] ?? "it ended with an error";

/** Whether this host sent the data: read off the client's and the server's file alike. `null` where both did. */
export function thisHostSends({ start, end }: IperfTest): boolean | null {
  const settings = objectIn(start, "test_start");
  if (isBidirectional(settings)) return null;
  const reverse = (numberOf(settings.get("reverse")) ?? 0) > 0;
  if (start.has("connecting_to")) return !reverse;
  if (start.has("accepted_connection")) return reverse;
  const sender = objectIn(end, "sum_sent").get("sender");
  return typeof sender === "boolean" ? sender : null;
}

/** Whether both hosts sent at once. */
export const isBidirectional = (settings: JsonObject): boolean =>
  ["bidir", "bidirectional"].some((key) => (numberOf(settings.get(key)) ?? 0) > 0);
