// A method that an address of the API does not have: Next would answer 405 with nothing in it.
import "server-only";
import { refuseStrangers } from "./access";
import { Refusal } from "./refusal";
import { asRefusal, problem } from "./respond";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof METHODS)[number];
type Answer = (request: Request) => Promise<Response>;

/** The handlers a route exports for the methods it has not, and for OPTIONS. */
export function otherMethods<const A extends Method>(...allowed: A[]): Record<Exclude<Method, A> | "OPTIONS", Answer> {
  const allow = [...allowed, ...(allowed.some((method) => method === "GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const answer: Answer = async ({ method, headers }) => {
    try {
      refuseStrangers(headers, false);
      if (method === "OPTIONS") return new Response(null, { status: 204, headers: { allow } });
      throw new Refusal("wrong-method", `${method} does nothing here. This address takes ${allow}.`);
    } catch (error) {
      const response = problem(asRefusal(error));
      if (response.status === 405) response.headers.set("allow", allow);
      return response;
    }
  };
  const handlers = [...METHODS, "OPTIONS"].filter((method) => !allowed.some((own) => own === method));
  return Object.fromEntries(handlers.map((method) => [method, answer])) as ReturnType<typeof otherMethods<A>>;
}
