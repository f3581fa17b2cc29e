import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAddressGuard } from "../../src/fetch/address-guard.ts";
import { createFetcher, type Fetcher } from "../../src/fetch/fetcher.ts";
import { resolveWith } from "../../src/fetch/resolve-with.ts";
import { type DnsServer, startDns } from "../origin/start-dns.ts";
import { type Origin, startOrigin } from "../origin/start-origin.ts";

/** What stands behind every attempt: should one of them get through to it, the tests fail. */
let secret: Origin;
/** The one address that is open, and redirects wherever its query says. */
let open: Origin;
let dns: DnsServer;
let fetcher: Fetcher;

const NAMES: Record<string, { a?: string; aaaa?: string }> = {
  "metadata.google.internal": { a: "169.254.169.254" },
  "instance-data.ec2.internal": { a: "169.254.169.254" },
  "metadata.azure.internal": { a: "168.63.129.16" },
  "router.paper.example": { a: "192.168.1.1" },
  "127.0.0.1.nip.example": { a: "127.0.0.1" },
  "ten.paper.example": { a: "10.0.0.1" },
  "zero.paper.example": { a: "0.0.0.0" },
  "six.paper.example": { aaaa: "::1" },
  "mapped.paper.example": { aaaa: "::ffff:127.0.0.1" },
  "nat.paper.example": { aaaa: "64:ff9b::7f00:1" },
  "ula.paper.example": { aaaa: "fd00:ec2::254" },
  "local.paper.example": { aaaa: "fe80::1" },
};

beforeAll(async () => {
  secret = await startOrigin((_, response) => response.end("secret"));
  open = await startOrigin((request, response) => {
    const to = new URL(request.url ?? "", "http://x.example").searchParams.get("to") ?? "";
    // Header fields are bytes; these are UTF-8, as servers send them.
    response.writeHead(302, { location: Buffer.from(to).toString("latin1") }).end();
  }, "127.0.0.2");
  dns = await startDns(({ name, type }) => {
    const { a, aaaa } = NAMES[name] ?? {};
    if (type === "A" && a !== undefined) return [{ a }];
    if (type === "AAAA" && aaaa !== undefined) return [{ aaaa }];
    return name in NAMES ? [] : "nxdomain";
  });
  fetcher = createFetcher({
    userAgent: () => "test",
    guard: createAddressGuard(["127.0.0.2/32"]),
    now: Date.now,
    resolve: resolveWith([dns.address]),
  });
});

afterAll(async () => {
  await fetcher.close();
  for (const one of [secret, open, dns]) await one.close();
});

const fetch = (url: string) => fetcher.fetch({ url, validators: {}, timeout: 5_000, maxBytes: 10_000 });

/** PORT stands for the port that the secret is at. */
const ATTEMPTS = [
  ...["127.0.0.1", "127.1", "127.0.1", "2130706433", "017700000001", "0x7f000001", "0x7F.1", "0177.0.0.01"],
  ...["0x7f.0x0.0x0.0x1", "127.0.0.1.", "0", "0.0.0.0", "127.255.255.254", "①②⑦.⓪.⓪.①", "127。0。0。1"],
  ...["１２７.0.0.1", "%31%32%37.0.0.1", "0x7f。1", "127.0.0.3", "2130706433."],
  ...["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1", "100.64.0.1", "100.100.100.200"],
  ...["169.254.169.254", "2852039166", "0xA9FEA9FE", "169.254.43518", "168.63.129.16", "192.0.0.192"],
  ...["198.18.0.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"],
  ...["[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::FFFF:7F00:1]", "[::127.0.0.1]"],
  ...["[::ffff:0:127.0.0.1]", "[::ffff:169.254.169.254]", "[64:ff9b::127.0.0.1]", "[64:ff9b::a9fe:a9fe]"],
  ...["[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2002:a9fe:a9fe::1]", "[2001:0:7f00:1::]", "[2001::1]"],
  ...["[fe80::1]", "[fec0::1]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]", "[2001:db8::1]", "[100::1]"],
  ...["localhost", "LOCALHOST", "localhost.", "LocalHost.", "foo.localhost"],
  ...Object.keys(NAMES),
  ...["METADATA.Google.Internal", "metadata.google.internal.", "ｍetadata.google.internal"],
].map((host) => `http://${host}:PORT/`);

const NEVER_ASKED = [
  "http://user@127.0.0.2:PORT/",
  "http://user:word@127.0.0.2:PORT/",
  "http://:word@127.0.0.2:PORT/",
  "http://127.0.0.2@127.0.0.1:PORT/",
  "http://paper.example:80@127.0.0.1:PORT/",
  "http://paper.example%40@127.0.0.1:PORT/",
  "http://[fe80::1%25eth0]:PORT/",
  "http://[::1%25lo]:PORT/",
  "http://[::1/",
  "http://127.0.0.1:99999/",
  "http://256.0.0.1:PORT/",
  "ftp://127.0.0.2/feed",
  "gopher://127.0.0.1:PORT/_GET",
  "file:///etc/hostname",
  "data:text/xml,<rss/>",
  "javascript:0",
  "ws://127.0.0.2:PORT/",
  "//127.0.0.1:PORT/",
  "",
];

const at = (url: string) => url.replace("PORT", new URL(secret.url).port);

describe("an address behind which something private stands", () => {
  it.each(ATTEMPTS)("%s is refused", async (url) => {
    expect(await fetch(at(url))).toMatchObject({
      kind: "refused",
      message: expect.stringMatching(/address/),
    });
  });
  it.each(ATTEMPTS)("%s is refused at the end of a redirect", async (url) => {
    const from = `${open.url}/?to=${encodeURIComponent(at(url))}`;
    expect(await fetch(from)).toMatchObject({ kind: "refused", message: expect.stringMatching(/address/) });
  });
  it("was never reached in all of this", () => {
    expect(secret.requests).toEqual([]);
    expect(open.requests.length).toBe(ATTEMPTS.length);
  });
});

describe("an address that is none of the web's, or carries a name or a password", () => {
  it.each(NEVER_ASKED)("%s is refused", async (url) => {
    expect(await fetch(at(url))).toMatchObject({ kind: "refused" });
  });
  it.each(NEVER_ASKED.filter((url) => /^[a-z]+:/.test(url)))(
    "%s is not gone to from elsewhere",
    async (url) => {
      const outcome = await fetch(`${open.url}/?to=${encodeURIComponent(at(url))}`);
      expect(
        outcome.kind === "refused" || (outcome.kind === "failed" && outcome.reason === "redirects"),
      ).toBe(true);
    },
  );
  it("was never reached in all of this", () => {
    expect(secret.requests).toEqual([]);
  });
});
