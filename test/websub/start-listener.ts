import { EventEmitter, once } from "node:events";
import type { IncomingHttpHeaders } from "node:http";
import { startOrigin } from "../origin/start-origin.ts";

/** A delivery as a subscriber received it. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A subscriber on loopback: answers verifications as told, and writes down what is delivered. */
export interface Listener {
  url: string;
  /** Questions it was asked, in their order. */
  questions: URLSearchParams[];
  received: Received[];
  /** What it answers a verification with; the challenge unless told otherwise. */
  confirm: (question: URLSearchParams, path: string) => { status: number; text: string };
  /** The status it answers a delivery with. */
  status: (path: string) => number;
  /** Asks a hub for a topic. `path` is the callback's, at this listener. */
  ask(hub: string, fields: Record<string, string>, path?: string): Promise<{ status: number; text: string }>;
  /** Settles once this holds; looked at whenever something came. */
  until(holds: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** Starts a subscriber. */
export async function startListener(): Promise<Listener> {
  const events = new EventEmitter().setMaxListeners(0);
  const origin = await startOrigin((request, response) => {
    const url = new URL(request.url ?? "/", "http://listener");
    if (request.method === "GET") {
      listener.questions.push(url.searchParams);
      const { status, text } = listener.confirm(url.searchParams, url.pathname);
      response.writeHead(status).end(text, () => events.emit("came"));
      return;
    }
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { headers } = request;
      listener.received.push({ path: url.pathname, headers, body: Buffer.concat(chunks) });
      response.writeHead(listener.status(url.pathname)).end(() => events.emit("came"));
    });
  });
  const listener: Listener = {
    url: origin.url,
    questions: [],
    received: [],
    confirm: (question) => ({ status: 200, text: question.get("hub.challenge") ?? "" }),
    status: () => 204,
    async ask(hub, fields, path = "/callback") {
      const body = new URLSearchParams({ "hub.callback": `${origin.url}${path}`, ...fields });
      const response = await fetch(hub, { method: "POST", body, headers: { accept: "text/plain" } });
      return { status: response.status, text: await response.text() };
    },
    async until(holds) {
      while (!holds()) await once(events, "came");
    },
    close: () => origin.close(),
  };
  return listener;
}
