import { createHmac } from "node:crypto";
import { EventEmitter, once } from "node:events";
import type { IncomingMessage } from "node:http";
import { type Origin, startOrigin } from "../origin/start-origin.ts";

/** How a hub behaves towards requests: it confirms them, denies them, never comes back to them, or answers with a status. */
export type HubBehaviour = "confirm" | "confirm-at-once" | "deny" | "silent" | number;

/** A request as the hub read it. */
export interface HubRequest {
  path: string;
  mode: string;
  callback: string;
  topic: string;
  secret: string;
  lease: string;
  contentType: string;
}

/** What a callback said to a question. */
export interface CallbackAnswer {
  status: number;
  text: string;
}

/** What a delivery is made of, beside the body. */
export interface DeliveryOptions {
  contentType?: string;
  /** What the Content-Encoding header says of the body. */
  encoding?: string;
  /** Signed as the hub signs, with another method, with another secret, or not at all. */
  signature?: "sha256" | "sha384" | "sha512" | "sha1" | "forged" | "none";
}

/** A WebSub hub on loopback that does what a real one does, and writes down what it meets. */
export interface Hub extends Origin {
  asked: HubRequest[];
  /** Answers of callbacks to the hub's verifications, in their order. */
  verified: CallbackAnswer[];
  /** Seconds of lease it grants. */
  lease: number;
  behaviour: HubBehaviour;
  /** Settles when the next verification or denial has been answered. */
  nextAnswer(): Promise<CallbackAnswer>;
  /** Asks a callback something, whether or not it fits. */
  question(callback: string, fields: Record<string, string>): Promise<CallbackAnswer>;
  /** Delivers to the last subscriber, and tells what it answered. */
  deliver(body: string | Uint8Array, options?: DeliveryOptions): Promise<CallbackAnswer>;
}

/** Starts a hub. `/moved/307` and `/moved/308` redirect to it, `/moved/302` as well. */
export async function startHub(): Promise<Hub> {
  const events = new EventEmitter();
  const asked: HubRequest[] = [];
  const verified: CallbackAnswer[] = [];
  const answered = (answer: CallbackAnswer) => {
    verified.push(answer);
    events.emit("answered", answer);
  };
  const origin = await startOrigin((request, response) => {
    const moved = /^\/moved\/(\d+)$/.exec(request.url ?? "")?.[1];
    if (moved !== undefined) {
      response.writeHead(Number(moved), { location: "/hub" }).end();
      return;
    }
    void readForm(request).then(async (form) => {
      const meant = readRequest(request, form);
      asked.push(meant);
      const { behaviour } = hub;
      if (typeof behaviour === "number") {
        response.writeHead(behaviour, { "content-type": "text/plain" }).end(`no room for ${form}\n`);
        return;
      }
      const follow = async () => answered(await hub.question(meant.callback, intent(meant, behaviour)));
      // Some hubs verify while the request still waits for its answer.
      if (behaviour === "confirm-at-once") await follow();
      response.writeHead(202).end();
      if (behaviour === "confirm" || behaviour === "deny") await follow();
    });
  });
  const intent = (meant: HubRequest, behaviour: HubBehaviour): Record<string, string> => {
    const { mode, topic } = meant;
    if (behaviour === "deny")
      return { "hub.mode": "denied", "hub.topic": topic, "hub.reason": "not for you" };
    const lease: Record<string, string> =
      mode === "subscribe" ? { "hub.lease_seconds": String(hub.lease) } : {};
    return { "hub.mode": mode, "hub.topic": topic, "hub.challenge": `c-${asked.length}`, ...lease };
  };
  const hub: Hub = {
    ...origin,
    url: `${origin.url}/hub`,
    asked,
    verified,
    lease: 1000,
    behaviour: "confirm",
    async nextAnswer() {
      const [answer] = (await once(events, "answered")) as [CallbackAnswer];
      return answer;
    },
    async question(callback, fields) {
      const url = new URL(callback);
      for (const [name, value] of Object.entries(fields)) url.searchParams.append(name, value);
      return await read(await fetch(url));
    },
    async deliver(body, { contentType = "application/rss+xml", encoding, signature = "sha256" } = {}) {
      const to = asked.findLast(({ mode }) => mode === "subscribe");
      if (to === undefined) throw new Error("nobody has subscribed");
      const headers: Record<string, string> = {
        "content-type": contentType,
        link: `<${hub.url}>; rel="hub", <${to.topic}>; rel="self"`,
      };
      if (encoding !== undefined) headers["content-encoding"] = encoding;
      if (signature !== "none") headers["x-hub-signature"] = sign(body, to.secret, signature);
      return await read(await fetch(to.callback, { method: "POST", headers, body }));
    },
  };
  return hub;
}

function sign(body: string | Uint8Array, secret: string, signature: string): string {
  const method = signature === "forged" ? "sha256" : signature;
  const key = signature === "forged" ? "another secret" : secret;
  return `${method}=${createHmac(method, key).update(body).digest("hex")}`;
}

async function read(response: Response): Promise<CallbackAnswer> {
  return { status: response.status, text: await response.text() };
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return new URLSearchParams(text);
}

function readRequest(request: IncomingMessage, form: URLSearchParams): HubRequest {
  const field = (name: string) => form.get(`hub.${name}`) ?? "";
  return {
    path: `${request.method} ${request.url}`,
    mode: field("mode"),
    callback: field("callback"),
    topic: field("topic"),
    secret: field("secret"),
    lease: field("lease_seconds"),
    contentType: request.headers["content-type"] ?? "",
  };
}
