// The addresses of the API: what each takes, by the very schemas that read the requests, and what it answers.
import "server-only";
import { z } from "zod";
import { Price } from "../core/cost/price";
import { Scenario } from "../core/cost/scenario";
import { EvidenceSource } from "../core/evidence/own-source";
import { FrozenProjection } from "../core/report/frozen-projection";
import { Snapshot } from "../core/report/snapshot";
import { BillPage, BillQuery, StoredBill } from "./billing";
import { HistoryQuery } from "./comparison-history";
import { ComparisonChange, ComparisonQuery, ComparisonRequest, SavedQuery } from "./comparisons";
import { EnvironmentFileQuery } from "./environment-files";
import { ShownSource } from "./evidence-sources";
import { LinkEnd, LinkMove, PublishRequest } from "./publish";
import { MappingQuery, MappingRequest, ShownMapping } from "./mappings";
import { PriceChange, PriceQuery, ShownPrice } from "./price-request";
import { Page } from "./read-query";
import { RejectsQuery } from "./rejects";
import { SamplesQuery } from "./run-samples";
import { RunChange } from "./relabel-run";
import { RunQuery } from "./runs";
import { ScenarioChange, ShownScenario, ShownVersion } from "./scenario-request";
import { BatchChange, BatchPage, BatchRequest } from "./upload-batches";
import { EnvironmentUploadQuery, UploadQuery } from "./upload-request";

export interface Operation {
  summary: string;
  /** Status of success. */
  answers: number;
  /** Of two, one or the other. */
  query?: z.ZodObject | readonly z.ZodObject[];
  body?: z.ZodType;
  /** The body may be left out. */
  mayBeAbsent?: true;
  /** Raw bytes, or a form with one `file`. */
  upload?: true;
  /** The answer, where a schema of ours reads it too. */
  gives?: z.ZodType;
  /** Of the answer; `application/json` when absent. */
  media?: string;
}

export type Method = "get" | "post" | "patch" | "delete";

