import { createHash } from "node:crypto";
import type { FeedFormat, FeedPath } from "../model/feed.ts";
import type { HubRequest, HubTopic } from "../model/hub.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Lease where none is asked for, and the bounds of what may be asked for. */
const LEASE = 10 * DAY;
const SHORTEST = 5 * MINUTE;
const LONGEST = 30 * DAY;
/** WebSub §5.1: a secret is shorter than 200 bytes. */
const MOST_SECRET = 199;
const MOST_URL = 2048;

/** A request that can be followed up, or what is wrong with it in one sentence. */
export type ReadHubRequest =
  | { kind: "request"; request: HubRequest }
  | { kind: "refused"; status: 400 | 404; detail: string };

/** Reads the form of a request (WebSub §5.1). Fields that are not known are ignored. */
export function readHubRequest(fields: ReadonlyMap<string, string>, siteUrl: string): ReadHubRequest {
  const refuse = (detail: string, status: 400 | 404 = 400): ReadHubRequest => ({
    kind: "refused",
    status,
    detail,
  });
  const mode = fields.get("hub.mode") ?? "";
  if (mode !== "subscribe" && mode !== "unsubscribe")
    return refuse(`hub.mode must be subscribe or unsubscribe, not "${mode.slice(0, 40)}".`);
  const callback = fields.get("hub.callback") ?? "";
  const unfit = unfitCallback(callback);
  if (unfit !== undefined) return refuse(unfit);
  const topic = fields.get("hub.topic") ?? "";
  if (topic === "")
    return refuse("hub.topic is missing: the address of one of our feeds, as its self link has it.");
  const named = hubTopic(topic, siteUrl);
  if (named === undefined)
    return refuse(
      `hub.topic must be one of our feeds with its suffix, such as ${siteUrl}/all.atom, not "${topic.slice(0, 200)}".`,
      404,
    );
  const secret = fields.get("hub.secret") ?? "";
  if (Buffer.byteLength(secret) > MOST_SECRET)
    return refuse(`hub.secret must be shorter than ${MOST_SECRET + 1} bytes.`);
  const seconds = fields.get("hub.lease_seconds")?.trim() ?? "";
  if (seconds !== "" && !/^\d{1,12}$/.test(seconds))
    return refuse("hub.lease_seconds must be a whole number of seconds.");
  const wish = seconds === "" || Number(seconds) === 0 ? LEASE : Number(seconds) * 1000;
  const lease = Math.min(Math.max(wish, SHORTEST), LONGEST);
  return {
    kind: "request",
    request: { ...named, mode, topic, callback, lease, ...(secret !== "" && { secret }) },
  };
}

/** The feed and format an address of ours names; `undefined` for any other address. */
export function hubTopic(topic: string, siteUrl: string): HubTopic | undefined {
  if (topic.length > MOST_URL || !topic.startsWith(`${siteUrl}/`)) return undefined;
  const [, encoded, format] = /^([^?#]+)\.(rss|atom|json)$/.exec(topic.slice(siteUrl.length + 1)) ?? [];
  const parts = encoded?.split("/").map(decoded);
  if (parts === undefined || format === undefined || parts.includes(undefined)) return undefined;
  const path = parts.join("/").normalize("NFC");
  if (path !== "all" && !/^(?:sections|tags|sources)\/[^/]+$/u.test(path)) return undefined;
  return { path: path as FeedPath, format: format as FeedFormat };
}

/** Names a subscription: one callback has a topic once, whatever it asked for before (WebSub §5.1). */
export function subscriberId({ callback, format }: Pick<HubRequest, "callback" | "format">): string {
  return createHash("sha256").update(`${format} ${callback}`).digest("base64url").slice(0, 22);
}

function unfitCallback(callback: string): string | undefined {
  if (callback === "") return "hub.callback is missing: the address deliveries are to be sent to.";
  if (callback.length > MOST_URL) return `hub.callback ends at ${MOST_URL} characters.`;
  const url = URL.parse(callback);
  if (url === null || !/^https?:$/.test(url.protocol))
    return "hub.callback must be an http or https address.";
  if (url.username !== "" || url.password !== "")
    return "hub.callback must not carry a user name or password.";
  return url.hash === "" ? undefined : "hub.callback must not have a fragment.";
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
