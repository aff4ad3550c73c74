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
  let id = "";
  // A server that is busy says 503, which means: again.
  await expect(async () => {
    const answer = await request.post("/api/v1/scenarios", {
      data: { version: 1, name, currency: "USD", segments: [{ ...SEGMENT, ...segment }], ...plan },
    });
    expect(answer.status()).toBe(201);
    ({ id } = (await answer.json()) as { id: string });
  }).toPass({ timeout: 60_000 });
  return id;
}

export async function changed(request: APIRequestContext, id: string, change: object): Promise<void> {
  await expect(async () => {
    expect((await request.patch(`/api/v1/scenarios/${id}`, { data: change })).status()).toBe(200);
  }).toPass({ timeout: 60_000 });
}

export const segment = (over: object) => ({ segments: [{ ...SEGMENT, ...over }] });
