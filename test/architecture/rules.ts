import type { Module } from "./read-modules.ts";

/**
 * What the files of a folder may import of ours, besides their own folder. The order is the way of the data; a later stage may stand on an
 * earlier one and never the other way. `services.ts types` is the shape of the composition root without its code.
 */
export const MAY_IMPORT: Record<string, readonly string[]> = {
  model: [],
  telemetry: ["model"],
  source: ["model"],
  fetch: ["model"],
  markup: [],
  parse: ["model", "markup", "normalize/url"],
  normalize: ["model", "markup", "parse"],
  dedupe: ["model", "normalize/url", "normalize/credit"],
  route: ["model"],
  lists: ["model", "normalize/url"],
  config: ["model", "route", "lists", "parse/read-opml.ts", "fetch/decode.ts"],
  store: ["model", "dedupe"],
  publish: ["model", "dedupe", "route"],
  combine: ["model", "route", "publish", "config/did-you-mean.ts"],
  press: ["model"],
  queue: ["model", "publish/rendered-ahead.ts", "store", "version.ts"],
  websub: ["model", "fetch", "parse"],
  webhooks: ["model"],
  http: ["model", "fetch/http-date.ts", "route", "publish", "combine", "telemetry", "version.ts"],
  pipeline: [
    ...["model", "source", "fetch", "parse", "normalize", "dedupe", "route", "store", "publish", "queue"],
    "lists",
    "combine",
    "websub",
    "alerts",
    "webhooks",
    "services.ts types",
  ],
  desk: ["model", "config", "parse", "status", "http", "publish", "pipeline", "services.ts types"],
  status: ["model", "source", "pipeline", "webhooks", "services.ts types"],
  alerts: ["model"],
  migrate: ["model", "route", "lists", "config"],
  backup: ["store", "version.ts"],
  doctor: [
    "model",
    "config",
    "fetch",
    "store",
    "pipeline/network.ts",
    "status",
    "version.ts",
    "services.ts types",
  ],
  "services.ts": [
    "model",
    "config",
    "lists",
    "fetch",
    "store",
    "pipeline",
    "publish",
    "queue",
    "websub",
    "telemetry",
    "version.ts",
  ],
  "version.ts": [],
  "index.ts": ["model", "fetch", "parse", "normalize"],
  cli: ["everything"],
  workers: ["pipeline", "queue", "websub", "services.ts types"],
};

/** Folders without a client, a clock or a file in them: they judge what they are given. */
export const JUDGEMENT = [
  "model",
  "markup",
  "parse",
  "normalize",
  "dedupe",
  "route",
  "publish",
  "combine",
  "source",
  "lists",
  "webhooks",
  "migrate",
  "alerts",
];

const EDGES =
  /^(ioredis|bullmq|undici|pino|pino-pretty|fastify|prom-client|commander|node:(fs|net|tls|dns|dgram|http|https|http2|child_process|worker_threads|cluster|os|process|timers)(\/.*)?)$/;
const CLOCKS =
  /\b(?:Date\.now\(|new Date\(\s*\)|Math\.random\(|performance\.now\(|setTimeout\(|setInterval\(|process\.)/;
const VAGUE_NAMES =
  /(?:^|[-_.])(?:handlers?|utils?|helpers?|common|managers?|article|post|channel|refresh|crawl|sync)(?:[-_.]|$)/;
const MOST_LINES = 250;

/** The folder, or the file of the root, that a rule speaks of: `src/route/router.ts` → `route`, `workers/poll.ts` → `workers`. */
export function folderOf(path: string): string {
  const [top = "", second = ""] = path.split("/");
  return top === "src" ? second : top;
}

/** Imports that the table does not allow, and folders that are not in it. */
export function forbiddenImports(modules: readonly Module[]): string[] {
  return modules.flatMap(({ path, imports }) => {
    const folder = folderOf(path);
    const allowed = MAY_IMPORT[folder];
    if (!allowed) return [`${path}: the table MAY_IMPORT says nothing of ${folder}/`];
    return imports
      .filter(({ target }) => /^(src|workers)\//.test(target) && folderOf(target) !== folder)
      .filter(({ target, typesOnly }) => !isAllowed(allowed, target, typesOnly))
      .map(
        ({ target }) => `${path} imports ${target}: ${folder} may import ${allowed.join(", ") || "nothing"}`,
      );
  });
}

function isAllowed(allowed: readonly string[], target: string, typesOnly: boolean): boolean {
  if (target.startsWith("workers/")) return false;
  const inside = target.slice("src/".length);
  return allowed.some(
    (name) =>
      name === "everything" ||
      inside === name ||
      inside.startsWith(`${name}/`) ||
      (typesOnly && name === `${inside} types`),
  );
}

/** Clients, files, sockets, clocks and chance in judgement folders. */
export function impureJudgement(modules: readonly Module[]): string[] {
  const judging = modules.filter(({ path }) => JUDGEMENT.includes(folderOf(path)));
  return judging.flatMap(({ path, text, imports }) => [
    ...imports
      .filter(({ target }) => EDGES.test(target))
      .map(({ target }) => `${path} imports ${target}, an edge`),
    ...linesOf(text, CLOCKS).map(
      (line) => `${path}:${line} asks a clock, chance or the process instead of its arguments`,
    ),
  ]);
}

/** The environment has one reader. */
export function environmentReaders(modules: readonly Module[]): string[] {
  return modules
    .filter(({ path }) => path !== "src/config/env.ts")
    .flatMap(({ path, text }) =>
      linesOf(text, /\bprocess\.env\b/).map((line) => `${path}:${line} reads process.env`),
    );
}

/** Files that have grown too long to be read at once. */
export function longFiles(modules: readonly Module[]): string[] {
  return modules
    .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ path, lines }) => `${path} has ${lines} lines; ${MOST_LINES} are the most`);
}

/** Names that say nothing, or that another word of ours already says. */
export function vagueNames(modules: readonly Module[]): string[] {
  return modules
    .filter(({ path }) => path.split("/").some((part) => VAGUE_NAMES.test(part.replace(/\.ts$/, ""))))
    .map(({ path }) => `${path}: name it after what it does`);
}

/** Circles of imports that exist when the program runs, each told once: `a → b → a`. */
export function importCycles(modules: readonly Module[]): string[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, way: string[]) => {
    if (way.includes(path)) cycles.push([...way.slice(way.indexOf(path)), path].join(" → "));
    if (done.has(path)) return;
    done.add(path);
    const targets = byPath.get(path)?.imports.filter(({ typesOnly }) => !typesOnly) ?? [];
    for (const { target } of targets) visit(target, [...way, path]);
  };
  for (const { path } of modules) visit(path, []);
  return cycles;
}

function linesOf(text: string, pattern: RegExp): number[] {
  return text.split("\n").flatMap((line, index) => {
    const code = line.replace(/^\s*(\/\/|\/?\*).*/, "");
    return pattern.test(code) ? [index + 1] : [];
  });
}
