// The queue behind the question: capacity and latency of both sides for whichever model was chosen. All times in seconds,
// loads in requests a second.
import { type MeanModel, meanCapacityUnder, meanLatencyAt } from "../core/overhead/mean-capacity";
import { type Capacity, type Latencies, capacityUnder, latencyAt } from "../core/overhead/slo-capacity";
import { type CapacityFields, FIELDS_OF, FIELD_WORDS } from "./capacity-inputs";
import type { QueueChoice } from "./capacity-url";

export interface QueueQuestion {
  model: Exclude<QueueChoice, "measured">;
  quantile: number;
  servers: number;
  service: number;
  overhead: number;
  added: number;
  arrivalSpread: number;
  serviceSpread: { baseline: number; candidate: number };
}

export const MODEL_WORDS = {
  measured: { choice: "Measured sweep", name: "measured", about: "" },
  mmc: {
    choice: "M/M/c: random arrivals, several servers",
    name: "M/M/c",
    about: "arrivals at random, service times exponential, several servers behind one queue",
  },
  mg1: {
    choice: "M/G/1: random arrivals, one server, any service time",
    name: "M/G/1",
    about: "arrivals at random, any spread of service times, one server; it knows the mean latency only",
  },
  kingman: {
    choice: "Kingman: any arrivals, one server",
    name: "G/G/1, Kingman's approximation",
    about: "any spread of arrivals and service times, one server; it knows the mean latency only",
  },
  "allen-cunneen": {
    choice: "Allen–Cunneen: any arrivals, several servers",
    name: "G/G/c, Allen and Cunneen's approximation",
    about: "any spread of arrivals and service times, several servers; it knows the mean latency only",
  },
} satisfies Record<QueueChoice, { choice: string; name: string; about: string }>;

/** It knows nothing of quantiles: the limit holds for the mean. */
export const meanOnly = (model: QueueChoice): model is MeanModel => model !== "mmc" && model !== "measured";

/** The question that the fields ask, or the names of those that still say nothing. */
export function questionOf(
  model: QueueQuestion["model"],
  quantile: number,
  fields: CapacityFields,
): { question: QueueQuestion; missing: null } | { question: null; missing: string[] } {
  const needed = FIELDS_OF[model].filter((key) => key !== "csc" || fields.csc.error !== null);
  const missing = needed.filter((key) => fields[key].value === null).map((key) => FIELD_WORDS[key]);
  if (missing.length > 0) return { question: null, missing };
  const of = (key: keyof CapacityFields, otherwise: number) => fields[key].value ?? otherwise;
  const csb = of("csb", 1);
  return {
    missing: null,
    question: {
      model,
      quantile,
      servers: model === "mg1" || model === "kingman" ? 1 : of("servers", 1),
      service: of("service", Number.NaN),
      overhead: of("lost", Number.NaN),
      added: of("added", 0),
      arrivalSpread: of("ca", 1),
      serviceSpread: { baseline: csb, candidate: of("csc", csb) },
    },
  };
}

const common = ({ servers, service, overhead, added }: QueueQuestion) => ({
  servers,
  serviceRate: 1 / service,
  overhead,
  addedSeconds: added,
});

export function capacityAt(q: QueueQuestion, limitSeconds: number): Capacity {
  const { model, quantile, arrivalSpread, serviceSpread } = q;
  return meanOnly(model)
    ? meanCapacityUnder({ ...common(q), model, arrivalSpread, serviceSpread, limitSeconds })
    : capacityUnder({ ...common(q), model: "mmc", quantile, limitSeconds });
}

export function latencies(q: QueueQuestion, load: number): Latencies {
  const { model, quantile, arrivalSpread, serviceSpread } = q;
  return meanOnly(model)
    ? meanLatencyAt({ ...common(q), model, arrivalSpread, serviceSpread }, load)
    : latencyAt({ ...common(q), model: "mmc", quantile }, load);
}

/** Load at which a side can serve no more, whatever the limit. */
export const fullLoad = (q: QueueQuestion): { baseline: number; candidate: number } => ({
  baseline: q.servers / q.service,
  candidate: (q.servers / q.service) * (1 - q.overhead),
});
