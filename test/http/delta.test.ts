import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type RunningNetwork, type Sketch, startNetwork } from "../combine/start-network.ts";
import { BASE_URL } from "../publish/sample.ts";
import { checkDocument } from "../validity/check-document.ts";

let network: RunningNetwork;
/** Each test has a tag, and so a feed, of its own. */
let tag = "";
let tests = 0;
beforeAll(async () => {
  network = await startNetwork();
  await network.shelve({ id: "no", tags: ["none"] });
});
afterAll(() => network.close());
beforeEach(() => {
  tests += 1;
  tag = `topic-${tests}`;
});

const HOUR = 3_600_000;

/** Shelves entries under the tag, and waits until its feed may be looked at anew. */
async function bring(...sketches: Sketch[]): Promise<void> {
  const own = sketches.map(({ title, ...sketch }) => ({
    ...sketch,
    title: title ?? sketch.id,
    id: `${tag} ${sketch.id}`,
    tags: [tag],
  }));
  await network.shelve(...own);
  network.pass(10_000);
}

function ask(place: string, etag: string | undefined, more: Record<string, string> = {}) {
  return network.request(place, { ...(etag && { "if-none-match": etag }), "a-im": "feed", ...more });
}

function titlesIn(json: string): string[] {
  return (JSON.parse(json) as { items: { title: string }[] }).items.map(({ title }) => title);
}

/** Two feeds of the same entries, one of them combined. */
const PLACES = [
  ["a tag's feed", () => `/tags/${tag}.json`],
  ["a combined feed", () => `/feeds.json?not=tag:none&tag=${tag}`],
] as const;

describe.each(PLACES)("what is new in %s", (_name, placeNow) => {
  let place = "";
  beforeEach(async () => {
    place = placeNow();
    await bring({ id: "a", ago: 3 * HOUR }, { id: "b", ago: 2 * HOUR });
  });

  it("is all a client gets that says what it holds, with the ETag of the whole", async () => {
    const first = await ask(place, undefined);
    expect([first.status, first.headers.im, titlesIn(first.text)]).toEqual([200, undefined, ["b", "a"]]);
    expect(first.headers.vary).toBe("Accept-Encoding, A-IM");
    await bring({ id: "c", ago: HOUR });
    const delta = await ask(place, first.headers.etag);
    expect([delta.status, delta.headers["im"], titlesIn(delta.text)]).toEqual([226, "feed", ["c"]]);
    expect(delta.headers.vary).toBe("Accept-Encoding, A-IM, If-None-Match");
    expect(delta.headers["cache-control"]).toBe("no-store, im");
    const whole = await network.request(place);
    expect(delta.headers.etag).toBe(whole.headers.etag);
    expect(titlesIn(whole.text)).toEqual(["c", "b", "a"]);
    // From one delta to the next.
    await bring({ id: "d", ago: 1000 });
    const next = await ask(place, delta.headers.etag);
    expect([next.status, titlesIn(next.text)]).toEqual([226, ["d"]]);
    expect((await ask(place, next.headers.etag)).status).toBe(304);
    expect(titlesIn((await ask(place, first.headers.etag)).text)).toEqual(["d", "c"]);
  });

  it("are corrected entries, too, and nothing where entries only left", async () => {
    const { etag } = (await ask(place, undefined)).headers;
    await bring({ id: "a", title: "a, corrected", ago: 3 * HOUR });
    const corrected = await ask(place, etag);
    expect([corrected.status, titlesIn(corrected.text)]).toEqual([226, ["a, corrected"]]);
    const remove = await network.services.feeds.refs(`tags/${tag}`);
    await network.services.feeds.change({ path: `tags/${tag}`, add: [], remove: remove.slice(0, 1) });
    network.pass(10_000);
    const left = await ask(place, corrected.headers.etag);
    expect([left.status, titlesIn(left.text)]).toEqual([226, []]);
    expect((await ask(place, left.headers.etag)).status).toBe(304);
  });

  it("is the whole where the ETag is not known, or nothing of the old is left", async () => {
    const { etag } = (await ask(place, undefined)).headers;
    const unknown = await ask(place, '"never-heard-of"');
    expect([unknown.status, titlesIn(unknown.text)]).toEqual([200, ["b", "a"]]);
    await bring(...Array.from({ length: 10 }, (_, at) => ({ id: `new ${at}`, ago: 1000 * at })));
    const changed = await ask(place, etag);
    expect([changed.status, titlesIn(changed.text).length]).toEqual([200, 10]);
  });

  it.each([
    ["A-IM", { "a-im": "vcdiff, feed;q=0.5, gzip" }, 226],
    ["a list of ETags", { "if-none-match": '"other", W/ETAG' }, 226],
    ["no A-IM", { "a-im": "" }, 200],
    ["another A-IM", { "a-im": "vcdiff, diffe" }, 200],
    ["a refusal", { "a-im": "feed;q=0" }, 200],
    ["any ETag", { "if-none-match": "*" }, 304],
    ["a failing If-Match", { "if-match": '"other"' }, 412],
  ])("is asked for with %s", async (_name, headers, status) => {
    const { etag = "" } = (await ask(place, undefined)).headers;
    await bring({ id: "c", ago: HOUR });
    const more = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace("ETAG", etag)]),
    );
    expect((await ask(place, etag, more)).status).toBe(status);
  });

  it("comes compressed, whatever coding the old was held in, and HEAD says the same", async () => {
    const { etag } = (await ask(place, undefined, { "accept-encoding": "gzip" })).headers;
    expect(etag).toContain("-gzip");
    await bring({ id: "c", ago: HOUR });
    const delta = await ask(place, etag, { "accept-encoding": "br" });
    expect([delta.status, delta.headers["content-encoding"]]).toEqual([226, "br"]);
    expect(titlesIn(brotliDecompressSync(delta.body).toString())).toEqual(["c"]);
    const head = await network.request(
      place,
      { "a-im": "feed", "if-none-match": etag, "accept-encoding": "br" },
      "HEAD",
    );
    expect([head.status, head.body.length, head.headers["im"]]).toEqual([226, 0, "feed"]);
    expect(head.headers["content-length"]).toBe(delta.headers["content-length"]);
  });
});

