import { afterEach, describe, expect, it } from "vitest";
import { createAddressGuard } from "../../src/fetch/address-guard.ts";
import { createFetcher } from "../../src/fetch/fetcher.ts";
import { resolveWith } from "../../src/fetch/resolve-with.ts";
import { type DnsAnswer, type DnsQuestion, startDns } from "../origin/start-dns.ts";
import { startTcpOrigin, type TcpOrigin } from "../origin/start-tcp-origin.ts";

const closing: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Stands for an address of the web: it is open on purpose, and nothing else of loopback is. */
const PUBLIC = "127.0.0.2";
const PRIVATE = "127.0.0.3";
const HOST = "feed.paper.example";

/** A public and a private service at one port, and a fetcher that resolves names as `answer` says. */
async function stage(answer: (question: DnsQuestion) => DnsAnswer, head = "") {
  const reply = `HTTP/1.1 200 OK\r\n${head}content-length: 6\r\n\r\n<rss/>`;
  const open = await startTcpOrigin((socket) => socket.write(reply), PUBLIC);
  const secret = await startTcpOrigin((socket) => socket.write(reply), PRIVATE, open.port);
  const dns = await startDns(answer);
  const fetcher = createFetcher({
    userAgent: () => "test",
    guard: createAddressGuard([`${PUBLIC}/32`]),
    now: Date.now,
    resolve: resolveWith([dns.address]),
  });
  closing.push(open.close, secret.close, dns.close, fetcher.close);
  const url = `http://${HOST}:${open.port}/`;
  const fetch = () => fetcher.fetch({ url, validators: {}, timeout: 5_000, maxBytes: 10_000 });
  return { open, secret, dns, fetch, url };
}

const only = (...addresses: string[]) =>
  addresses.map((address) => (address.includes(":") ? { aaaa: address } : { a: address }));

/** Answers for IPv4 alone, one after the other, the last for ever. */
function inTurn(...answers: DnsAnswer[]) {
  let at = 0;
  return ({ type }: DnsQuestion): DnsAnswer => {
    if (type !== "A") return [];
    const answer = answers[Math.min(at, answers.length - 1)] ?? [];
    at += 1;
    return answer;
  };
}

const untouched = (secret: TcpOrigin) => expect(secret.connections()).toBe(0);

describe("a name that answers otherwise a moment later", () => {
  it("is asked once a connection, and the connection is made to what was judged", async () => {
    const { fetch, secret, dns, open } = await stage(inTurn(only(PUBLIC), only(PRIVATE)));
    expect(await fetch()).toMatchObject({ kind: "fetched" });
    expect(dns.questions.filter(({ type }) => type === "A").length).toBe(1);
    expect(open.connections()).toBe(1);
    untouched(secret);
  });

  it("is judged anew for the next connection", async () => {
    const { fetch, secret } = await stage(inTurn(only(PUBLIC), only(PRIVATE)), "connection: close\r\n");
    expect(await fetch()).toMatchObject({ kind: "fetched" });
    expect(await fetch()).toMatchObject({ kind: "refused", message: expect.stringContaining(PRIVATE) });
    untouched(secret);
  });

  it("is judged anew after a redirect to itself", async () => {
    const { secret, dns, open, url } = await stage(inTurn(only(PUBLIC), only(PRIVATE)));
    const redirecting = await startTcpOrigin(
      (socket) =>
        socket.end(
          `HTTP/1.1 302 Found\r\nlocation: ${url}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
        ),
      PUBLIC,
    );
    const fetcher = createFetcher({
      userAgent: () => "test",
      guard: createAddressGuard([`${PUBLIC}/32`]),
      now: Date.now,
      resolve: resolveWith([dns.address]),
    });
    closing.push(redirecting.close, fetcher.close);
    const from = `http://${HOST}:${redirecting.port}/`;
    const outcome = await fetcher.fetch({ url: from, validators: {}, timeout: 5_000, maxBytes: 10_000 });
    expect(outcome).toMatchObject({ kind: "refused", message: expect.stringContaining(PRIVATE) });
    expect(redirecting.connections()).toBe(1);
    expect(open.connections()).toBe(0);
    untouched(secret);
  });
});

describe("a name with public and private addresses", () => {
  it.each([
    ["one after the other", only(PRIVATE, PUBLIC)],
    ["the other way round", only(PUBLIC, PRIVATE)],
    ["the private ones in front", only(PRIVATE, "10.0.0.1", "169.254.169.254", PUBLIC)],
  ])("%s is reached at the public ones alone", async (_, records) => {
    const { fetch, secret, open } = await stage(inTurn(records));
    expect(await fetch()).toMatchObject({ kind: "fetched" });
    expect(open.connections()).toBe(1);
    untouched(secret);
  });

  it("of different families is reached at the public one", async () => {
    const { fetch, secret, open } = await stage(({ type }) =>
      type === "A" ? only(PUBLIC) : only("::1", "::ffff:127.0.0.3"),
    );
    expect(await fetch()).toMatchObject({ kind: "fetched" });
    expect(open.connections()).toBe(1);
    untouched(secret);
  });

  it("is not reached at the private one when the public one is down", async () => {
    const { fetch, secret, open } = await stage(inTurn(only(PUBLIC, PRIVATE)));
    await open.close();
    expect(await fetch()).toMatchObject({ kind: "failed", reason: "connect" });
    untouched(secret);
  });
});

describe("a name that is another's", () => {
  it("is refused where the other is private", async () => {
    const chain = [{ cname: "a.cdn.example" }, { cname: "inside.example" }, { a: PRIVATE }];
    const { fetch, secret } = await stage(({ type }) => (type === "A" ? chain : []));
    expect(await fetch()).toMatchObject({ kind: "refused", message: expect.stringContaining(PRIVATE) });
    untouched(secret);
  });
  it("is followed where the other is public", async () => {
    const chain = [{ cname: "a.cdn.example" }, { a: PUBLIC }];
    const { fetch } = await stage(({ type }) => (type === "A" ? chain : []));
    expect(await fetch()).toMatchObject({ kind: "fetched" });
  });
});

describe("a name that does not resolve", () => {
  const failures: Array<[why: string, answer: DnsAnswer, code: string]> = [
    ["nobody has it", "nxdomain", "ENOTFOUND"],
    ["it has no address", [], "ENODATA"],
    ["its servers fail", "servfail", "ESERVFAIL"],
  ];
  it.each(failures)("because %s fails as that", async (_, answer, code) => {
    const { fetch } = await stage(() => answer);
    const message = `The name ${HOST} cannot be resolved (${code}).`;
    expect(await fetch()).toEqual({ kind: "failed", reason: "dns", message });
  });
  it("because nobody answers fails in time", async () => {
    const { dns } = await stage(() => "silence");
    const fetcher = createFetcher({
      userAgent: () => "test",
      guard: createAddressGuard([]),
      now: Date.now,
      resolve: resolveWith([dns.address]),
    });
    closing.push(fetcher.close);
    const wish = { url: `http://${HOST}/`, validators: {}, timeout: 300, maxBytes: 10_000 };
    expect(await fetcher.fetch(wish)).toEqual({
      kind: "failed",
      reason: "timeout",
      message: `${HOST} could not be connected to within 0.3 s.`,
    });
  });
});
