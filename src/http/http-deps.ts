import type { Logger } from "pino";
import type { Catalogue } from "../model/catalogue.ts";
import type { Configuration } from "../model/configuration.ts";
import type { CombinedFeeds, PublishedFeeds } from "../model/edition.ts";
import type { EntryPictures } from "../model/entry-pictures.ts";
import type { StreamedFeeds } from "../model/entry-stream.ts";
import type { FeedDays } from "../model/feed-days.ts";
import type { Hub } from "../model/hub.ts";
import type { PushCallback } from "../model/push-callback.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import type { Readiness } from "./readiness.ts";

/** Everything the HTTP layer needs from the rest of the service. */
export interface HttpDeps {
  feeds: PublishedFeeds;
  /** Makes combined feeds; absent where there are none. */
  combined?: CombinedFeeds;
  /** The running configuration: read anew for every request, so a reload shows at once. */
  configuration: () => Configuration;
  /** Feeds day by day; absent where they cannot be looked back through. */
  days?: FeedDays;
  /** Pictures of entries, fetched for readers; absent where none are. */
  pictures?: EntryPictures;
  /** Answers hubs; absent where nothing subscribes. */
  push?: PushCallback;
  /** Everything stored, for the API; absent where there is none. */
  catalogue?: Catalogue;
  /** Answers subscribers; absent where nothing is delivered. */
  hub?: Hub;
  /** What can be listened to; absent where nothing can. */
  events?: StreamedFeeds;
  readiness: () => Promise<Readiness>;
  metrics: Metrics;
  log: Logger;
  /** Milliseconds. */
  now: () => number;
}
