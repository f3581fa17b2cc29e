import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, inflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openEpoch } from "../../src/press/open-epoch.ts";
import { PressPortTaken, type RunningPress, startPress } from "../../src/press/start-press.ts";
import { answerAt, directory, feedTarget, publications, shownAt, startedAt } from "./sample-press.ts";

describe("over HTTP", () => {
  let press: RunningPress;
  let seconds = 0;
  const options = { host: "127.0.0.1", directory, startedAt, clock: () => startedAt + seconds * 1000 };
  beforeAll(async () => {
    press = await startPress({ ...options, port: 0 });
  });
  afterAll(() => press.close());

  test("a feed is answered with validators, confirmed with 304, and new after it changed", async () => {
    const url = press.url + feedTarget("the-lamplighter");
    const first = await fetch(url);
    const etag = first.headers.get("etag") ?? "";
    expect(first.headers.get("content-type")).toBe("application/rss+xml; charset=UTF-8");
    expect(first.headers.get("content-encoding")).toBe("gzip");
    expect(await first.text()).toContain("The Cranes Have Stopped in Port Alder</title>");
    const same = await fetch(url, { headers: { "if-none-match": `"other", W/${etag}` } });
    expect([same.status, same.headers.get("etag"), await same.text()]).toEqual([304, etag, ""]);
    seconds = 135;
    const changed = await fetch(url, { headers: { "if-none-match": etag } });
    expect(changed.status).toBe(200);
    expect(await changed.text()).toContain("The Cranes Have Stopped in Port Alder: Day Two</title>");
    seconds = 0;
  });

  test("every link of a home page, every entry page and every picture is there", async () => {
    for (const { id } of publications) {
      for (const entry of shownAt(id, 0)) {
        const page = await fetch(entry.url.replace("http://127.0.0.1:4711", press.url));
        expect(page.status, entry.url).toBe(200);
        expect(await page.text()).toContain('<link rel="canonical"');
        if (entry.picture)
          expect((await fetch(press.url + new URL(entry.picture.url).pathname)).status).toBe(200);
      }
      expect((await fetch(`${press.url}/${id}/`)).status).toBe(200);
    }
    expect(await (await fetch(`${press.url}/`)).text()).toContain("La Farola");
    expect((await fetch(`${press.url}/the-lamplighter/nowhere`)).status).toBe(404);
  });

  test("HEAD has the headers of GET and no body; other methods are refused", async () => {
    const url = press.url + feedTarget("das-stellwerk");
    const [get, head] = [await fetch(url), await fetch(url, { method: "HEAD" })];
    expect(head.headers.get("etag")).toBe(get.headers.get("etag"));
    expect(await head.text()).toBe("");
    expect((await fetch(url, { method: "POST" })).status).toBe(405);
  });

  test("a taken port is one sentence that says what to do", async () => {
    const port = Number(new URL(press.url).port);
    const second = startPress({ ...options, port });
    await expect(second).rejects.toBeInstanceOf(PressPortTaken);
    await expect(second).rejects.toThrow(/stop that program .* and start again\.$/);
  });
});

test("If-Modified-Since is honoured where there is no If-None-Match", () => {
  const target = feedTarget("la-farola");
  const date = answerAt(target, 40).headers["last-modified"] ?? "";
  expect(date).toBe(new Date(startedAt + 30_000).toUTCString());
  expect(answerAt(target, 100, { ifModifiedSince: date }).status).toBe(304);
  expect(answerAt(target, 150, { ifModifiedSince: date }).status).toBe(200);
});

test("a translation's hreflang and the feed's announcement stand in the page's head", () => {
  const page = answerAt("/the-lamplighter/labor/cranes-stop-port-alder/", 0).body.toString("utf8");
  expect(page).toContain(
    'hreflang="es" href="http://127.0.0.1:4711/la-farola/internacional/se-pararon-las-gruas/"',
  );
  expect(answerAt("/la-farola/", 0).body.toString("utf8")).toContain(
    'rel="alternate" type="application/rss+xml"',
  );
  expect(answerAt("/port-alder-gazette/", 0).body.toString("utf8")).not.toContain("alternate");
});

test("the Gazette answers 500 for five seconds in every 110", () => {
  const statuses = Array.from(
    { length: 220 },
    (_, second) => answerAt(feedTarget("port-alder-gazette"), second).status,
  );
  expect(statuses.filter((status) => status === 500)).toHaveLength(10);
  expect(statuses[0]).toBe(200);
});

test("gzip is sent only by those who have it", () => {
  const zipped = answerAt(feedTarget("la-farola"), 0, { acceptsGzip: true });
  expect(gunzipSync(zipped.body).equals(answerAt(feedTarget("la-farola"), 0).body)).toBe(true);
  expect(
    answerAt(feedTarget("o-guindaste"), 0, { acceptsGzip: true }).headers["content-encoding"],
  ).toBeUndefined();
});

test("a picture is a PNG of its declared size, another for another key", () => {
  const { body, headers } = answerAt("/the-lamplighter/pictures/cranes-stop-port-alder.png", 0);
  expect(headers["content-type"]).toBe("image/png");
  expect([body.readUInt32BE(16), body.readUInt32BE(20)]).toEqual([640, 360]);
  const at = body.indexOf("IDAT");
  expect(inflateSync(body.subarray(at + 4, at + 4 + body.readUInt32BE(at - 4)))).toHaveLength(641 * 360);
  expect(answerAt("/la-farola/pictures/las-llaves-de-la-aurora.png", 0).body.equals(body)).toBe(false);
});

test("the podcast is as long as its enclosure says", () => {
  const audio = shownAt("the-lamplighter", 0).find((entry) => entry.audio)?.audio;
  expect(answerAt("/the-lamplighter/audio/podcast-what-is-a-picket-line.mp3", 0).body).toHaveLength(
    audio?.length ?? 0,
  );
});

describe("the epoch", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "press-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("is written once, in whole seconds, and found again by a second start", async () => {
    const file = join(folder, "var", "epoch");
    expect(await openEpoch(file, startedAt + 999)).toBe(startedAt);
    expect(await openEpoch(file, startedAt + 3_600_000)).toBe(startedAt);
    expect(await readFile(file, "utf8")).toBe("2026-10-05T08:00:00.000Z\n");
  });

  test("that cannot be read says which file to delete", async () => {
    const file = join(folder, "broken");
    await writeFile(file, "yesterday");
    await expect(openEpoch(file, startedAt)).rejects.toThrow(/broken .* delete it/);
  });
});
