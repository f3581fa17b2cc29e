import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** Every figure the service counts, in one registry of its own. */
export interface Metrics {
  registry: Registry;
  /** Polls by what came of them. */
  polls: Counter<"outcome">;
  /** Seconds a poll took, its fetch and its ingest. */
  pollSeconds: Histogram;
  /** Bytes received from sources, as they came over the wire. */
  fetchedBytes: Counter;
  /** Entries an ingest met: new, updated, unchanged, refused. */
  entries: Counter<"kind">;
  /** Exchanges with hubs by what they were: asked, confirmed, denied, delivered, delivery-ignored … */
  websub: Counter<"event">;
  /** Editions made. */
  editions: Counter<"format">;
  /** Seconds it took to publish a feed in all its formats. */
  publishSeconds: Histogram;
  /** Requests answered. `route` is a pattern, never an address, so the number of series is bounded. */
  requests: Counter<"method" | "route" | "status">;
  /** Seconds from a request's arrival to the end of its answer. */
  requestSeconds: Histogram<"route">;
}

const WORK_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const REQUEST_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

/** A fresh set of metrics. Those of the process (memory, CPU, event loop) come with it unless `processMetrics` is false. */
export function createMetrics({ processMetrics = true }: { processMetrics?: boolean } = {}): Metrics {
  const registry = new Registry();
  if (processMetrics) collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name: `broadsheet_${name}`, help, labelNames, registers });
  const histogram = <Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    buckets: number[],
  ) => new Histogram({ name: `broadsheet_${name}`, help, labelNames, buckets, registers });
  return {
    registry,
    polls: counter("polls_total", "Polls by outcome.", ["outcome"]),
    pollSeconds: histogram("poll_seconds", "Time of a poll.", [], WORK_BUCKETS),
    fetchedBytes: counter("fetched_bytes_total", "Bytes received from sources.", []),
    entries: counter("entries_total", "Entries met by ingests.", ["kind"]),
    websub: counter("websub_total", "Exchanges with hubs, by what they were.", ["event"]),
    editions: counter("editions_total", "Editions made.", ["format"]),
    publishSeconds: histogram("publish_seconds", "Time to publish a feed.", [], WORK_BUCKETS),
    requests: counter("http_requests_total", "Requests answered.", ["method", "route", "status"]),
    requestSeconds: histogram("http_request_seconds", "Time of a request.", ["route"], REQUEST_BUCKETS),
  };
}
