import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examineInstallation } from "../../src/cli/examine-installation.ts";
import { readEnv } from "../../src/config/env.ts";
import type { Finding } from "../../src/doctor/finding.ts";
import { writeNetwork } from "../line/write-network.ts";
import { type Origin, startOrigin } from "../origin/start-origin.ts";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";

let scratch: string;
let redis: TestRedis;
let origin: Origin;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "broadsheet-doctor-"));
  redis = await startTestRedis({ persist: true });
  origin = await startOrigin((_request, response) => response.end());
});
afterAll(async () => {
  await origin.close();
  await redis.stop();
  await rm(scratch, { recursive: true });
});

let installations = 0;

/** Examines an installation that is right but for what is changed in its files and its environment. */
async function examined(
  changed: {
    files?: Record<string, string | undefined>;
    env?: Record<string, string>;
    openFiles?: number;
  } = {},
): Promise<Finding[]> {
  installations += 1;
  const config = join(scratch, `config-${installations}`);
  await writeNetwork(config, origin.url, ["paper"]);
  for (const [name, text] of Object.entries(changed.files ?? {}))
    if (text === undefined) await rm(join(config, name));
    else await writeFile(join(config, name), text);
  const env = {
    REDIS_URL: redis.url,
    PORT: "0",
    BROADSHEET_VAR: join(scratch, "var"),
    BROADSHEET_PREFIX: `installation-${installations}`,
    BROADSHEET_CONFIG: config,
    ...changed.env,
  };
  return await examineInstallation(readEnv(env), { openFiles: changed.openFiles ?? 65_536 });
}

/** The one finding that names the trouble; there is a remedy for every trouble that is told. */
function told(findings: readonly Finding[], says: RegExp): Finding {
  for (const finding of findings)
    if (finding.verdict !== "good") expect(finding.remedy).toMatch(/^[A-Z\w].{10,}/);
  const found = findings.filter((one) => says.test(one.says));
  expect(found, findings.map((one) => one.says).join("\n")).toHaveLength(1);
  return found[0] as Finding;
}

