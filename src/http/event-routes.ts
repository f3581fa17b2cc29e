import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { StreamedFeeds } from "../model/entry-stream.ts";
import type { FeedPath } from "../model/feed.ts";
import { createEntryStreams, type EntryStreams } from "./entry-streams.ts";
import { sendProblem } from "./problem.ts";
import { readOnly } from "./read-only.ts";

/** Milliseconds between two signs of life, for whatever stands between: proxies end what is silent for a minute. */
const HEARTBEAT = 25_000;
/** Milliseconds after which a client whose connection broke comes again. */
const RETRY = 5_000;
const MOST_ID = 200;
/** Bytes that wait for a client who does not read. */
const MOST_UNREAD = 1_000_000;

/** Registers streams of new entries (HTML, "Server-sent events"): `/events/all`, `/events/sections/<id>` and so on. */
export function eventRoutes(app: FastifyInstance, feeds: StreamedFeeds): void {
  const streams = createEntryStreams(feeds);
  // Streams never end by themselves; those that are open must not keep the server from stopping.
  app.addHook("preClose", async () => streams.close());
  readOnly(app, "/events/all", (request, reply) => answer("all", streams, request, reply));
  for (const shelf of ["sections", "tags", "sources"] as const) {
    readOnly(app, `/events/${shelf}/:name`, (request, reply) => {
      const { name } = request.params as { name: string };
      return answer(`${shelf}/${name.normalize("NFC")}`, streams, request, reply);
    });
  }
}

async function answer(
  path: FeedPath,
  streams: EntryStreams,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const waiting: string[] = [`retry: ${RETRY}\n\n`];
  let write = (text: string) => void waiting.push(text);
  const listener = {
    send: ({ ref, json }: { ref: string; json: string }) =>
      write(`id: ${ref}\nevent: entry\ndata: ${json}\n\n`),
    end: () => void reply.raw.end(),
  };
  const last = request.headers["last-event-id"];
  const known = typeof last === "string" && last.length <= MOST_ID ? last : undefined;
  const leave = await streams.open(path, listener, known);
  if (leave === undefined)
    return sendProblem(request, reply, {
      status: 404,
      detail: "There is no feed of this name to listen to.",
    });
  if (leave === "full") {
    reply.header("retry-after", "30");
    return sendProblem(request, reply, {
      status: 503,
      detail: "Too many listen already; come again in a while.",
    });
  }
  if (request.method === "HEAD") {
    leave();
    return reply.type("text/event-stream").send();
  }
  const { raw } = reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "access-control-allow-origin": "*",
    // Proxies that gather an answer would keep the news.
    "x-accel-buffering": "no",
  });
  write = (text) => {
    // Who does not read is not written to for ever: they come again and name the last entry they had.
    if (raw.writableEnded) return;
    if (raw.writableLength > MOST_UNREAD) raw.end();
    else raw.write(text);
  };
  for (const text of waiting) write(text);
  const heartbeat = setInterval(() => write(": still here\n\n"), HEARTBEAT);
  raw.on("close", () => {
    clearInterval(heartbeat);
    leave();
  });
  return reply;
}
