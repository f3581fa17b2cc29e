import type { Hub } from "../model/hub.ts";
import type { Services } from "../services.ts";
import { readHubRequest, subscriberId } from "../websub/hub-request.ts";

/** Verifications that may wait: beyond this, whoever asks is asked to come back. */
const ROOM = 1_000;

/** The hub's front: takes requests; each is verified at its callback by a worker (WebSub §5.3). */
export function createHub({ network, editions, hub, queues, metrics }: Services): Hub {
  return {
    async take(fields) {
      const { site } = network().configuration;
      if (!site.hub.serve) return { kind: "refused", status: 404, detail: "There is no hub here." };
      const read = readHubRequest(fields, site.url);
      if (read.kind === "refused") {
        metrics.websub.inc({ event: "hub-refused" });
        return read;
      }
      const { request } = read;
      // Who wants to leave may, also when the feed has gone.
      if (
        request.mode === "subscribe" &&
        (await editions.edition(request.path, request.format)) === undefined
      ) {
        metrics.websub.inc({ event: "hub-refused" });
        return { kind: "refused", status: 404, detail: "hub.topic is not a feed that is published here." };
      }
      if ((await queues.verifying()) >= ROOM)
        return {
          kind: "busy",
          detail: "Too many requests wait for their verification; ask again in a minute.",
        };
      const id = subscriberId(request);
      await hub.ask(id, request);
      await queues.verify({ path: request.path, id });
      metrics.websub.inc({ event: "hub-asked" });
      return { kind: "accepted" };
    },
  };
}
