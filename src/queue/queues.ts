import { createHash } from "node:crypto";
import { Queue, type Telemetry } from "bullmq";
import type { FeedPath } from "../model/feed.ts";
import { isRenderedAhead } from "../publish/rendered-ahead.ts";
import type { RedisClient } from "../store/connect.ts";
import type { FeedStore } from "../store/feed-store.ts";
import type { HubStore } from "../store/hub-store.ts";
import type { JobData, QueueName } from "./jobs.ts";

/** The producing side of the queues. */
export interface Queues {
  /** Starts the clock of the schedule and of the subscriptions: one tick an interval (milliseconds) however many processes say so. */
  tick(interval: number): Promise<void>;
  /** Hands a leased batch to the pollers. */
  poll(batch: JobData<"poll">): Promise<void>;
  /** Asks for a source's deliveries to be brought in, once however many came. */
  ingest(sourceId: string): Promise<void>;
  /**
   * Asks for feeds to be published, soon: what many polls ask for within a moment is queued together. A feed that waits already is not
   * queued twice; one that is being published is, once more. Feeds that are rendered when they are asked for
   * are announced at once, and queued as well where they have subscribers at our hub. Once this settles, no death of a process makes the request forgotten.
   */
  publish(paths: readonly FeedPath[]): Promise<void>;
  /** Queues what is asked for now, also what processes that died had asked for. */
  queueAsked(): Promise<void>;
  /** Asks for a feed that changed to be sent to its subscribers at our hub. */
  distribute(path: FeedPath): Promise<void>;
  /** Asks for subscribers that could not be reached to be tried again; one job waits for each. */
  deliver(deliveries: ReadonlyArray<JobData<"deliver">>): Promise<void>;
  /** Asks for a request to our hub to be verified. */
  verify(request: JobData<"verify">): Promise<void>;
  /** How many requests to our hub wait for their verification. */
  verifying(): Promise<number>;
  /** Asks for hubs elsewhere to be told that a feed has changed. */
  ping(path: FeedPath): Promise<void>;
  /** Asks for a section's webhooks to be told what happened. */
  notify(path: FeedPath): Promise<void>;
  /** Queues events for webhooks, each once while it waits; `once` is not tried again. */
  hook(jobs: ReadonlyArray<{ data: JobData<"hook">; once: boolean }>): Promise<void>;
  /**
   * Asks for every feed to be made anew by the rules of this hash, once however many processes ask. From the beginning, since whoever asks
   * may have shelved by other rules; only who has not may let one that was killed go on where it was.
   */
  reindex(rules: string, goOn?: "go on"): Promise<void>;
  /** Asks for the entries of these sources to be brought to their shelves, once however many processes ask. */
  reshelve(sourceIds: readonly string[]): Promise<void>;
  /** Jobs that wait, by queue. */
  waiting(): Promise<Record<QueueName, number>>;
  close(): Promise<void>;
}

/** Finished jobs are of no use once counted: what became of a poll is the source's state. */
const RETENTION = { removeOnComplete: true, removeOnFail: { count: 100 } };
/** Retries are for our own outages only; a failing source is not a failing job. */
const RETRY = { attempts: 5, backoff: { type: "exponential", delay: 1_000, jitter: 0.5 } };

/** Deliveries are tried again soon and then for about two hours; after that, the feed's next change tries anew. */
const PATIENT = { attempts: 13, backoff: { type: "exponential", delay: 2_000, jitter: 0.5 } };
/** A webhook is tried again soon and then for a day and a half. */
const STUBBORN = { attempts: 17, backoff: { type: "exponential", delay: 2_000, jitter: 0.5 } };
/** A verification is tried again within minutes: somebody waits for it. */
const PROMPT = { attempts: 4, backoff: { type: "exponential", delay: 5_000, jitter: 0.5 } };
/** Jobs added at once: a hundred hold up the event loop for some milliseconds. */
const BULK = 100;

/** Milliseconds between two ticks of what is never urgent. */
const SLOW = 15_000;
/** Milliseconds between two looks for what somebody should look at. */
const WATCH = 120_000;
/** Milliseconds for which requests to publish are gathered. */
const GATHERING = 20;
/** Sources that one job brings to their shelves. */
const RESHELVED = 500;

