import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAddressGuard } from "../../src/fetch/address-guard.ts";
import { whilePushed } from "../../src/source/while-pushed.ts";
import { feedAnnouncement, pageAnnouncement } from "../../src/websub/announcement.ts";
import { callbackUrl } from "../../src/websub/callback-url.ts";
import { mintCredentials, tokenSource } from "../../src/websub/credentials.ts";
import { grantedLease, renewalTime } from "../../src/websub/lease.ts";
import { checkSignature } from "../../src/websub/signature.ts";

const HOUR = 3_600_000;
const chance = fc.double({ min: 0, max: 0.999, noNaN: true });

describe("checkSignature", () => {
  const body = Buffer.from("<rss/>");
  const sign = (method: string, key = "secret") =>
    `${method}=${createHmac(method, key).update(body).digest("hex")}`;

  it.each(["sha256", "sha384", "sha512"])("believes %s, in either case", (method) => {
    expect(checkSignature(sign(method), body, "secret")).toBe("right");
    expect(checkSignature(sign(method).toUpperCase(), body, "secret")).toBe("right");
    expect(checkSignature(sign(method, "other"), body, "secret")).toBe("wrong");
  });
  it("believes no SHA-1, right as it may be", () => {
    expect(checkSignature(sign("sha1"), body, "secret")).toBe("weak");
  });
  it.each([
    "sha256=",
    "sha256",
    "=",
    "sha256=zz",
    `${sign("sha256")}00`,
    sign("sha256").slice(0, -2),
    "crc=00",
  ])("takes %j for wrong", (header) => {
    expect(checkSignature(header, body, "secret")).toBe("wrong");
  });
  it.each([undefined, "", " "])("misses %j", (header) => {
    expect(checkSignature(header, body, "secret")).toBe("missing");
  });
});

describe("leases", () => {
  it.each([
    ["600", 600_000],
    [undefined, 864_000_000],
    ["0", 864_000_000],
    ["-5", 864_000_000],
    ["soon", 864_000_000],
    ["999999999999", 30 * 24 * HOUR],
  ])("of %j seconds are %i ms", (seconds, milliseconds) => {
    expect(grantedLease(seconds)).toBe(milliseconds);
  });
  it("are renewed between six and three quarters of the way, spread by chance", () => {
    fc.assert(
      fc.property(chance, fc.integer({ min: 10_000, max: 30 * 24 * HOUR }), (random, lease) => {
        const share = renewalTime(0, lease, random) / lease;
        expect(share).toBeGreaterThanOrEqual(0.59);
        expect(share).toBeLessThanOrEqual(0.73);
      }),
    );
    expect(renewalTime(0, HOUR, 0.9)).toBeGreaterThan(renewalTime(0, HOUR, 0.1));
  });
});

describe("callbackUrl", () => {
  const guard = createAddressGuard([]);
  const open = createAddressGuard(["127.0.0.0/8"]);
  it.each([
    "https://wire.press.org",
    "http://8.8.8.8:8080",
    "https://press.org/wire",
    "https://[2606:4700::1]",
  ])("can be called at %s", (site) => {
    expect(callbackUrl(site, "paper.t", guard)).toBe(`${site}/websub/paper.t`);
  });
  it.each([
    "http://127.0.0.1:8080",
    "http://10.1.2.3",
    "http://[::1]",
    "http://localhost:8080",
    "https://wire.example.org",
    "https://wire.example",
    "https://desk.local",
    "https://intranet",
    "https://wire.internal.",
  ])("cannot at %s", (site) => {
    expect(callbackUrl(site, "paper.t", guard)).toBeUndefined();
  });
  it.each(["http://127.0.0.1:8080", "http://localhost:8080"])("can at %s where the range is open", (site) => {
    expect(callbackUrl(site, "paper.t", open)).toBe(`${site}/websub/paper.t`);
  });
});

describe("tokens", () => {
  it("name their source, and are never the same", () => {
    const [one, other] = [mintCredentials("left-voice"), mintCredentials("left-voice")];
    expect(tokenSource(one.token)).toBe("left-voice");
    expect(one.token).not.toBe(other.token);
    expect(one.secret).not.toBe(other.secret);
    expect(Buffer.from(one.secret).length).toBeLessThan(200);
  });
  it.each(["", "left-voice", "left-voice.short", "../x.AAAA", `Upper.${"A".repeat(43)}`])(
    "are not mistaken: %j",
    (text) => {
      expect(tokenSource(text)).toBeUndefined();
    },
  );
});

describe("announcements", () => {
  const url = "https://paper.example/feed";
  const document = { hubs: ["https://hub.example/"], self: "https://paper.example/self" };
  it("take the topic from the document where the header names only hubs, and the other way round", () => {
    const hubs = '<https://other.example/>; rel="hub"';
    expect(feedAnnouncement({ link: hubs, url, document })).toEqual({
      topic: document.self,
      hubs: ["https://other.example/"],
      from: "feed",
    });
    const self = '<https://paper.example/header>; rel="self"';
    expect(feedAnnouncement({ link: self, url, document })).toMatchObject({
      topic: "https://paper.example/header",
      hubs: document.hubs,
    });
  });
  it("fall back on the address that answered", () => {
    expect(feedAnnouncement({ url, document: { hubs: document.hubs } })?.topic).toBe(url);
  });
  it("resolve what is relative, keep several hubs in their order and each once, and at most five", () => {
    const link = ["/a", "/b", "/a", "/c", "/d", "/e", "/f"].map((hub) => `<${hub}>; rel=hub`).join(", ");
    expect(feedAnnouncement({ link, url, document })?.hubs).toEqual(
      ["a", "b", "c", "d", "e"].map((name) => `https://paper.example/${name}`),
    );
  });
  it("are none without a hub that can be asked", () => {
    expect(feedAnnouncement({ url, document: { hubs: [], self: url } })).toBeUndefined();
    expect(feedAnnouncement({ url, document: { hubs: ["mailto:hub@paper.example"] } })).toBeUndefined();
  });
  it("of a page are those of its head, by its base", () => {
    const html = `<html><head><base href="https://base.example/x/"><LINK REL='hub stylesheet' HREF=hub>
<link rel=self href=me></head><body><link rel=self href=other><link rel=hub href=other></body></html>`;
    expect(pageAnnouncement({ url, html })).toEqual({
      topic: "https://base.example/x/me",
      hubs: ["https://base.example/x/hub"],
      from: "page",
    });
  });
});

describe("whilePushed", () => {
  const wish = { interval: HOUR, why: "the configured minimum" };
  const polling = { max: 24 * HOUR };
  it("leaves a source alone four times as long, and says so", () => {
    expect(whilePushed(wish, { now: 0, pushedUntil: 240 * HOUR, polling })).toEqual({
      interval: 4 * HOUR,
      why: "its hub delivers; more seldom than the configured minimum",
    });
  });
  it("never sooner, never beyond the maximum, never far beyond the lease, whatever is asked", () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), fc.nat(100), (hours, until, max) => {
        const asked = { interval: hours * HOUR, why: "" };
        const given = { now: 0, pushedUntil: until * HOUR, polling: { max: max * HOUR } };
        const { interval } = whilePushed(asked, given);
        expect(interval).toBeGreaterThanOrEqual(asked.interval);
        expect(interval).toBeLessThanOrEqual(
          Math.max(asked.interval, Math.min(max, until, 4 * hours) * HOUR),
        );
      }),
    );
  });
  it("changes nothing where nothing is pushed", () => {
    expect(whilePushed(wish, { now: 0, polling })).toBe(wish);
  });
});
