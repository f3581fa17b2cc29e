import type { IncomingMessage, ServerResponse } from "node:http";
import { failure } from "./answers.ts";
import type { Answer, FeedPlan } from "./feed-plan.ts";
import type { Answered, Asked } from "./request-log.ts";

/** Where the origin writes down what it is asked and how each exchange ended. */
export interface RequestBook {
  log: readonly Asked[];
  /** Writes down a request and gives the answer to it. */
  open(request: IncomingMessage, url: string, plan: FeedPlan | undefined): { asked: Asked; answer: Answer };
  /** Its exchange is over. */
  close(asked: Asked, response: ServerResponse): void;
  /** A poller has the whole of what was last sent to this port. */
  received(port: number): void;
  /** It has had the time to put it away. */
  settled(port: number): void;
  /** The poller of these ports was killed, over the answer to port `aimed` if it was aimed at. */
  killed(ports: Iterable<number>, aimed?: number): void;
}

/** Real milliseconds after which an answer has nothing to do any more with the death of the one who got it. */
const LONG_AGO = 1_000;

/** An empty book; `now` is the simulated time. */
export function createRequestBook(now: () => number): RequestBook {
  const log: Asked[] = [];
  const asks = new Map<string, number>();
  const last = new Map<number, { asked: Asked; received?: number; settled?: true }>();
  const portOf = ({ socket }: IncomingMessage) => socket.remotePort ?? 0;
  let order = 0;
  return {
    log,
    open(request, url, plan) {
      const feed = plan?.facts.id ?? "";
      const headers = headersOf(request.rawHeaders);
      const at = now();
      const nth = asks.get(feed) ?? 0;
      asks.set(feed, nth + 1);
      const visit = {
        at,
        url,
        nth,
        etag: headers["if-none-match"],
        lastModified: headers["if-modified-since"],
      };
      const answer = plan?.answer(visit) ?? failure(404);
      const asked: Asked = {
        feed,
        began: order,
        at,
        url,
        headers,
        answer: remembered(answer),
        sent: "nothing",
      };
      order += 1;
      log.push(asked);
      last.set(portOf(request), { asked });
      return { asked, answer };
    },
    close(asked, response) {
      asked.ended = order;
      order += 1;
      const exchange = last.get(portOf(response.req));
      if (response.writableFinished) {
        asked.sent = "whole";
        // Until it says itself when it has the answer.
        if (exchange?.asked === asked) exchange.received ??= performance.now();
        return;
      }
      if (response.headersSent) asked.sent = "part";
      // What has ended like this cannot be ended by a kill any more.
      if (exchange?.asked === asked) last.delete(portOf(response.req));
    },
    received(port) {
      const exchange = last.get(port);
      if (exchange !== undefined) exchange.received = performance.now();
    },
    settled(port) {
      const exchange = last.get(port);
      if (exchange !== undefined) exchange.settled = true;
    },
    killed(ports, aimed) {
      for (const port of ports) {
        const exchange = last.get(port);
        last.delete(port);
        if (exchange === undefined) continue;
        const { asked, received, settled } = exchange;
        // What only stood by may have waited for its turn all that time.
        const had = received !== undefined && (settled || port === aimed);
        const lived = had ? performance.now() - received : 0;
        if (lived < LONG_AGO) asked.killed = Math.round(lived);
      }
    },
  };
}

function remembered({ fields, content, pause, ...answered }: Answer): Answered {
  return answered;
}

function headersOf(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at]?.toLowerCase() ?? "";
    const value = raw[at + 1] ?? "";
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return headers;
}
