import { sendWebhook } from "../src/pipeline/send-webhook.ts";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";

/** The hook worker: tells a webhook of one event, again and again until it is taken. */
export default function hookWorker(services: Services): WorkerDefinition<"hook"> {
  return {
    queue: "hook",
    concurrency: 50,
    deadline: 60_000,
    work: (job) => sendWebhook(job, services),
  };
}