const listOf = (item: z.ZodType) => z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });

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
      body: RunChange,
    },
    delete: { summary: "Delete it; restorable for a day", answers: 204 },
  },
  "/api/v1/runs/{id}/restore": { post: { summary: "Undo a deletion", answers: 200 } },
  "/api/v1/runs/{id}/file": {
    get: {
      summary: "The file as it is kept: without what was private",
      answers: 200,
      media: "application/octet-stream",
    },
  },
  "/api/v1/runs/{id}/rejects": {
    get: {
      summary: "Of a run read through a mapping: the rows left out, with reasons",
      answers: 200,
      media: "text/csv",
    },
  },
  "/api/v1/runs/{id}/samples": {
    get: {
      summary: "The distribution of one measurement",
      answers: 200,
      query: SamplesQuery,
    },
  },
  "/api/v1/environments": {
    get: { summary: "Files that describe a machine, newest first", answers: 200, query: EnvironmentFileQuery },
    post: {
      summary: "Store a file that describes a machine, such as nvidia-smi and lscpu print",
      answers: 201,
      query: EnvironmentUploadQuery,
      upload: true,
    },
  },
  "/api/v1/environments/{id}": {
    get: { summary: "One of them, with the runs it stands beside", answers: 200 },
    delete: { summary: "Delete it; a file that stands beside a run stays", answers: 204 },
  },
  "/api/v1/runs/rejects": {
    post: {
      summary: "The rows of a table that a mapping leaves out, with reasons; stores nothing",
      answers: 200,
      query: RejectsQuery,
      upload: true,
      media: "text/csv",
    },
  },
  "/api/v1/mappings": {
    get: {
      summary: "How unknown tables are read, last changed first",
      answers: 200,
      query: MappingQuery,
      gives: listOf(ShownMapping),
    },
    post: {
      summary: "Keep a mapping for its shape, in place of the one before",
      answers: 201,
      body: MappingRequest,
      gives: ShownMapping,
    },
  },
  "/api/v1/mappings/{id}": { delete: { summary: "Forget it; runs keep what they were read with", answers: 204 } },
  "/api/v1/batches": {
    post: { summary: "Open a batch: files that are sent together", answers: 201, body: BatchRequest },
  },
  "/api/v1/batches/{id}": {
    get: { summary: "What became of each of its files", answers: 200, query: BatchPage },
    patch: { summary: "Change how many files it has", answers: 200, body: BatchChange },
  },
  "/api/v1/formats": { get: { summary: "Every format that is read", answers: 200, query: Page } },
  "/api/v1/samples": { get: { summary: "The sets of files that Bareline brings", answers: 200, query: Page } },
  "/api/v1/samples/{id}": { post: { summary: "Load one of them", answers: 201 } },
  "/api/v1/comparisons": {
    get: {
      summary: "Compare runs; without run ids, the saved comparisons",
      answers: 200,
      query: [ComparisonQuery, SavedQuery],
    },
    post: { summary: "Compare runs and save the question", answers: 201, body: ComparisonRequest },
  },
  "/api/v1/comparisons/{id}": {
    get: { summary: "A saved comparison, answered anew", answers: 200 },
    patch: { summary: "Change its name or note", answers: 200, body: ComparisonChange },
    delete: { summary: "Delete it", answers: 204 },
  },
  "/api/v1/comparisons/{id}/history": {
    get: { summary: "The same comparison through time, with what changed when", answers: 200, query: HistoryQuery },
  },
  "/api/v1/projections": {
    post: {
      summary: "Overhead as money; stores nothing",
      answers: 200,
      body: Scenario,
      gives: FrozenProjection.required(),
    },
  },
  "/api/v1/scenarios": {
    get: { summary: "Scenarios, last changed first", answers: 200, query: Page, gives: listOf(ShownScenario) },
    post: { summary: "Store a scenario", answers: 201, body: Scenario, gives: ShownScenario },
  },
  "/api/v1/scenarios/{id}": {
    get: { summary: "One scenario; its ETag is its revision", answers: 200, gives: ShownScenario },
    patch: {
      summary: "Change fields, null takes an optional one away; makes a version",
      answers: 200,
      body: ScenarioChange,
      gives: ShownScenario,
    },
    delete: { summary: "Delete it; restorable", answers: 204 },
  },
  "/api/v1/scenarios/{id}/restore": { post: { summary: "Undo a deletion", answers: 200, gives: ShownScenario } },
  "/api/v1/scenarios/{id}/versions": {
    get: { summary: "Its versions, newest first", answers: 200, query: Page, gives: listOf(ShownVersion) },
  },
  "/api/v1/billing": {
    get: { summary: "Bills as GPU spend, newest first", answers: 200, query: BillPage, gives: listOf(StoredBill) },
    post: {
      summary: "Read a bill, CSV or Parquet: FOCUS, AWS, Azure or Oracle; its sums are kept, the file is not",
      answers: 201,
      query: BillQuery,
      upload: true,
    },
  },
  "/api/v1/billing/{id}": {
    get: { summary: "One bill's GPU spend", answers: 200, gives: StoredBill },
    delete: { summary: "Forget it", answers: 204 },
  },
  "/api/v1/prices": {
    get: { summary: "Prices, your own before the listed", answers: 200, query: PriceQuery, gives: listOf(ShownPrice) },
    post: { summary: "Keep a price of your own", answers: 201, body: Price, gives: ShownPrice },
  },
  "/api/v1/prices/{id}": {
    patch: { summary: "Change fields of your own price", answers: 200, body: PriceChange, gives: ShownPrice },
    delete: { summary: "Delete it; restorable. Scenarios keep their copies", answers: 204 },
  },
  "/api/v1/prices/{id}/restore": { post: { summary: "Undo a deletion", answers: 200, gives: ShownPrice } },
  "/api/v1/evidence/sources": {
    get: {
      summary: "Figures added to the published ones, newest first",
      answers: 200,
      query: Page,
      gives: listOf(ShownSource),
    },
    post: {
      summary: "Add one; its overhead and grade follow from what it says",
      answers: 201,
      body: EvidenceSource,
      gives: ShownSource,
    },
  },
  "/api/v1/evidence/sources/{id}": { delete: { summary: "Remove it", answers: 204 } },
  "/api/v1/reports": {
    get: { summary: "Reports with their links and views", answers: 200, query: Page },
    post: {
      summary: "Freeze a scenario and share it; the address is answered once",
      answers: 201,
      body: PublishRequest,
    },
  },
  "/api/v1/reports/{id}": {
    get: { summary: "One report with its snapshot", answers: 200, gives: z.looseObject({ snapshot: Snapshot }) },
    delete: { summary: "Delete it; its links end with it", answers: 204 },
  },
  "/api/v1/reports/{id}/links": {
    post: { summary: "Another link", answers: 201, body: LinkEnd, mayBeAbsent: true },
  },
  "/api/v1/reports/{id}/links/{linkId}": {
    patch: { summary: "Move its end", answers: 200, body: LinkMove },
    delete: { summary: "Revoke it", answers: 204 },
  },
  "/api/openapi.json": { get: { summary: "This description", answers: 200 } },
  "/api/health/live": { get: { summary: "Whether the process runs", answers: 200 } },
  "/api/health/ready": { get: { summary: "Whether it may get requests; 503 says why not", answers: 200 } },
  "/r/{token}/report.json": { get: { summary: "A shared report's snapshot", answers: 200, gives: Snapshot } },
  "/r/{token}/report.csv": { get: { summary: "Its figures as a table", answers: 200, media: "text/csv" } },
  "/r/{token}/report.md": { get: { summary: "Its words and figures", answers: 200, media: "text/markdown" } },
  "/r/{token}/chart.svg": { get: { summary: "Its chart", answers: 200, media: "image/svg+xml" } },
};
