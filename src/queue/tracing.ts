import type { Telemetry } from "bullmq";
import { VERSION } from "../version.ts";

/**
 * Spans for every job, from who asked for it to who did it, through BullMQ's own hook. They go to whatever tracer is loaded beside us (`node --import`);
 * without one they cost next to nothing and go nowhere.
 */
export async function openTracing(): Promise<Telemetry> {
  const { BullMQOtel } = await import("bullmq-otel");
  return new BullMQOtel({ tracerName: "broadsheet", version: VERSION });
}