async function withRedis<Result>(
  settings: string[],
  work: (server: TestRedis) => Promise<Result>,
): Promise<Result> {
  const server = await startTestRedis({ settings });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

const SOURCE = (more: string) => `- id: paper\n  title: Paper\n  url: https://paper.example/feed\n${more}`;

describe("a sound installation", () => {
  it("has no fault, and doubts only that nobody else can find it", async () => {
    const findings = await examined();
    // How long Redis takes to answer is the machine's to say.
    const wrong = findings.filter(
      ({ verdict, says }) => verdict !== "good" && !says.startsWith("An answer takes"),
    );
    expect(wrong.map(({ about, verdict }) => [about, verdict])).toEqual([
      ["address", "doubt"],
      ["contact", "doubt"],
    ]);
    const abouts = ["configuration", "process", "disk", "port", "Redis", "sources", "outgoing", "clock"];
    expect(findings.map(({ about }) => about)).toEqual(expect.arrayContaining(abouts));
    expect(origin.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(["HEAD /"]);
  });
});

describe("a broken Redis", () => {
  it.each([
    [
      "an address that is none",
      { REDIS_URL: "http://127.0.0.1/" },
      /begins with http/,
      /redis:\/\/host:6379/,
    ],
    ["nobody there", { REDIS_URL: "redis://127.0.0.1:9" }, /127\.0\.0\.1:9 cannot be used/, /Start it/],
    ["a name nobody knows", { REDIS_URL: "redis://redis.invalid" }, /redis\.invalid/, /name/],
  ])("%s", async (_name, env, says, remedy) => {
    const finding = told(await examined({ env }), says);
    expect(finding.verdict).toBe("fault");
    expect(finding.remedy).toMatch(remedy);
  });

  it("a password that is wrong, and never shown", async () => {
    await withRedis(["--requirepass", "right"], async ({ socket }) => {
      const findings = await examined({ env: { REDIS_URL: `redis+unix://:wr0ng-one@${socket}` } });
      expect(told(findings, /WRONGPASS/).remedy).toMatch(/password into REDIS_URL/);
      expect(JSON.stringify(findings)).not.toContain("wr0ng-one");
    });
  });

  it.each([
    [
      "eviction policy on",
      ["--maxmemory-policy", "allkeys-lru"],
      /maxmemory-policy is allkeys-lru/,
      "fault",
      /noeviction/,
    ],
    ["nothing kept on disk", [], /keeps nothing on disk/, "fault", /appendonly yes/],
    ["few connections", ["--maxclients", "30"], /takes 30 connections/, "doubt", /maxclients/],
    [
      "a replica",
      ["--replicaof", "127.0.0.1 9", "--replica-read-only", "yes"],
      /is a replica/,
      "fault",
      /master/,
    ],
    ["full memory", ["--maxmemory", "900kb"], /of its memory/, "fault", /maxmemory/],
    [
      "scripts forbidden",
      ["--rename-command", "EVAL", "''"],
      /refuses what the service does: .*unknown command/i,
      "fault",
      /renamed or forbidden/,
    ],
  ] as const)("%s", async (_name, settings, says, verdict, remedy) => {
    await withRedis([...settings], async ({ url }) => {
      const finding = told(await examined({ env: { REDIS_URL: url } }), says);
      expect(finding.verdict).toBe(verdict);
      expect(finding.remedy).toMatch(remedy);
    });
  });

  it("a user without rights", async () => {
    await withRedis(
      ["--user", "reader", "on", "nopass", "~*", "&*", "+@read", "+ping", "+info", "+time"],
      async ({ socket }) => {
        const findings = await examined({ env: { REDIS_URL: `redis+unix://reader:any@${socket}` } });
        const refused = findings.filter(({ says }) => /NOPERM/.test(says));
        expect(refused.length).toBeGreaterThan(0);
        for (const { remedy } of refused) expect(remedy).toMatch(/ACL SETUSER/);
      },
    );
  });
});

describe("a broken machine", () => {
  it("the port is taken", async () => {
    const port = String(new URL(origin.url).port);
    const finding = told(await examined({ env: { PORT: port } }), /is taken by something else/);
    expect(finding.remedy).toMatch(/ss -ltnp.*PORT=8081/);
  });

  it("the host is none of this machine's", async () => {
    expect(told(await examined({ env: { HOST: "192.0.2.7" } }), /192\.0\.2\.7 is no address/).remedy).toMatch(
      /HOST/,
    );
  });

  it("data would lie under a file", async () => {
    const file = join(scratch, "file");
    await writeFile(file, "");
    const finding = told(await examined({ env: { BROADSHEET_VAR: join(file, "var") } }), /is a file/);
    expect(finding.remedy).toMatch(/BROADSHEET_VAR/);
  });

  it("data would lie on what only can be read", async () => {
    const finding = told(
      await examined({ env: { BROADSHEET_VAR: "/proc/broadsheet" } }),
      /cannot be written/,
    );
    expect([finding.verdict, finding.remedy]).toEqual(["fault", expect.stringMatching(/BROADSHEET_VAR/)]);
  });

  it("anybody may change the configuration", async () => {
    const config = join(scratch, "open");
    await writeNetwork(config, origin.url, ["paper"]);
    await chmod(join(config, "sources.yaml"), 0o666);
    const findings = await examined({ env: { BROADSHEET_CONFIG: config } });
    expect(told(findings, /Anybody on this machine may change .*sources\.yaml\.$/).remedy).toMatch(
      /chmod o-w/,
    );
  });

  it("few files may be open", async () => {
    expect(told(await examined({ openFiles: 256 }), /256 files/).remedy).toMatch(/ulimit/);
  });

  it("a variable cannot be used", async () => {
    expect(told(await examined({ env: { PORT: "web" } }), /PORT must be a port number/).about).toBe(
      "environment",
    );
  });

  it("the desk believes a header of everybody", async () => {
    const env = { BROADSHEET_ADMIN_HEADER: "x-user", HOST: "0.0.0.0" };
    expect(told(await examined({ env }), /BROADSHEET_ADMIN_HEADER/).remedy).toMatch(/HOST=127\.0\.0\.1/);
  });

  it("the clock is an hour off", async () => {
    const late = await startOrigin((_request, response) => {
      response.setHeader("date", new Date(Date.now() + 3_600_000).toUTCString());
      response.end();
    });
    const files = { "sources.yaml": `- { id: paper, title: Paper, url: "${late.url}/" }\n` };
    const finding = told(await examined({ files }), /3\d{3} s behind what another host says/);
    await late.close();
    expect(finding.remedy).toMatch(/NTP/);
  });
});

describe("a broken way to the sources", () => {
  const source = (url: string) => ({ "sources.yaml": `- { id: paper, title: Paper, url: "${url}" }\n` });

  it("no name is known", async () => {
    const finding = told(
      await examined({ files: source("https://paper.invalid/feed") }),
      /None of the names/,
    );
    expect(finding.remedy).toMatch(/resolv\.conf.*network\.dns/);
  });

  it("nobody answers", async () => {
    const finding = told(
      await examined({ files: source("http://127.0.0.1:9/feed") }),
      /127\.0\.0\.1:9 cannot be reached/,
    );
    expect([finding.verdict, finding.remedy]).toEqual(["doubt", expect.stringMatching(/firewall/)]);
  });

  it("an address that we do not ask", async () => {
    const finding = told(
      await examined({ files: source("http://10.0.0.1/feed") }),
      /10\.0\.0\.1 is a private address/,
    );
    expect(finding.remedy).toMatch(/network\.allow/);
  });
});

describe("a broken configuration", () => {
  it.each([
    ["a tab", { "sources.yaml": "- id: paper\n\ttitle: Paper\n" }, /sources\.yaml:2:1 {2}a tab is used/],
    [
      "an id twice",
      { "sources.yaml": SOURCE("") + SOURCE("").replace("/feed", "/other") },
      /sources\.yaml:4:7 .*already taken/,
    ],
    [
      "a section nobody has",
      { "sources.yaml": SOURCE("  sections: [wrok]\n") },
      /no section "wrok".*did you mean "work"/,
    ],
    [
      "a pattern that is none",
      { "sections.yaml": "- id: work\n  title: Work\n  match: [{ text: { title: '(' } }]\n" },
      /not a pattern that RE2 takes/,
    ],
    ["a key that is mistyped", { "sources.yaml": SOURCE("  poling: { min: 1h }\n") }, /unknown key "poling"/],
    [
      "an address without its scheme",
      { "sources.yaml": "- { id: paper, title: Paper, url: paper.example/feed }\n" },
      /must be an http or https address/,
    ],
    ["a file that is missing", { "tags.yaml": undefined }, /tags\.yaml:1:1 {2}the file is missing/],
  ])("%s", async (_name, files, says) => {
    const finding = told(await examined({ files }), says);
    expect([finding.about, finding.verdict]).toEqual(["configuration", "fault"]);
  });

  it("no directory at all", async () => {
    const nowhere = join(scratch, "nowhere");
    expect(told(await examined({ env: { BROADSHEET_CONFIG: nowhere } }), /no such directory/).verdict).toBe(
      "fault",
    );
  });

  it("a folder where a file belongs", async () => {
    const config = join(scratch, "folder");
    await writeNetwork(config, origin.url, ["paper"]);
    await rm(join(config, "tags.yaml"));
    await mkdir(join(config, "tags.yaml"));
    told(await examined({ env: { BROADSHEET_CONFIG: config } }), /tags\.yaml:1:1 {2}the file cannot be read/);
  });
});
