// The API's description (OpenAPI 3.1), written from the very schemas that read the requests.
import "server-only";
import { z } from "zod";
import { Scenario } from "../core/cost/scenario";
import { ComparisonRequest } from "./comparisons";
import { LinkEnd, PublishRequest } from "./publish";
import { Page } from "./read-query";
import { REFUSALS } from "./refusal";
import { RunQuery } from "./runs";
import { ScenarioChange } from "./scenario-request";
import { UploadQuery } from "./upload-request";

interface Operation {
  summary: string;
  /** Status of success. */
  answers: number;
  query?: z.ZodObject;
  /** Query fields that may be given more than once. */
  repeated?: Record<string, string>;
  body?: z.ZodType;
  /** Raw bytes, or a form with one `file`. */
  upload?: true;
}

type Method = "get" | "post" | "patch" | "delete";

/** Every address of the API. A test holds it equal to the routes that are there. */
export const OPERATIONS: Record<string, Partial<Record<Method, Operation>>> = {
  "/api/v1/runs": {
    get: { summary: "Runs, newest first", answers: 200, query: RunQuery },
    post: { summary: "Store one benchmark output", answers: 201, query: UploadQuery, upload: true },
  },
  "/api/v1/runs/preview": {
    post: { summary: "What would be stored; stores nothing", answers: 200, query: UploadQuery, upload: true },
  },
  "/api/v1/runs/{id}": {
    get: { summary: "One run with every measurement", answers: 200 },
    patch: {
      summary: "Change what is known of its environment",
      answers: 200,
      body: z.record(z.string(), z.unknown()),
    },
    delete: { summary: "Delete it; restorable for a day", answers: 204 },
  },
  "/api/v1/runs/{id}/restore": { post: { summary: "Undo a deletion", answers: 200 } },
  "/api/v1/runs/{id}/file": { get: { summary: "The file as it was uploaded", answers: 200 } },
  "/api/v1/runs/{id}/samples": {
    get: {
      summary: "The distribution of one measurement",
      answers: 200,
      query: z.object({ ordinal: z.int().min(0) }),
    },
  },
  "/api/v1/formats": { get: { summary: "Every format that is read", answers: 200 } },
  "/api/v1/samples": { get: { summary: "The sets of files that Bareline brings", answers: 200 } },
  "/api/v1/samples/{id}": { post: { summary: "Load one of them", answers: 201 } },
  "/api/v1/comparisons": {
    get: {
      summary: "Compare runs; without run ids, the saved comparisons",
      answers: 200,
      query: Page.extend({ margin: ComparisonRequest.shape.margin }),
      repeated: { baseline: "Run id of the bare-metal side", candidate: "Run id of the virtualized side" },
    },
    post: { summary: "Compare runs and save the question", answers: 201, body: ComparisonRequest },
  },
  "/api/v1/comparisons/{id}": {
    get: { summary: "A saved comparison, answered anew", answers: 200 },
    delete: { summary: "Delete it", answers: 204 },
  },
  "/api/v1/projections": {
    post: { summary: "Overhead as money; stores nothing", answers: 200, body: Scenario },
  },
  "/api/v1/scenarios": {
    get: { summary: "Scenarios, last changed first", answers: 200, query: Page },
    post: { summary: "Store a scenario", answers: 201, body: Scenario },
  },
  "/api/v1/scenarios/{id}": {
    get: { summary: "One scenario; its ETag is its revision", answers: 200 },
    patch: { summary: "Change fields; makes a version", answers: 200, body: ScenarioChange },
    delete: { summary: "Delete it; restorable", answers: 204 },
  },
  "/api/v1/scenarios/{id}/restore": { post: { summary: "Undo a deletion", answers: 200 } },
  "/api/v1/scenarios/{id}/versions": { get: { summary: "Its versions, newest first", answers: 200, query: Page } },
  "/api/v1/reports": {
    get: { summary: "Reports with their links and views", answers: 200, query: Page },
    post: {
      summary: "Freeze a scenario and share it; the address is answered once",
      answers: 201,
      body: PublishRequest,
    },
  },
  "/api/v1/reports/{id}": { get: { summary: "One report with its snapshot", answers: 200 } },
  "/api/v1/reports/{id}/links": { post: { summary: "Another link", answers: 201, body: LinkEnd } },
  "/api/v1/reports/{id}/links/{linkId}": {
    patch: { summary: "Move its end", answers: 200, body: LinkEnd },
    delete: { summary: "Revoke it", answers: 204 },
  },
};

const schema = (of: z.ZodType) => {
  const { $schema: _, ...rest } = z.toJSONSchema(of, { io: "input", unrepresentable: "any" });
  return rest;
};

function parameters(path: string, { query, repeated = {} }: Operation) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string", format: "uuid" },
  }));
  const properties = query ? Object.entries(query.shape) : [];
  const inQuery = properties.map(([name, of]) => ({
    name,
    in: "query",
    required: !z.safeParse(of, undefined).success,
    schema: schema(of as z.ZodType),
  }));
  const lists = Object.entries(repeated).map(([name, description]) => ({
    name,
    in: "query",
    description,
    explode: true,
    schema: { type: "array", items: { type: "string", format: "uuid" } },
  }));
  return [...inPath, ...inQuery, ...lists];
}

const bytes = { schema: { type: "string", format: "binary" } };
const form = {
  schema: { type: "object", required: ["file"], properties: { file: { type: "string", format: "binary" } } },
};

function operation(path: string, of: Operation) {
  const content = of.upload
    ? { "application/octet-stream": bytes, "multipart/form-data": form }
    : of.body && { "application/json": { schema: schema(of.body) } };
  return {
    summary: of.summary,
    parameters: parameters(path, of),
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: {
      [of.answers]: { description: of.summary },
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
