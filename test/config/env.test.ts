import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readEnv } from "../../src/config/env.ts";

describe("the environment", () => {
  test("has defaults, and what is set to nothing is unset", () => {
    expect(readEnv({ REDIS_URL: "", PORT: " " })).toEqual({
      kind: "env",
      env: {
        port: 8080,
        host: "127.0.0.1",
        varDirectory: "./var",
        configDirectory: "./config",
        logLevel: "info",
        prefix: "broadsheet",
      },
    });
  });

  test("is taken over", () => {
    const variables = {
      REDIS_URL: "redis://h",
      PORT: "0",
      HOST: "::",
      BROADSHEET_VAR: "/v",
      BROADSHEET_CONFIG: "/c",
    };
    expect(readEnv({ ...variables, BROADSHEET_LOG_LEVEL: "debug", BROADSHEET_PREFIX: "wire" })).toEqual({
      kind: "env",
      env: {
        redisUrl: "redis://h",
        port: 0,
        host: "::",
        varDirectory: "/v",
        configDirectory: "/c",
        logLevel: "debug",
        prefix: "wire",
      },
    });
  });

  test("holds secrets by name, or names files of them, and tells no value", async () => {
    const directory = await mkdtemp(join(tmpdir(), "broadsheet-env-"));
    const file = join(directory, "secret");
    await writeFile(file, "from a file, long enough\n");
    const secrets = { BROADSHEET_SECRET_CITY_DESK: "sixteen characters", BROADSHEET_SECRET_B_FILE: file };
    const result = readEnv(secrets);
    expect(result.kind === "env" && result.env.secrets).toEqual(
      new Map([
        ["city-desk", "sixteen characters"],
        ["b", "from a file, long enough"],
      ]),
    );
    await rm(directory, { recursive: true });
    const wrong = readEnv({ BROADSHEET_SECRET_A: "tooshort", BROADSHEET_SECRET_B_FILE: file });
    expect(wrong).toEqual({
      kind: "problems",
      problems: [
        "BROADSHEET_SECRET_A must be 16 characters at least",
        "BROADSHEET_SECRET_B_FILE names a file that cannot be read",
      ],
    });
  });

  test("tells all of its mistakes, and no values", () => {
    const variables = { PORT: "80a", BROADSHEET_LOG_LEVEL: "loud", BROADSHEET_PREFIX: "a:b{c}" };
    const result = readEnv(variables);
    expect(result.kind).toBe("problems");
    const lines = result.kind === "problems" ? result.problems : [];
    expect(lines.map((line) => line.split(" ")[0])).toEqual(Object.keys(variables));
    expect(lines.join()).not.toMatch(/80a|loud|a:b/);
    expect(readEnv({ PORT: "65536" }).kind).toBe("problems");
  });

  test("takes secrets from files, without their line end, and says which cannot be had", () => {
    const folder = mkdtempSync(join(tmpdir(), "broadsheet-env-"));
    const file = join(folder, "token");
    writeFileSync(file, "a token of sixteen\n");
    expect(readEnv({ BROADSHEET_ADMIN_TOKEN_FILE: file })).toMatchObject({
      env: { adminToken: "a token of sixteen" },
    });
    const both = readEnv({
      BROADSHEET_ADMIN_TOKEN_FILE: file,
      BROADSHEET_ADMIN_TOKEN: "another of sixteen!",
    });
    expect(both).toEqual({
      kind: "problems",
      problems: ["BROADSHEET_ADMIN_TOKEN and BROADSHEET_ADMIN_TOKEN_FILE are both set: unset one"],
    });
    const none = readEnv({ REDIS_URL_FILE: join(folder, "none") });
    expect(none).toMatchObject({
      problems: [expect.stringMatching(/^REDIS_URL_FILE cannot be read: ENOENT/)],
    });
    rmSync(folder, { recursive: true });
  });

  test("has spans made where a tracer is told of", () => {
    expect(readEnv({ OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318" })).toMatchObject({
      env: { tracing: true },
    });
    expect(readEnv({ OTEL_TRACES_EXPORTER: "none" })).not.toHaveProperty("env.tracing");
  });
});
