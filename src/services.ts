import type { Telemetry } from "bullmq";
import type { Logger } from "pino";
import type { Env } from "./config/env.ts";
import { type CallbackSender, createCallbackSender } from "./fetch/callback-sender.ts";
import { createFetcher, type Fetcher } from "./fetch/fetcher.ts";
import { createFormSender, type FormSender } from "./fetch/form-sender.ts";
import type { Catalogue } from "./model/catalogue.ts";
import type { Configuration, Site } from "./model/configuration.ts";
import type { EntryPictures } from "./model/entry-pictures.ts";
import type { FeedPath } from "./model/feed.ts";
import type { FeedDays } from "./model/feed-days.ts";
import { createCatalogue } from "./pipeline/catalogue.ts";
import { type Combined, createCombinedFeeds } from "./pipeline/combined-feeds.ts";
import { createCurrentNetwork } from "./pipeline/current-network.ts";
import { createEditions, type Editions } from "./pipeline/editions.ts";
import { createEntryPictures } from "./pipeline/entry-pictures.ts";
import { createFeedDays } from "./pipeline/feed-days.ts";
import type { Network } from "./pipeline/network.ts";
import { createRenderMemory } from "./publish/render-memory.ts";
import { createQueues, type Queues } from "./queue/queues.ts";
import { openTracing } from "./queue/tracing.ts";
import { type ArchiveStore, createArchiveStore } from "./store/archive-store.ts";
import { type AtticStore, createAtticStore } from "./store/attic-store.ts";
import type { RedisClient, RedisConnection } from "./store/connect.ts";
import { createDueSet, type DueSet } from "./store/due-set.ts";
import { createEditionStore } from "./store/edition-store.ts";
import { createEntryPacking, type EntryPacking } from "./store/entry-packing.ts";
import { createFeedStore, type FeedStore } from "./store/feed-store.ts";
import { createHostGate, type HostGate } from "./store/host-gate.ts";
import { createHubStore, type HubStore } from "./store/hub-store.ts";
import { createIdStore, type IdStore } from "./store/id-store.ts";
import { createIndexReader } from "./store/index-reader.ts";
import { createKeys, type Keys } from "./store/keys.ts";
import { createLeadStore, type LeadStore } from "./store/lead-store.ts";
import { createListStore, type ListStore } from "./store/list-store.ts";
import { listenForChanges } from "./store/listen-for-changes.ts";
import { createRemovalStore, type RemovalStore } from "./store/removal-store.ts";
import { createSourceStore, type SourceStore } from "./store/source-store.ts";
import { createStoryIndex, type StoryIndex } from "./store/story-index.ts";
import { createStoryStore, type StoryStore } from "./store/story-store.ts";
import { createSubscriptionStore, type SubscriptionStore } from "./store/subscription-store.ts";
import { createWebhookStore, type WebhookStore } from "./store/webhook-store.ts";
import { createMetrics, type Metrics } from "./telemetry/metrics.ts";
import { VERSION } from "./version.ts";
import { createHostBreaker, type HostBreaker } from "./websub/host-breaker.ts";

/** Everything the workers, the HTTP layer and the commands work with. Built once a process. */
export interface Services {
  /** The configuration in force, compiled. */
  network: () => Network;
  /** The configuration as the files have it: without the sources that lists name. */
  written: () => Configuration;
  /** Puts another configuration in force. */
  reconfigure(configuration: Configuration): void;
  /** Takes up what is kept of lists by now; true where that changed the network. */
  readLists(): Promise<boolean>;
  /** Has a listener called whenever something else may be kept of a list; {@link Services.readLists} is its to call. */
  whenListsChange(listener: () => void): void;
  redis: RedisClient;
  keys: Keys;
  due: DueSet;
  hosts: HostGate;
  sources: SourceStore;
  removals: RemovalStore;
  /** Closed ranges of feeds. */
  archives: ArchiveStore;
  /** Entries that only archives show. */
  attic: AtticStore;
  ids: IdStore;
  subscriptions: SubscriptionStore;
  feeds: FeedStore;
  lists: ListStore;
  stories: StoryStore;
  storyIndex: StoryIndex;
  leads: LeadStore;
  packing: EntryPacking;
  /** What webhooks have yet to be told. */
  webhooks: WebhookStore;
  /** What webhooks are signed with, by name. */
  secrets: ReadonlyMap<string, string>;
  /** Who subscribes to our feeds. */
  hub: HubStore;
  editions: Editions;
  /** Feeds that are combined of others when they are asked for. */
  combined: Combined;
  /** Pictures of entries, for readers. */
  pictures: EntryPictures;
  /** Feeds day by day. */
  days: FeedDays;
  /** Everything stored, to be looked through. */
  catalogue: Catalogue;
  queues: Queues;
  fetcher: Fetcher;
  /** Asks hubs. */
  formSender: FormSender;
  /** Speaks to the callbacks of subscribers. */
  callbacks: CallbackSender;
  /** Which of their hosts have room, and which do not answer. */
  callbackHosts: HostBreaker;
  /** Where alerts are posted to; absent where nowhere. */
  alertWebhook?: string;
  /** Makes spans of jobs; absent where nobody asked for them. */
  telemetry?: Telemetry;
  log: Logger;
  metrics: Metrics;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** 0 ≤ random < 1. */
  random: () => number;
  /** Hears of every feed that is announced as changed, or, without a path, that any may have. Gives what ends it. */
  onChange(listener: (path?: FeedPath) => void): () => void;
  /** A connection of the caller's own, for what blocks or subscribes. */
  connect: () => RedisClient;
  /** Settles, with the reason, when the store is gone and cannot be had again. */
  lost: Promise<Error>;
  /** Closes everything but the server. */
  close(): Promise<void>;
}

