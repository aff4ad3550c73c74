import { type APIRequestContext, expect, test } from "@playwright/test";

export const unique = (name: string) => `${name} ${test.info().project.name} ${Date.now().toString(36)}`;

const SEGMENT = {
  name: "Serving",
  profile: "online-inference",
  monthlySpend: 100_000,
  overhead: { source: "range", low: 0.04, high: 0.06 },
};

/** Stores a scenario over the API: one segment, and whatever is laid over it. */
export async function stored(
  request: APIRequestContext,
  name: string,
  plan: object = {},
  segment: object = {},
): Promise<string> {
  const answer = await request.post("/api/v1/scenarios", {
    data: { version: 1, name, currency: "USD", segments: [{ ...SEGMENT, ...segment }], ...plan },
  });
  expect(answer.status()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

export async function changed(request: APIRequestContext, id: string, change: object): Promise<void> {
  expect((await request.patch(`/api/v1/scenarios/${id}`, { data: change })).status()).toBe(200);
}

export const segment = (over: object) => ({ segments: [{ ...SEGMENT, ...over }] });
