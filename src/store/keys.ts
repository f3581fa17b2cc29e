import type { CombinedPath, FeedPath } from "../model/feed.ts";

/**
 * Every key the service touches outside its queues. Keys that one script or transaction touches together share a hash tag, so that a
 * Redis Cluster keeps them in one slot: a source's own keys, a feed's own keys, the due set, the stories.
 */
export interface Keys {
  /** Sorted set: source id by the time it is due. */
  due: string;
  /** Hash: source id → token of the batch that holds it. */
  leases: string;
  /** String: when a source was last claimed. */
  claimed: string;
  /** Set: ids of sources that an operator paused. */
  paused: string;
  /** Hash: source id → when it may ask the host; under the empty name, when the last was given. */
  hostTimes(host: string): string;
  /** Sorted set: sources that are asking the host, by when they count as over. */
  hostVisits(host: string): string;
  /** Hash: what a source's polls remember, and an answer that is not brought in yet. */
  state(sourceId: string): string;
  /** List: what a source's last polls came to, newest first. */
  history(sourceId: string): string;
  /** Hash: entry key → packed entry, or which block it lies in. */
  entries(sourceId: string): string;
  /** Hash: number → several packed entries in one; `last`, the number of the last. */
  blocks(sourceId: string): string;
  /** Sorted set: refs of entries that the source's filter drops, by arrival. */
  dropped(sourceId: string): string;
  /** Hash: entry key → hashes of an entry that every feed of its lists. */
  known(sourceId: string): string;
  /** Hash: entry key → entry that an operator removed. */
  removed(sourceId: string): string;
  /** Hash and sorted set: entry key → packed entry that only archives show, and when it came to that. */
  attic(sourceId: string): string;
  atticTimes(sourceId: string): string;
  /** Hash: alias → key of the entry that was met under it. */
  twins(sourceId: string): string;
  /** Hash: the source's subscription at a hub. */
  subscription(sourceId: string): string;
  /** Hash: token → a subscription that is to be ended. */
  endings(sourceId: string): string;
  /** Hash: delivery id → document that a hub delivered and that waits to be brought in. */
  deliveries(sourceId: string): string;
  /** Sorted set and hash as for polls: when each source's subscription is to be looked at, and who does. */
  subscriptionsDue: string;
  subscriptionLeases: string;
  /** Hash: id of a subscription list → what is kept of it. */
  lists: string;
  /** Set: slugs of tags whose feeds have been served, and do not close again. */
  openTags: string;
  /** String: how far the reindex is that is under way. */
  reindexing: string;
  /** Channel on which a list's id is said when something else is kept of it. */
  listChanges: string;
  /** Sorted set: refs of a feed's entries by arrival. A source's feed lives in the source's slot. */
  index(path: FeedPath): string;
  /** Counter: goes up with every change of the feed. */
  revision(path: FeedPath): string;
  /** Hash: number → refs of a closed archive, packed; `first` and `latest`, the numbers there are. Absent until a feed keeps archives. */
  archives(path: FeedPath): string;
  /** List: refs that reached the feed and are in no archive yet. */
  pending(path: FeedPath): string;
  /** List: what happened in a feed whose webhooks are to be told. */
  news(path: FeedPath): string;
  /** Hash: ref → version of the entry that webhooks were told; absent where a feed has none. */
  told(path: FeedPath): string;
  /** Hash: webhook id → how it takes what it is told. */
  webhooks(path: FeedPath): string;
  /** Hash: format → packed edition. */
  editions(path: FeedPath | CombinedPath): string;
  /** String: a request to our hub that waits for its verification. */
  hubRequest(path: FeedPath, id: string): string;
  /** Hash: subscriber id → a subscription at our hub. */
  hubSubscribers(path: FeedPath): string;
  /** Hash: subscriber id and ` etag` or ` failing` → what was delivered last, since when all deliveries fail. */
  hubRecords(path: FeedPath): string;
  /** Set: feeds that may have subscribers at our hub. */
  hubFeeds: string;
  /** Sorted set: what was removed from the feed, by when. */
  tombstones(path: FeedPath): string;
  /** Hash: rest of an entry key → the source whose entry goes out under its id. */
  idHolders(shard: string): string;
  /** Set: paths of all feeds that ever had an entry. */
  paths: string;
  /** Hash: path of a feed that is to be published → how often it was asked for since its job was queued. */
  asked: string;
  /** Hash: tag slug → the label it was first met under. */
  labels: string;
  /** String: hash of the rules that the feeds were made by. */
  rules: string;
  /** Hash: id of a listed source → the shelves that its entries were last brought to. */
  shelved: string;
  /** Sorted set: refs that a feed has published as leads, by when it first did. */
  leads(path: FeedPath): string;
  /** Hash: ref → what ties the entry to others. */
  ties: string;
  /** Hash: two refs → why they are tied. */
  evidence: string;
  /** Hash as `ties`: entries that an operator joined. */
  joins: string;
  /** Hash: ref → what an operator said of the entry: that it stands alone, or leads. */
  said: string;
  /** String: 48-bit name of an entry → its packed sketch, for as long as others may be tied to it. */
  sketch(name: string): string;
  /** String: records of the entries of an epoch whose lookup keys fall into this bucket. */
  postings(epoch: number, bucket: number): string;
  /** String: by what the stories were made. */
  storiesMade: string;
  /** What is kept of alerts: `open`, `past`, `untold`, `samples`. */
  alerts(name: string): string;
  /** Channel on which a feed's path is said after every change. */
  changes: string;
  /** Prefix of the queues, with a hash tag of its own. */
  queues: string;
}