/** What services are made from. */
export interface ServicesInput {
  configuration: Configuration;
  connection: RedisConnection;
  env: Pick<Env, "prefix" | "alertWebhook" | "tracing" | "secrets">;
  log: Logger;
  now?: () => number;
  random?: () => number;
}

/** Deliveries of this process that one host may be taking at a time. */
const CALLBACKS_PER_HOST = 25;

/** The only composition root: builds every part on one connection and wires announcements of change to what is in memory. */
export async function createServices(input: ServicesInput): Promise<Services> {
  const { connection, env, log, now = Date.now, random = Math.random } = input;
  const redis = connection.client;
  const keys = createKeys(env.prefix);
  const lists = createListStore(redis, keys);
  const subscriber = connection.duplicate();
  await subscriber.subscribe(keys.changes, keys.listChanges);
  // After the subscription, so that no change is missed between them.
  const current = createCurrentNetwork(input.configuration, await lists.held());
  const { network } = current;
  const sources = createSourceStore(redis, keys);
  const removals = createRemovalStore(redis, keys);
  const feeds = createFeedStore(redis, keys);
  const stories = createStoryStore(redis, keys);
  const leads = createLeadStore(redis, keys);
  const kept = createEditionStore(redis, keys);
  const memory = createRenderMemory();
  const archives = createArchiveStore(redis, keys);
  const attic = createAtticStore(redis, keys);
  const reading = { network, sources, removals, feeds, stories, leads, memory, now };
  const editions = createEditions({ ...reading, archives, attic, kept });
  const indexes = createIndexReader(redis, keys);
  const combined = createCombinedFeeds({ ...reading, indexes });
  const hub = createHubStore(redis, keys);
  const telemetry = env.tracing ? await openTracing() : undefined;
  const queues = createQueues(redis, keys.queues, feeds, hub, telemetry);
  const way = {
    userAgent: () => userAgent(network().configuration.site),
    guard: { refusal: (address: string) => network().guard.refusal(address) },
    resolve: (hostname: string) => network().resolve(hostname),
    now,
  };
  const senders = { formSender: createFormSender(way), callbacks: createCallbackSender(way) };
  const fetcher = createFetcher(way);
  const changes = new Set<(path?: FeedPath) => void>([editions.forget, combined.forget]);
  const listChanges = new Set<() => void>();
  listenForChanges(subscriber, keys, { feeds: changes, lists: listChanges });
  return {
    network,
    written: current.written,
    reconfigure(configuration) {
      current.reconfigure(configuration);
      editions.forget();
      combined.forget();
    },
    async readLists() {
      const changed = current.hold(await lists.held());
      if (changed) {
        editions.forget();
        combined.forget();
      }
      return changed;
    },
    whenListsChange: (listener) => void listChanges.add(listener),
    redis,
    keys,
    due: createDueSet(redis, keys),
    hosts: createHostGate(redis, keys),
    sources,
    removals,
    archives,
    attic,
    ids: createIdStore(redis, keys),
    subscriptions: createSubscriptionStore(redis, keys),
    feeds,
    lists,
    stories,
    storyIndex: createStoryIndex(redis, keys),
    leads,
    packing: createEntryPacking(redis, keys),
    webhooks: createWebhookStore(redis, keys),
    secrets: env.secrets ?? new Map(),
    hub,
    editions,
    combined,
    pictures: createEntryPictures({ network, sources, fetcher }),
    days: createFeedDays({ network, sources, feeds, indexes, stories, now }),
    catalogue: createCatalogue({ network, sources, removals, indexes, stories, leads }),
    queues,
    fetcher,
    ...senders,
    callbackHosts: createHostBreaker(CALLBACKS_PER_HOST),
    ...(env.alertWebhook !== undefined && { alertWebhook: env.alertWebhook }),
    ...(telemetry && { telemetry }),
    log,
    metrics: createMetrics(),
    now,
    random,
    onChange(listener) {
      changes.add(listener);
      return () => void changes.delete(listener);
    },
    connect: () => connection.duplicate({ maxRetriesPerRequest: null }),
    lost: new Promise((resolve) => {
      void connection.embedded?.exited.then((reason) => reason && resolve(reason));
    }),
    async close() {
      subscriber.disconnect();
      await Promise.all([
        queues.close(),
        fetcher.close(),
        senders.formSender.close(),
        senders.callbacks.close(),
      ]);
    },
  };
}

function userAgent({ contact, url }: Site): string {
  return `Broadsheet/${VERSION} (+${url}; ${contact})`;
}
