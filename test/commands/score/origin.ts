import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { FORBIDDEN_ADDRESS, ORIGIN_ADDRESS } from "./addresses.ts";
import { httpDate } from "./answers.ts";
import type { Aim } from "./disturbances.ts";
import type { Answer, FeedPlan } from "./feed-plan.ts";
import { createRequestBook, type RequestBook } from "./request-book.ts";
import type { Asked } from "./request-log.ts";

/** The pollers' side of an aimed kill. */
export interface Marksman {
  /** Kills the poller that this port belongs to; in vain where its connection is closed already. */
  kill(port: number, vain: AbortSignal): Promise<void>;
  /** Settles once the poller has the whole of the answer under way to this port. */
  received(port: number): Promise<void>;
}

/** A feed author's server, which writes down everything. */
export interface Origin {
  port: number;
  log: readonly Asked[];
  /** Kills the poller of the next request that fits. */
  aim(aim: Aim): void;
  book: RequestBook;
  close(): Promise<void>;
}

/** What an origin is made of. */
export interface OriginInput {
  feeds: readonly FeedPlan[];
  now: () => number;
  marksman: Marksman;
}

/** Starts the author's server on loopback, for all hosts of the feeds, and on the address that nobody may be led to. */
export async function startOrigin({ feeds, now, marksman }: OriginInput): Promise<Origin> {
  const byUrl = new Map(feeds.flatMap((feed) => feed.facts.urls.map((url) => [url, feed] as const)));
  const book = createRequestBook(now);
  const aims: Aim[] = [];
  let port = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { host = "" } = request.headers;
    const url = `${host.replace(/:\d+$/, "")}${request.url}`;
    const plan = byUrl.get(url);
    const { asked, answer } = book.open(request, url, plan);
    const at = aims.findIndex((aim) => fits(aim, asked, answer));
    const [aim] = at < 0 ? [] : aims.splice(at, 1);
    response.on("close", () => book.close(asked, response));
    await send({ request, response, answer, aim, port, marksman, now });
  };
  const open = () => createServer((request, response) => void answer(request, response));
  const server = open();
  await listen(server, 0, ORIGIN_ADDRESS);
  port = (server.address() as AddressInfo).port;
  const forbidden = open();
  await listen(forbidden, port, FORBIDDEN_ADDRESS);
  return {
    port,
    log: book.log,
    aim: (aim) => aims.push(aim),
    book,
    async close() {
      await Promise.all([close(server), close(forbidden)]);
    },
  };
}

/** An aim at one feed, or half-way into a body, wants an answer with a document in it. */
function fits({ when, feed }: Aim, asked: Asked, answer: Answer): boolean {
  if (answer.fault !== undefined || (feed !== undefined && feed !== asked.feed)) return false;
  return (when !== "half-way" && feed === undefined) || answer.status === 200;
}

interface Sending {
  request: IncomingMessage;
  response: ServerResponse;
  answer: Answer;
  aim?: Aim;
  port: number;
  marksman: Marksman;
  now: () => number;
}

async function send({ request, response, answer, aim, port, marksman, now }: Sending): Promise<void> {
  const from = request.socket.remotePort ?? 0;
  const closed = new AbortController();
  if (aim !== undefined) request.socket.once("close", () => closed.abort());
  if (answer.pause !== undefined) await pause(answer.pause);
  if (answer.fault === "silence") return;
  if (answer.fault === "reset") {
    request.socket.resetAndDestroy();
    return;
  }
  if (aim?.when === "before") {
    await marksman.kill(from, closed.signal);
    return;
  }
  const content = answer.content ?? Buffer.alloc(0);
  const received = aim?.when === "after" ? marksman.received(from) : undefined;
  response.sendDate = false;
  response.writeHead(answer.status, fieldsOf(answer, content.length, port, now()));
  if (aim?.when === "half-way") {
    response.write(content.subarray(0, content.length / 2), () => void marksman.kill(from, closed.signal));
    return;
  }
  if (answer.status === 304) response.end();
  else response.end(content);
  if (aim === undefined) return;
  await received;
  if (aim.delay > 0) await pause(aim.delay);
  await marksman.kill(from, closed.signal);
}

function fieldsOf(answer: Answer, length: number, port: number, now: number): string[] {
  const { location } = answer;
  return [
    ...["Date", httpDate(now)],
    ...(answer.status === 304 ? [] : ["Content-Length", String(length)]),
    ...(location === undefined ? [] : ["Location", `http://${location.replace("/", `:${port}/`)}`]),
    ...answer.fields.flat(),
  ];
}

function listen(server: Server, port: number, address: string): Promise<void> {
  // A poller's kept connection is never closed under it: that it then finds out is not what is looked at here.
  server.keepAliveTimeout = 0;
  server.requestTimeout = 0;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, address, resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
