// The API's description (OpenAPI 3.1), written from the table of its addresses.
import "server-only";
import { z } from "zod";
import { OPERATIONS, type Operation } from "./operations";
import { REFUSALS } from "./refusal";

function schema(of: z.ZodType, io: "input" | "output" = "input") {
  const { $schema: _, ...rest } = z.toJSONSchema(of, { io, unrepresentable: "any" });
  return rest;
}

/** Ids are UUIDs; a sample's is a word, a token 43 characters. */
function pathSchema(path: string, name: string) {
  if (name === "token") return { type: "string", pattern: "^[A-Za-z0-9_-]{43}$" };
  return path.startsWith("/api/v1/samples/") ? { type: "string" } : { type: "string", format: "uuid" };
}

function parameters(path: string, { query = [] }: Operation) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    schema: pathSchema(path, name),
  }));
  const queries = [query].flat();
  const fields = queries.flatMap((one) => Object.entries<z.ZodType>(one.shape));
  const inQuery = fields.map(([name, of]) => {
    const described = schema(of);
    // A list is the field given more than once.
    const repeated = described.type === "array" ? { explode: true } : {};
    const required = queries.length === 1 && !of.safeParse(undefined).success;
    return { name, in: "query", required, ...repeated, schema: described };
  });
  return [...inPath, ...inQuery];
}

const bytes = { schema: { type: "string", format: "binary" } };
const form = {
  schema: { type: "object", required: ["file"], properties: { file: { type: "string", format: "binary" } } },
};

function answer({ answers, gives, media = "application/json" }: Operation) {
  if (answers === 204) return {};
  return { content: { [media]: gives ? { schema: schema(gives, "output") } : {} } };
}

function operation(path: string, of: Operation) {
  const content = of.upload
    ? { "application/octet-stream": bytes, "multipart/form-data": form }
    : of.body && { "application/json": { schema: schema(of.body) } };
  return {
    summary: of.summary,
    parameters: parameters(path, of),
    ...(content ? { requestBody: { required: !of.mayBeAbsent, content } } : {}),
    responses: {
      [of.answers]: { description: of.summary, ...answer(of) },
      default: { $ref: "#/components/responses/problem" },
    },
  };
}

const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z
    .array(
      z.object({
        code: z.string(),
        message: z.string(),
        at: z.string(),
        found: z.string(),
        expected: z.string(),
        hint: z.string(),
      }),
    )
    .max(50)
    .optional(),
  more: z.int().optional(),
});

export function openapi(url: string) {
  const codes = Object.entries(REFUSALS).map(([code, { status, title }]) => `- ${status} \`${code}\`: ${title}`);
  return {
    openapi: "3.1.0",
    info: {
      title: "Bareline",
      version: "1",
      description: `Errors are application/problem+json (RFC 9457).\n\n${codes.join("\n")}`,
    },
    servers: [{ url }],
    paths: Object.fromEntries(
      Object.entries(OPERATIONS).map(([path, methods]) => [
        path,
        Object.fromEntries(Object.entries(methods).map(([method, of]) => [method, operation(path, of)])),
      ]),
    ),
    components: {
      responses: {
        problem: { description: "A refusal", content: { "application/problem+json": { schema: schema(Problem) } } },
      },
    },
  };
}
