import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Certified, makeCertificate } from "../origin/certificate.ts";
import { startTcpOrigin } from "../origin/start-tcp-origin.ts";

const DAY = 86_400_000;
const HERE = ["127.0.0.1"];
const FEED = '<rss version="2.0"><channel><title>Paper</title></channel></rss>';

let directory: string;
let authority: Certified;
const closing: Array<() => Promise<void>> = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "broadsheet-tls-"));
  authority = makeCertificate({ hosts: [] });
  await writeFile(join(directory, "authority.pem"), authority.cert);
});
afterAll(async () => {
  for (const close of closing) await close();
  await rm(directory, { recursive: true });
});

async function startTlsOrigin(options: ServerOptions): Promise<string> {
  const server = createServer(options, (_, response) => response.end(FEED));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
}

/** Has the command of the built service fetch a feed, in a process that trusts the test's authority, and returns all it says. */
function fetchTrusting(url: string): Promise<string> {
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: join(directory, "authority.pem") };
  const command = ["dist/src/cli/main.js", "parse", url];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env }, (_error, said, told) => resolve(said + told));
  });
}

const long = (days: number) => new Date(Date.now() + days * DAY);
const cases: Array<[what: string, make: () => ServerOptions, says: string]> = [
  ["a valid certificate", () => makeCertificate({ name: "Paper", hosts: HERE, issuer: authority }), "Paper"],
  [
    "one that has expired",
    () => makeCertificate({ name: "Paper", hosts: HERE, issuer: authority, from: long(-9), until: long(-1) }),
    "a certificate that has expired",
  ],
  [
    "one that is not valid yet",
    () => makeCertificate({ name: "Paper", hosts: HERE, issuer: authority, from: long(1), until: long(9) }),
    "a certificate that is not valid yet",
  ],
  [
    "another host's",
    () => makeCertificate({ name: "Paper", hosts: ["paper.example", "127.0.0.2"], issuer: authority }),
    "a certificate for another host",
  ],
  ["one it signed itself", () => makeCertificate({ hosts: HERE }), "a certificate that it signed itself"],
  [
    "one of an authority that nobody knows",
    () =>
      makeCertificate({ name: "Paper", hosts: HERE, issuer: makeCertificate({ name: "Nobody", hosts: [] }) }),
    "a certificate that cannot be traced to its issuer",
  ],
  [
    "only an old protocol",
    () => ({
      ...makeCertificate({ name: "Paper", hosts: HERE, issuer: authority }),
      maxVersion: "TLSv1.1",
      minVersion: "TLSv1",
      ciphers: "DEFAULT@SECLEVEL=0",
    }),
    "No secure connection to",
  ],
];

describe("an origin with", () => {
  it.each(cases)("%s", async (_, make, says) => {
    const url = await startTlsOrigin(make());
    expect(await fetchTrusting(url)).toContain(says);
  });
  it("no TLS at all where it should be spoken", async () => {
    const origin = await startTcpOrigin((socket) => void socket.end());
    const plain = await startTlsOrigin({
      ...makeCertificate({ name: "Paper", hosts: HERE, issuer: authority }),
    });
    closing.push(origin.close);
    expect(await fetchTrusting(plain.replace("https:", "http:"))).toMatch(
      /broke the connection off|cannot be read/,
    );
  });
});
