import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { runCommand } from "./run-command.ts";

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "broadsheet-init-"));
});
afterAll(() => rm(scratch, { recursive: true }));

const GIVEN = [
  ...["--title", 'The "Harbour" Wire', "--url", "https://wire.example/", "--language", "pt-br"],
  ...["--contact", "desk@wire.example", "--source", "post.example/feed", "https://post.example/other"],
];

it("init writes a configuration that check takes, with what was given, and never writes over one", async () => {
  const config = join(scratch, "new", "config");
  const { code, stdout, stderr } = await runCommand(["init", "--yes", "--config", config, ...GIVEN]);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain(`broadsheet start --config ${config}`);
  const site = parse(await readFile(join(config, "site.yaml"), "utf8")) as unknown;
  expect(site).toEqual({
    title: 'The "Harbour" Wire',
    url: "https://wire.example",
    language: "pt-BR",
    contact: "desk@wire.example",
  });
  const sources = parse(await readFile(join(config, "sources.yaml"), "utf8")) as Array<{ id: string }>;
  expect(sources.map(({ id }) => id)).toEqual(["post-example", "post-example-2"]);
  const checked = await runCommand(["check", "--config", config]);
  expect([checked.code, checked.stdout]).toEqual([
    0,
    "The configuration is right: 2 sources, 1 section, 0 tags.\n",
  ]);
  expect(JSON.parse(await readFile(join(config, "schema", "site.json"), "utf8"))).toHaveProperty(
    "properties",
  );

  await writeFile(join(config, "tags.yaml"), "[]\n");
  const again = await runCommand(["init", "--yes", "--config", config]);
  expect(again.stderr).toMatch(/site\.yaml is there already; nothing is written over/);
  expect(again.code).toBe(1);
  expect(await readFile(join(config, "tags.yaml"), "utf8")).toBe("[]\n");
});

it("init says what of the command line cannot be used, and that it cannot ask", async () => {
  const config = join(scratch, "bad");
  const bad = await runCommand(["init", "--yes", "--config", config, "--contact", "nobody"]);
  expect([bad.code, bad.stderr]).toEqual([2, "broadsheet: --contact must be an e-mail address.\n"]);
  const silent = await runCommand(["init", "--config", config]);
  expect(silent.stderr).toContain("give --yes");
  expect(silent.code).toBe(2);
});

it("check --fix mends what is simple, tells every line, and writes nothing on a dry run", async () => {
  const config = join(scratch, "fix");
  await runCommand(["init", "--yes", "--config", config]);
  const sources = join(config, "sources.yaml");
  const wrong =
    "# mine\n- id: post\n\ttitle: Post\n\turl: post.example/feed # theirs\n\tpoling: { min: 1h }\n";
  await writeFile(sources, wrong);
  const dry = await runCommand(["check", "--config", config, "--fix", "--dry-run"]);
  expect(dry.code).toBe(1);
  expect(await readFile(sources, "utf8")).toBe(wrong);
  const { code, stdout, stderr } = await runCommand(["check", "--config", config, "--fix"]);
  expect(stderr).toContain(
    `${sources}:4\n- \turl: post.example/feed # theirs\n+   url: https://post.example/feed # theirs\n`,
  );
  expect(stderr).toMatch(/3 lines were mended\.\n$/);
  expect([code, stdout]).toEqual([0, "The configuration is right: 1 source, 1 section, 0 tags.\n"]);
});
