import { INVALID_SPAN_CONTEXT, type Span, type SpanOptions, trace } from "@opentelemetry/api";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createQueues } from "../../src/queue/queues.ts";
import { runWorker } from "../../src/queue/run-worker.ts";
import { openTracing } from "../../src/queue/tracing.ts";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";

let redis: TestRedis;
const spans: string[] = [];

beforeAll(async () => {
  redis = await startTestRedis();
  // What is registered here is what an SDK would be: the spans come by the interface that everybody's tracer has.
  const begin = (name: string, _options?: SpanOptions): Span => {
    spans.push(name);
    return trace.wrapSpanContext(INVALID_SPAN_CONTEXT);
  };
  trace.setGlobalTracerProvider({
    getTracer: () => ({
      startSpan: begin,
      startActiveSpan: () => {
        throw new Error("nobody begins a span like this");
      },
    }),
  });
});
afterAll(async () => {
  trace.disable();
  await redis.stop();
});

it("a job has a span where it is asked for and one where it is done", async () => {
  const telemetry = await openTracing();
  const feeds = { announce: async () => undefined, ask: async () => undefined };
  const queues = createQueues(redis.client(), "{t}", feeds as never, {} as never, telemetry);
  await queues.poll({ token: "t", sources: ["quay"] });
  let finish = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const worker = runWorker(
    { queue: "poll", concurrency: 1, deadline: 5_000, work: async () => finish() },
    {
      connect: () => redis.client({ maxRetriesPerRequest: null }),
      prefix: "{t}",
      telemetry,
      log: pino({ level: "silent" }),
    },
  );
  await done;
  await worker.stop(5_000);
  await queues.close();
  expect(spans).toEqual(expect.arrayContaining(["add poll.poll", "process poll"]));
});
