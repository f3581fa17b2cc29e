import type { FeedPath } from "../model/feed.ts";
import { feedUrl } from "../publish/feed-url.ts";
import type { Services } from "../services.ts";

/** Milliseconds a hub has to answer. */
const TIMEOUT = 15_000;

/** Tells the configured hubs that a feed has changed. Throws where one does not take it, so that it is told again. */
export async function pingHubs(path: FeedPath, { network, formSender, metrics }: Services): Promise<void> {
  const { site } = network().configuration;
  const place = { baseUrl: site.url, path };
  for (const hub of site.hub.ping) {
    for (const format of ["rss", "atom", "json"] as const) {
      const fields = { "hub.mode": "publish", "hub.url": feedUrl(place, format) };
      const outcome = await formSender.send({ url: hub, fields, timeout: TIMEOUT });
      const taken = outcome.kind === "answered" && outcome.status < 300;
      metrics.websub.inc({ event: taken ? "pinged" : "ping-failed" });
      if (!taken) {
        const says =
          outcome.kind === "answered" ? `status ${outcome.status} ${outcome.text}` : outcome.message;
        throw new Error(`${hub} does not take the news of ${path}: ${says}`);
      }
    }
  }
}
