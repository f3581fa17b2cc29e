import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runCommand } from "./run-command.ts";

let scratch: string;
let config: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "broadsheet-migrate-"));
  config = join(scratch, "config");
  await runCommand(["init", "--yes", "--config", config]);
});
afterAll(() => rm(scratch, { recursive: true }));

it("migrate-from adds what another programme reads, comments kept, and check takes the result", async () => {
  const planet = join(scratch, "config.ini");
  await writeFile(planet, "[Planet]\nname = P\n[https://quay.example/feed]\nname = Quay\n");
  const opml = join(scratch, "subscriptions.opml");
  await writeFile(
    opml,
    '<opml version="2.0"><body><outline text="City"><outline text="Mole" type="rss" xmlUrl="https://mole.example/rss"/></outline></body></opml>',
  );
  const dry = await runCommand(["migrate-from", "planet", planet, "--config", config, "--dry-run"]);
  expect([dry.code, dry.stdout]).toEqual([0, "would add quay: https://quay.example/feed\n"]);
  const before = await readFile(join(config, "sources.yaml"), "utf8");
  expect(before).not.toContain("quay.example");

  await runCommand(["migrate-from", "planet", planet, "--config", config]);
  const read = await runCommand(["migrate-from", "miniflux", opml, "--config", config]);
  expect(read.stdout).toBe("added the section city: City\nadded mole: https://mole.example/rss\n");
  const merge =
    "https://bridge.example/?bridge=FeedMerge&feed_name=Port&feed_1=https%3A%2F%2Fpier.example%2Ff";
  const merged = await runCommand([
    "migrate-from",
    "feedmerge",
    merge,
    "--as",
    "tags",
    "--config",
    config,
    "--json",
  ]);
  expect(JSON.parse(merged.stdout)).toMatchObject({
    tags: [{ id: "port" }],
    sources: [{ id: "pier-example" }],
  });
  const after = await readFile(join(config, "sources.yaml"), "utf8");
  expect(after.startsWith(before.trimEnd().split("\n")[0] ?? "?")).toBe(true);
  expect(after).toContain("# The feeds that are read");
  const checked = await runCommand(["check", "--config", config]);
  expect(checked.stdout).toContain("The configuration is right: 3 sources, 2 sections, 1 tag");
});

it("says what a file is not", async () => {
  const file = join(scratch, "some.txt");
  await writeFile(file, "nothing of the kind");
  const { code, stderr } = await runCommand(["migrate-from", "freshrss", file, "--config", config]);
  expect([code, stderr]).toEqual([1, `broadsheet: ${file} is not an OPML file.\n`]);
});
