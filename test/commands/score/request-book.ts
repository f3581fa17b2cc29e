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
  /** A poller was killed. */
  killed(death: Death): void;
}

/** The SIGKILL of a poller. */
export interface Death {
  /** Those of its connections to the origin. */
  ports: Iterable<number>;
  /** Real milliseconds, as `performance.now()` has them. */
  at: number;
  /** The port whose answer it was aimed at, if at any. */
  aimed?: number;
}

/** The last exchange of a connection. Times are real milliseconds. */
interface Exchange {
  asked: Asked;
  closed?: number;
  received?: number;
  settled?: true;
}

/** Real milliseconds after which an answer has nothing to do any more with the death of the one who got it. */
const LONG_AGO = 1_000;

/** An empty book; `now` is the simulated time. */
export function createRequestBook(now: () => number): RequestBook {
  const log: Asked[] = [];
  const asks = new Map<string, number>();
  const last = new Map<number, Exchange>();
  const exchanges = new WeakMap<Asked, Exchange>();
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
      const exchange: Exchange = { asked };
      exchanges.set(asked, exchange);
      last.set(request.socket.remotePort ?? 0, exchange);
      return { asked, answer };
    },
    close(asked, response) {
      asked.ended = order;
      order += 1;
      if (response.writableFinished) asked.sent = "whole";
      else if (response.headersSent) asked.sent = "part";
      const exchange = exchanges.get(asked);
      if (exchange !== undefined) exchange.closed = performance.now();
    },
    received(port) {
      const exchange = last.get(port);
      if (exchange !== undefined) exchange.received = performance.now();
    },
    settled(port) {
      const exchange = last.get(port);
      if (exchange !== undefined) exchange.settled = true;
    },
    killed({ ports, at, aimed }) {
      for (const port of ports) {
        const exchange = last.get(port);
        if (exchange === undefined) continue;
        last.delete(port);
        const lived = survived(exchange, at, port === aimed);
        if (lived < LONG_AGO) exchange.asked.killed = Math.round(lived);
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

/** Real milliseconds that a poller killed at a time had survived the answer for. */
function survived({ asked, closed, received, settled }: Exchange, at: number, aimed: boolean): number {
  // What ended without it, or before, did not end by the kill.
  if (asked.sent !== "whole") return closed === undefined || closed >= at ? 0 : Number.POSITIVE_INFINITY;
  // What only stood by may have waited for its turn all that time.
  if (received === undefined || received > at || (!settled && !aimed))
    return at - (closed ?? at) < LONG_AGO ? 0 : Number.POSITIVE_INFINITY;
  return at - received;
}