/** Opens the queues on a connection that stays the caller's. */
export function createQueues(
  connection: RedisClient,
  prefix: string,
  feeds: Pick<FeedStore, "announce" | "ask" | "asked" | "unask" | "markReindex">,
  hub: Pick<HubStore, "withSubscribers">,
  telemetry?: Telemetry,
): Queues {
  const open = <Name extends QueueName>(name: Name) => {
    const queue = new Queue<JobData<Name>, void, Name>(name, {
      connection,
      prefix,
      skipVersionCheck: true,
      ...(telemetry && { telemetry }),
      defaultJobOptions: { ...RETENTION, ...RETRY },
      // Nobody reads the events.
      streams: { events: { maxLen: 100 } },
    });
    // The connection is the caller's, and so is the report of its errors; unheard, they would go to the console.
    queue.on("error", () => undefined);
    return queue;
  };
  const schedule = open("schedule");
  const poll = open("poll");
  const ingest = open("ingest");
  const subscribe = open("subscribe");
  const publish = open("publish");
  const distribute = open("distribute");
  const deliver = open("deliver");
  const verify = open("verify");
  const ping = open("ping");
  const notify = open("notify");
  const hook = open("hook");
  const reindex = open("reindex");
  const tighten = open("tighten");
  const watch = open("watch");
  let gathering: NodeJS.Timeout | undefined;
  const queueAsked = async () => {
    const asked = await feeds.asked();
    if (asked.size === 0) return;
    const paths = [...asked.keys()];
    const others = paths.filter((path) => !isRenderedAhead(path));
    const delivered = new Set(await hub.withSubscribers(others));
    const jobs = paths
      .filter((path) => isRenderedAhead(path) || delivered.has(path))
      .map((path) => ({
        name: "publish" as const,
        data: { path },
        opts: { deduplication: { id: path, keepLastIfActive: true } },
      }));
    for (const some of parts(jobs)) await publish.addBulk(some);
    // The others only have to be known to have changed: that is sooner said than queued.
    await Promise.all(others.map((path) => feeds.announce(path)));
    await feeds.unask(asked);
  };
  const all = [
    schedule,
    poll,
    ingest,
    subscribe,
    publish,
    distribute,
    deliver,
    verify,
    ping,
    notify,
    hook,
    reindex,
    tighten,
    watch,
  ];
  return {
    async tick(interval) {
      // A tick that failed is not tried again: the next one follows at once.
      const opts = { ...RETENTION, attempts: 1 };
      await schedule.upsertJobScheduler(
        "schedule",
        { every: interval },
        { name: "schedule", data: {}, opts },
      );
      await subscribe.upsertJobScheduler(
        "subscribe",
        { every: interval },
        { name: "subscribe", data: {}, opts },
      );
      await tighten.upsertJobScheduler("tighten", { every: SLOW }, { name: "tighten", data: {}, opts });
      await watch.upsertJobScheduler("watch", { every: WATCH }, { name: "watch", data: {}, opts });
    },
    async poll(batch) {
      await poll.add("poll", batch);
    },
    async ingest(sourceId) {
      await ingest.add("ingest", { sourceId }, { deduplication: { id: sourceId, keepLastIfActive: true } });
    },
    async publish(paths) {
      await feeds.ask(paths);
      gathering ??= setTimeout(() => {
        gathering = undefined;
        // A failure is Redis's, who is heard elsewhere; the note stays, and the next tick of the schedule queues it.
        queueAsked().catch(() => undefined);
      }, GATHERING);
    },
    queueAsked,
    async distribute(path) {
      await distribute.add("distribute", { path }, { deduplication: { id: path, keepLastIfActive: true } });
    },
    async deliver(deliveries) {
      for (const part of parts(deliveries)) {
        const some = part.map((data) => ({
          name: "deliver" as const,
          data,
          opts: {
            ...PATIENT,
            delay: PATIENT.backoff.delay,
            deduplication: { id: `${data.path} ${data.id}`, keepLastIfActive: true },
          },
        }));
        await deliver.addBulk(some);
      }
    },
    async verify(request) {
      const deduplication = { id: `${request.path} ${request.id}`, keepLastIfActive: true };
      await verify.add("verify", request, { ...PROMPT, deduplication });
    },
    verifying: () => verify.getWaitingCount(),
    async ping(path) {
      await ping.add("ping", { path }, { deduplication: { id: path, keepLastIfActive: true } });
    },
    async notify(path) {
      await notify.add("notify", { path }, { deduplication: { id: path, keepLastIfActive: true } });
    },
    async hook(jobs) {
      for (const part of parts(jobs)) {
        const some = part.map(({ data, once }) => ({
          name: "hook" as const,
          data,
          opts: { ...STUBBORN, ...(once && { attempts: 1 }), jobId: `${data.hook} ${data.event.id}` },
        }));
        await hook.addBulk(some);
      }
    },
    async reindex(rules, goOn) {
      if (goOn === undefined) await feeds.markReindex();
      await reindex.add("reindex", { rules }, { deduplication: { id: rules, keepLastIfActive: true } });
    },
    async reshelve(sourceIds) {
      const ids = [...sourceIds].sort();
      for (let start = 0; start < ids.length; start += RESHELVED) {
        const sources = ids.slice(start, start + RESHELVED);
        const id = createHash("sha256").update(sources.join(" ")).digest("base64url");
        await reindex.add("reindex", { sources }, { deduplication: { id, keepLastIfActive: true } });
      }
    },
    async waiting() {
      const counts = await Promise.all(
        all.map(async (queue) => [queue.name, await queue.getWaitingCount()] as const),
      );
      return Object.fromEntries(counts) as Record<QueueName, number>;
    },
    async close() {
      // What is noted is queued by the next tick of the schedule; a Redis that is away must not keep a process.
      clearTimeout(gathering);
      await Promise.all(all.map((queue) => queue.close()));
    },
  };
}

function* parts<Job>(jobs: readonly Job[]): Generator<Job[]> {
  for (let start = 0; start < jobs.length; start += BULK) yield jobs.slice(start, start + BULK);
}