describe("a delta", () => {
  it.each(["rss", "atom", "json"] as const)("is a document without fault as %s", async (format) => {
    const place = `/tags/${tag}.${format}`;
    await bring({ id: "a", ago: 2 * HOUR }, { id: "b", ago: HOUR });
    const { etag } = (await ask(place, undefined)).headers;
    await bring({ id: "c", ago: HOUR });
    const { status, text, headers } = await ask(place, etag);
    expect(status).toBe(226);
    const contentType = headers["content-type"] ?? "";
    expect(checkDocument(text, format, { url: BASE_URL + place, contentType, delta: true })).toEqual([]);
    expect(text).not.toContain("paper.example/b<");
  });

  it("is known since an edition that another process rendered", async () => {
    await bring({ id: "a", ago: 3 * HOUR }, { id: "b", ago: 2 * HOUR });
    const { editions } = network.services;
    await editions.prepare(`tags/${tag}`, "atom");
    // What is served now was read from the store.
    const { etag } = (await ask(`/tags/${tag}.atom`, undefined)).headers;
    await bring({ id: "c" });
    expect((await ask(`/tags/${tag}.atom`, etag)).status).toBe(226);
  });

  it("leaves no page to guess: a browser's page has none", async () => {
    await bring({ id: "a" });
    const { headers } = await network.request(`/tags/${tag}`, { accept: "text/html" });
    await bring({ id: "b" });
    const page = await ask(`/tags/${tag}`, headers.etag, { accept: "text/html" });
    expect([page.status, page.headers["im"]]).toEqual([200, undefined]);
  });
});

describe("a client that takes nothing but deltas", () => {
  it("comes to hold every entry in its last wording, however it misses polls", async () => {
    const held = new Map<string, string>();
    let etag: string | undefined;
    let partly = 0;
    await bring({ id: "before", ago: HOUR });
    for (let round = 0; round < 24; round += 1) {
      const fresh = Array.from({ length: round % 4 }, (_, at) => ({
        id: `${round}.${at}`,
        ago: 100_000 - round,
      }));
      const mended =
        round % 3 === 2 ? [{ id: `${round - 1}.0`, title: `mended in ${round}`, ago: 100_000 }] : [];
      await bring(...fresh, ...mended);
      if (round % 5 === 1) continue;
      const answer = await ask(`/tags/${tag}.json`, etag);
      if (answer.status === 304) continue;
      etag = answer.headers.etag;
      partly += answer.status === 226 ? 1 : 0;
      const { items } = JSON.parse(answer.text) as { items: { id: string; title: string }[] };
      for (const { id, title } of items) held.set(id, title);
      const { text } = await network.request(`/tags/${tag}.json`);
      for (const item of (JSON.parse(text) as { items: { id: string; title: string }[] }).items) {
        expect(held.get(item.id), `round ${round}`).toBe(item.title);
      }
    }
    expect(partly).toBeGreaterThan(8);
  });
});
