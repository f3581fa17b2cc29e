import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeNetwork } from "../line/write-network.ts";
import { startTestRedis } from "../redis/start-test-redis.ts";
import { runCommand } from "./run-command.ts";

let scratch: string;
let config: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "broadsheet-failures-"));
  config = join(scratch, "config");
  await writeNetwork(config, "http://127.0.0.1:9", ["paper"]);
});
afterAll(() => rm(scratch, { recursive: true }));

describe("a configuration with three mistakes", () => {
  it("is told all of them with their places, and nothing is started", async () => {
    const bad = join(scratch, "bad");
    await writeNetwork(bad, "http://127.0.0.1:9", ["paper"]);
    await writeFile(
      join(bad, "sources.yaml"),
      "- id: paper\n  title: Paper\n  url: not an address\n  poling: { min: 30m }\n- id: other\n  title: Other\n  url: https://other.example/feed\n  sections: [nowhere]\n",
    );
    const { code, stdout, stderr } = await runCommand(["check", "--config", bad]);
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/sources\.yaml:3:8 {2}\S/);
    expect(stderr).toMatch(/sources\.yaml:4:3 {2}unknown key "poling".*did you mean "polling"/);
    expect(stderr).toMatch(/sources\.yaml:8:14 {2}\S.*nowhere/);
    expect(stderr).toContain("the configuration has 3 mistakes; nothing was started.");
    const asJson = await runCommand(["check", "--config", bad, "--json"]);
    expect(JSON.parse(asJson.stdout).problems).toMatchObject([
      { line: 3 },
      { line: 4 },
      { line: 8, column: 14 },
    ]);
    expect(asJson.code).toBe(1);
    const started = await runCommand(["start", "--config", bad], { BROADSHEET_VAR: join(scratch, "never") });
    expect(started.code).toBe(1);
    expect(started.stderr).toContain("nothing was started");
  });
});

describe("one sentence and an exit code tell that", () => {
  const oneSentence = (stderr: string) => {
    expect(stderr).toMatch(/^broadsheet: .+\n$/);
    expect(stderr).not.toMatch(/\n\s+at /);
    return stderr;
  };

  it("the port is taken", async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(0, "127.0.0.1", resolve));
    const { port } = squatter.address() as AddressInfo;
    const redis = await startTestRedis();
    const env = { PORT: String(port), REDIS_URL: redis.url, BROADSHEET_LOG_LEVEL: "error" };
    const { code, stderr } = await runCommand(["start", "--config", config], env);
    squatter.close();
    await redis.stop();
    expect(oneSentence(stderr)).toContain(`Port ${port} on 127.0.0.1 is taken`);
    expect(code).toBe(1);
  });

  it("Redis cannot be reached, without its password", async () => {
    const env = { REDIS_URL: "redis://:secret@127.0.0.1:9", BROADSHEET_LOG_LEVEL: "silent" };
    const { code, stderr } = await runCommand(["start", "--config", config], env);
    expect(oneSentence(stderr)).toContain("127.0.0.1:9");
    expect(stderr).not.toContain("secret");
    expect(code).toBe(1);
  });

  it("there is no configuration", async () => {
    const { code, stderr } = await runCommand(["start", "--config", join(scratch, "nowhere")]);
    expect(stderr).toContain("there is no such directory");
    expect(code).toBe(1);
  });

  it("the configuration cannot be read", async () => {
    const closed = join(scratch, "closed");
    await writeNetwork(closed, "http://127.0.0.1:9", ["paper"]);
    // A folder where a file belongs: closed to everybody, also to the superuser.
    await rm(join(closed, "site.yaml"));
    await mkdir(join(closed, "site.yaml"));
    const { code, stderr } = await runCommand(["check", "--config", closed]);
    expect(stderr).toMatch(/site\.yaml:1:1 {2}the file cannot be read/);
    expect(code).toBe(1);
  });

  it("an environment variable cannot be used", async () => {
    const { code, stderr } = await runCommand(["start", "--config", config], { PORT: "web" });
    expect(oneSentence(stderr)).toContain("PORT must be a port number");
    expect(code).toBe(1);
  });

  it("a source is mistyped", async () => {
    const { code, stderr } = await runCommand(["poll", "papper", "--config", config]);
    expect(oneSentence(stderr)).toMatch(/No source is called papper.*did you mean "paper"/);
    expect(code).toBe(1);
  });

  it("a command is mistyped, with exit code 2", async () => {
    const { code, stderr } = await runCommand(["strat"]);
    expect(stderr).toContain("Did you mean start?");
    expect(code).toBe(2);
  });
});
