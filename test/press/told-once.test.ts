import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadConfiguration } from "../../src/config/load.ts";
import type { FeedFormat, FeedPath } from "../../src/model/feed.ts";
import { feedWindow } from "../../src/pipeline/feed-window.ts";
import { ingestDocument } from "../../src/pipeline/ingest-document.ts";
import { readDocument } from "../../src/pipeline/read-document.ts";
import { createServices, type Services } from "../../src/services.ts";
import { connectRedis, type RedisConnection } from "../../src/store/connect.ts";
import { createLog } from "../../src/telemetry/log.ts";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";
import { answerAt, feedTarget, startedAt } from "./sample-press.ts";

/** Seconds after the press opened: every written story has appeared. */
const LATER = 620;
const AGENCY = ["tidewire", "the-lamplighter", "port-alder-gazette"];

let redis: TestRedis;
let connection: RedisConnection;
let services: Services;

beforeAll(async () => {
  redis = await startTestRedis();
  const log = createLog({ level: "silent" });
  connection = await connectRedis({ url: redis.url, directory: "", log });
  const loaded = await loadConfiguration(fileURLToPath(new URL("../../config/demo", import.meta.url)));
  if (loaded.kind !== "configuration") throw new Error("the demo's configuration is wrong");
  const { configuration } = loaded;
  const now = () => startedAt + LATER * 1000;
  services = await createServices({ configuration, connection, env: { prefix: "demo" }, log, now });
  for (const source of configuration.sources) {
    const { body, headers } = answerAt(feedTarget(source.id), LATER);
    const contentType = headers["content-type"];
    const document = await readDocument(
      { body, url: source.url, ...(contentType && { contentType }) },
      source,
    );
    if (document.kind === "refusal") throw new Error(document.message);
    const { known } = await ingestDocument(document, { source, past: "none" }, services);
    await services.sources.know(source.id, known);
  }
});
afterAll(async () => {
  await services.close();
  await connection.close();
  await redis.stop();
});

async function edition(path: FeedPath, format: FeedFormat): Promise<string> {
  return (await services.editions.edition(path, format))?.identity.toString() ?? "";
}

test("the agency's report is shown once, with its three outlets", async () => {
  const { entries = [], stories } = (await feedWindow("all", services)) ?? {};
  const storm = entries.filter(({ entry }) => entry.url?.includes("storm-gate"));
  expect(storm.map(({ sourceId }) => sourceId)).toEqual(["the-lamplighter"]);
  const copies = stories?.get(storm[0]?.ref ?? "/")?.copies.map(({ sourceId }) => sourceId) ?? [];
  expect([storm[0]?.sourceId, ...copies].toSorted()).toEqual(AGENCY.toSorted());
  const atom = await edition("all", "atom");
  for (const outlet of ["Tidewire", "Port Alder Gazette &#x26; Courier"])
    expect(atom).toMatch(new RegExp(`<link rel="via" href="[^"]*" hreflang="en" title="${outlet}"/>`));
});

test("an article and its translation lead to each other, each in its language", async () => {
  for (const format of ["atom", "rss"] as const) {
    const all = await edition("all", format);
    const links = [...all.matchAll(/rel="alternate" href="([^"]*)" hreflang="(en|es)" title=/g)];
    const pairs = links.map(([, href, language]) => `${language} ${href?.split("/")[3]}`);
    expect(pairs).toContain("en the-lamplighter");
    expect(pairs).toContain("es la-farola");
  }
  const { entries = [], stories } = (await feedWindow("all", services)) ?? {};
  const translated = entries.filter(({ ref }) => stories?.get(ref)?.translationOf !== undefined);
  expect(translated.length).toBeGreaterThanOrEqual(3);
  for (const { ref } of translated) {
    const view = stories?.get(ref);
    const original = view?.translations.find((member) => member.ref === view.translationOf);
    const home = await feedWindow(`sources/${original?.sourceId}`, services);
    const back = home?.stories?.get(original?.ref ?? "/")?.translations.map((member) => member.ref);
    expect(back, ref).toContain(ref);
  }
});

test("what has only a headline in common is told apart", async () => {
  const { entries = [] } = (await feedWindow("all", services)) ?? {};
  expect(entries.filter(({ entry }) => entry.title === "Morning briefing")).toHaveLength(2);
});
