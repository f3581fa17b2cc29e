import { gzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { createAddressGuard } from "../../src/fetch/address-guard.ts";
import { createFetcher } from "../../src/fetch/fetcher.ts";
import { startOrigin } from "../origin/start-origin.ts";

const closing: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Body = { bytes: Uint8Array; headers: Record<string, string> };

/** Fetches one body after the other from one address, each time with the hash of the one before. */
async function fetchInTurn(...bodies: Body[]) {
  const left = [...bodies];
  const origin = await startOrigin((_, response) => {
    const { bytes, headers } = left.shift() ?? { bytes: Buffer.of(), headers: {} };
    response.writeHead(200, headers).end(bytes);
  });
  const guard = createAddressGuard(["127.0.0.0/8"]);
  const fetcher = createFetcher({ userAgent: () => "test", guard, now: Date.now });
  closing.push(origin.close, fetcher.close);
  const outcomes = [];
  let bodyHash: string | undefined;
  for (const _ of bodies) {
    const outcome = await fetcher.fetch({
      url: origin.url,
      validators: {},
      bodyHash,
      timeout: 5_000,
      maxBytes: 10_000,
    });
    if ("wireHash" in outcome) bodyHash = outcome.wireHash;
    outcomes.push(outcome);
  }
  return outcomes;
}

const text = Buffer.from("<rss/>".repeat(50));
const plain = (bytes: Uint8Array, headers: Record<string, string> = {}): Body => ({ bytes, headers });
/** A gzip member whose header says when it was made (RFC 1952 §2.3.1), as some servers do. */
function packed(bytes: Uint8Array, madeAt = 0): Body {
  const gzip = gzipSync(bytes);
  gzip.writeUInt32LE(madeAt, 4);
  return { bytes: gzip, headers: { "content-encoding": "gzip" } };
}
const kinds = (outcomes: Array<{ kind: string; same?: string }>) =>
  outcomes.map(({ kind, same }) => same ?? kind);

it("tells the same bytes from others, whatever the validators say", async () => {
  const bodies = [
    plain(text, { etag: '"1"' }),
    plain(text, { etag: '"2"' }),
    plain(Buffer.from("<rss>2</rss>"), { etag: '"2"' }),
  ];
  const outcomes = await fetchInTurn(...bodies);
  expect(kinds(outcomes)).toEqual(["fetched", "body", "fetched"]);
  expect(outcomes[1]).toMatchObject({ validators: { etag: '"2"' }, bytes: text.length });
});

it("knows a packed body without unpacking it", async () => {
  const broken = { bytes: Buffer.from("not gzip"), headers: { "content-encoding": "gzip" } };
  expect(kinds(await fetchInTurn(packed(text), packed(text)))).toEqual(["fetched", "body"]);
  expect(kinds(await fetchInTurn(broken, broken))).toEqual(["failed", "failed"]);
});

it("knows a document that is packed differently every time, or not at all", async () => {
  const outcomes = await fetchInTurn(packed(text, 1), packed(text, 2), plain(text), packed(text, 3));
  expect(kinds(outcomes)).toEqual(["fetched", "body", "body", "body"]);
});

it("takes the same bytes in another charset for another document", async () => {
  const bodies = ["utf-8", "iso-8859-1"].map((charset) =>
    plain(text, { "content-type": `text/xml; charset=${charset}` }),
  );
  expect(kinds(await fetchInTurn(...bodies))).toEqual(["fetched", "fetched"]);
});
