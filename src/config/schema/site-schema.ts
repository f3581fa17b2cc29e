import { z } from "zod";
import {
  baseUrl,
  cidr,
  count,
  dnsServer,
  duration,
  label,
  language,
  mailbox,
  size,
  webUrl,
} from "./scalars.ts";
import { oneOrMore, strict } from "./strict.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;

const perHost = {
  concurrency: count(1, 100),
  spacing: duration,
  scope: z.enum(["domain", "host"]),
  retryAfter: z.enum(["feed", "host"]),
};
const polling = { min: duration, max: duration, timeout: duration, maxBytes: size };

/** What a source may say of polling: any of the site's keys. */
export const pollingOverrides = strict({ ...polling, perHost: strict(perHost).partial() }).partial();

/** What a source may say of hubs: any of the site's keys. */
export const websubOverrides = strict({ subscribe: z.boolean() }).partial();

/** What a section may say of its window: any of the site's keys. */
export const windowOverrides = strict({ entries: count(1, 10_000), days: count(1, 36_500) }).partial();

/** `site.yaml`, its defaults filled in. */
export const siteSchema = strict({
  title: label,
  url: baseUrl,
  language,
  contact: mailbox,
  polling: strict({
    min: polling.min.default(60 * MINUTE),
    max: polling.max.default(DAY),
    timeout: polling.timeout.default(20_000),
    maxBytes: polling.maxBytes.default(15 * 1024 ** 2),
    perHost: strict({
      concurrency: perHost.concurrency.default(2),
      spacing: perHost.spacing.default(1000),
      scope: perHost.scope.default("domain"),
      retryAfter: perHost.retryAfter.default("host"),
    }).prefault({}),
  }).prefault({}),
  websub: strict({ subscribe: z.boolean().default(true) }).prefault({}),
  hub: strict({
    serve: z.boolean().default(true),
    ping: oneOrMore(webUrl, 0).default([]),
  }).prefault({}),
  network: strict({
    allow: oneOrMore(cidr, 0).default([]),
    dns: oneOrMore(dnsServer, 0).default([]),
  }).prefault({}),
  retention: strict({ days: count(1, 36_500).default(365), perSource: count(1).default(5000) }).prefault({}),
  stories: strict({ days: count(1, 60).default(7) }).prefault({}),
  window: strict({ entries: count(1, 10_000).default(50), days: count(1, 36_500).default(30) }).prefault({}),
  http: strict({
    rateLimit: strict({
      perMinute: count(0, 1_000_000).default(1_200),
      burst: count(1, 1_000_000).default(600),
    }).prefault({}),
    trustedProxies: oneOrMore(cidr, 0).default([]),
  }).prefault({}),
  feeds: strict({
    archive: strict({ serve: z.boolean().default(true), keep: duration.default(365 * DAY) }).prefault({}),
  }).prefault({}),
  pages: strict({ pictures: z.enum(["link", "proxy", "none"]).default("link") }).prefault({}),
  tags: strict({
    ignore: oneOrMore(label, 0).default([]),
    floor: count(1, 10_000).default(1),
  }).prefault({}),
});
