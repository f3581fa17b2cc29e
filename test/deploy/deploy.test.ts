import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { ROLES } from "../../src/cli/roles.ts";
import { readEnv } from "../../src/config/env.ts";
import { createMetrics } from "../../src/telemetry/metrics.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const there = (path: string) => existsSync(new URL(`../../${path}`, import.meta.url));

interface Container {
  args: string[];
  env: Array<{ name: string; value: string }>;
  ports: Array<{ name: string }>;
  livenessProbe: { httpGet: { path: string; port: string } };
  readinessProbe: { httpGet: { path: string; port: string } };
  volumeMounts: Array<{ name: string }>;
}
interface Manifest {
  kind: string;
  metadata: { name: string };
  spec: {
    selector: { matchLabels: object };
    template: {
      metadata: { labels: object };
      spec: { containers: Container[]; volumes: Array<{ name: string }> };
    };
    scaleTargetRef: { name: string };
  };
}

/** What a process given these variables reads, but for files that only the platform has. */
const readable = (variables: Record<string, string>) =>
  readEnv(Object.fromEntries(Object.entries(variables).filter(([name]) => !name.endsWith("_FILE"))));

describe("the Kubernetes manifest", () => {
  const documents = parseAllDocuments(read("deploy/kubernetes/broadsheet.yaml"));
  const manifests = documents.map((document) => document.toJS() as Manifest);
  const deployments = manifests.filter(({ kind }) => kind === "Deployment");

  it("is YAML, and has every role apart, with probes at addresses that are there", () => {
    expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
    const roles = deployments.map(({ spec }) => spec.template.spec.containers[0]?.args[2]);
    expect(roles.sort()).toEqual(ROLES.filter((role) => role !== "all").sort());
    for (const { spec } of deployments) {
      expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
      const [container] = spec.template.spec.containers;
      expect([container?.livenessProbe.httpGet, container?.readinessProbe.httpGet]).toEqual([
        { path: "/healthz", port: container?.ports[0]?.name },
        { path: "/readyz", port: container?.ports[0]?.name },
      ]);
      const volumes = spec.template.spec.volumes.map(({ name }) => name);
      expect(volumes).toEqual(container?.volumeMounts.map(({ name }) => name));
      const env = Object.fromEntries((container?.env ?? []).map(({ name, value }) => [name, value]));
      expect(readable(env).kind).toBe("env");
    }
    const scaled = manifests.filter(({ kind }) => kind === "HorizontalPodAutoscaler");
    for (const { spec } of scaled)
      expect(deployments.map(({ metadata }) => metadata.name)).toContain(spec.scaleTargetRef.name);
  });
});

describe("the compose file", () => {
  it("has a Redis as doctor wants it, and every role apart", () => {
    const { services } = parse(read("deploy/compose.yaml"), { merge: true }) as {
      services: Record<string, { command: string[]; environment?: Record<string, string> }>;
    };
    const { redis, ...ours } = services;
    expect(redis?.command.join(" ")).toContain("--appendonly yes --maxmemory-policy noeviction");
    expect(Object.values(ours).map(({ command }) => command[2])).toEqual([
      "schedule",
      "poll",
      "publish",
      "web",
    ]);
    for (const { environment = {} } of Object.values(ours)) expect(readable(environment).kind).toBe("env");
  });
});

describe("the Dockerfile", () => {
  const lines = read("deploy/Dockerfile").split("\n");
  const of = (word: string) =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));

  it("copies what there is, and what the build needs", () => {
    const copied = of("COPY").filter((line) => !line.startsWith("--from"));
    const sources = copied.flatMap((line) => line.split(" ").slice(0, -1));
    for (const source of sources) expect(there(source), source).toBe(true);
    const ignored = read(".dockerignore").trim().split("\n");
    for (const source of sources) expect(ignored).not.toContain(source);
    const { include } = JSON.parse(read("tsconfig.json")) as { include: string[] };
    for (const folder of include) expect(sources).toContain(folder.split("/")[0]);
  });

  it("runs what the package runs, in a shell that reads it", () => {
    const { bin, engines } = JSON.parse(read("package.json")) as {
      bin: { broadsheet: string };
      engines: { node: string };
    };
    expect(of("ENTRYPOINT")).toEqual([`["node", "${bin.broadsheet}"]`]);
    for (const image of of("FROM")) expect(image).toMatch(/^node:20-/);
    expect(engines.node).toMatch(/^>=20/);
    for (const command of of("RUN")) expect(spawnSync("sh", ["-n", "-c", command]).status, command).toBe(0);
    const check = /CMD (\[.*\])$/.exec(of("HEALTHCHECK")[0] ?? "")?.[1] ?? "[]";
    const [node, ...args] = JSON.parse(check) as string[];
    expect([node, spawnSync(process.execPath, ["--check", "-"], { input: args[1] ?? "(" }).status]).toEqual([
      "node",
      0,
    ]);
    const env = Object.fromEntries(
      of("ENV")
        .join(" ")
        .split(" ")
        .map((pair) => pair.split("=") as [string, string]),
    );
    expect(readable(env)).toMatchObject({
      env: { host: "0.0.0.0", configDirectory: "/config", varDirectory: "/data" },
    });
  });
});

describe("the systemd units", () => {
  it.each(["broadsheet.service", "broadsheet@.service"])(
    "%s starts what there is, with variables that are read",
    (name) => {
      const text = read(`deploy/systemd/${name}`);
      const starts = [...text.matchAll(/^ExecStart(?:Pre)?=\/usr\/bin\/node (\S+) (\w+)/gm)];
      expect(starts.length).toBeGreaterThan(0);
      const { bin } = JSON.parse(read("package.json")) as { bin: { broadsheet: string } };
      for (const [, script] of starts) expect(script).toBe(bin.broadsheet);
      const [, pairs = ""] = /^Environment=(.*)$/m.exec(text) ?? [];
      expect(
        readable(Object.fromEntries(pairs.split(" ").map((pair) => pair.split("=") as [string, string])))
          .kind,
      ).toBe("env");
      const [, page = ""] = /file:\/\/\/opt\/broadsheet\/(\S+)/.exec(text) ?? [];
      expect(there(page), page).toBe(true);
    },
  );
});

describe("the dashboard", () => {
  it("asks for metrics that there are, all of ours among them, and each has words that help", async () => {
    const { panels } = JSON.parse(read("deploy/grafana/broadsheet.json")) as {
      panels: Array<{ title: string; targets: Array<{ expr: string }> }>;
    };
    const metrics = await createMetrics().registry.getMetricsAsJSON();
    for (const { help, name } of metrics) expect(help.length, name).toBeGreaterThan(8);
    const names = metrics.map(({ name }) => name);
    const asked = panels.flatMap(({ targets }) =>
      targets.flatMap(({ expr }) => expr.match(/\b(?:broadsheet|process|nodejs)_[a-z0-9_]+/g) ?? []),
    );
    for (const name of asked) expect(names).toContain(name.replace(/_bucket$/, ""));
    const shown = new Set(asked.map((name) => name.replace(/_bucket$/, "")));
    expect(names.filter((name) => name.startsWith("broadsheet_") && !shown.has(name))).toEqual([]);
  });
});