/** The keys under one prefix. Two networks may share a server under different prefixes. */
export function createKeys(prefix: string): Keys {
  const source = (id: string, name: string) => `${prefix}:{sources/${id}}:${name}`;
  const feed = (path: FeedPath | CombinedPath, name: string) => `${prefix}:{${path}}:${name}`;
  return {
    due: `${prefix}:{due}:sources`,
    leases: `${prefix}:{due}:leases`,
    claimed: `${prefix}:{due}:claimed`,
    paused: `${prefix}:{due}:paused`,
    hostTimes: (host) => `${prefix}:{hosts/${host}}:times`,
    hostVisits: (host) => `${prefix}:{hosts/${host}}:visits`,
    state: (id) => source(id, "state"),
    history: (id) => source(id, "history"),
    entries: (id) => source(id, "entries"),
    blocks: (id) => source(id, "blocks"),
    dropped: (id) => source(id, "dropped"),
    known: (id) => source(id, "known"),
    removed: (id) => source(id, "removed"),
    attic: (id) => source(id, "attic"),
    atticTimes: (id) => source(id, "attic-times"),
    twins: (id) => source(id, "twins"),
    subscription: (id) => source(id, "subscription"),
    endings: (id) => source(id, "endings"),
    deliveries: (id) => source(id, "deliveries"),
    subscriptionsDue: `${prefix}:{subscriptions}:sources`,
    subscriptionLeases: `${prefix}:{subscriptions}:leases`,
    lists: `${prefix}:{lists}:held`,
    listChanges: `${prefix}:lists`,
    index: (path) => feed(path, "index"),
    revision: (path) => feed(path, "revision"),
    archives: (path) => feed(path, "archives"),
    pending: (path) => feed(path, "pending"),
    news: (path) => feed(path, "news"),
    told: (path) => feed(path, "told"),
    webhooks: (path) => feed(path, "webhooks"),
    editions: (path) => feed(path, "editions"),
    hubRequest: (path, id) => feed(path, `hub-request:${id}`),
    hubSubscribers: (path) => feed(path, "hub-subscribers"),
    hubRecords: (path) => feed(path, "hub-records"),
    hubFeeds: `${prefix}:{feeds}:with-subscribers`,
    tombstones: (path) => feed(path, "tombstones"),
    idHolders: (shard) => `${prefix}:{ids}:${shard}`,
    paths: `${prefix}:{feeds}:paths`,
    asked: `${prefix}:{feeds}:asked`,
    labels: `${prefix}:{feeds}:labels`,
    rules: `${prefix}:{feeds}:rules`,
    openTags: `${prefix}:{feeds}:open-tags`,
    reindexing: `${prefix}:{feeds}:reindexing`,
    shelved: `${prefix}:{feeds}:shelved`,
    leads: (path) => feed(path, "leads"),
    ties: `${prefix}:{stories}:ties`,
    evidence: `${prefix}:{stories}:evidence`,
    joins: `${prefix}:{stories}:joins`,
    said: `${prefix}:{stories}:said`,
    sketch: (name) => `${prefix}:{stories}:s:${name}`,
    postings: (epoch, bucket) => `${prefix}:{stories}:p:${epoch.toString(36)}:${bucket.toString(36)}`,
    storiesMade: `${prefix}:{stories}:made`,
    alerts: (name) => `${prefix}:{alerts}:${name}`,
    changes: `${prefix}:changes`,
    queues: `{${prefix}:queues}`,
  };
}
