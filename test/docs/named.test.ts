import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../cli/run-command.ts";
import { pages, pageText } from "./read-blocks.ts";

/** Commands with their options, as the shell is told them: those of parts of a command count as its own. */
const known = new Map<string, Set<string>>();
const scripts = Object.keys(
  (JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { scripts: object })
    .scripts,
);

beforeAll(async () => {
  const { stdout } = await runCommand(["completion", "fish"]);
  for (const [, name = ""] of stdout.matchAll(/__fish_use_subcommand' -f -a (\S+)/g))
    known.set(name, new Set());
  for (const [, name = "", option = ""] of stdout.matchAll(
    /__fish_seen_subcommand_from ([^'\s;]+).* -l (\S+)/g,
  ))
    known.get(name)?.add(option);
});

/** What stands in backticks outside of blocks, with the page it is on. */
const inline = pages().flatMap((page) =>
  [
    ...pageText(page)
      .replace(/^```[\s\S]*?^```$/gm, "")
      .matchAll(/`([^`\n]+)`/g),
  ].map(([, text = ""]) => ({ page, text })),
);
const named = inline.filter(({ text }) => /^(?:npx )?broadsheet [a-z]/.test(text));

describe("commands that are named in passing", () => {
  it("are there, with the options they are given", () => {
    expect(named.length).toBeGreaterThan(40);
    const wrong = named.flatMap(({ page, text }) => {
      const [, name = ""] = /broadsheet ([a-z-]+)/.exec(text) ?? [];
      const options = known.get(name);
      if (options === undefined) return [`${page}: ${text}`];
      const missing = [...text.matchAll(/--([a-z-]+)/g)].filter(([, option = ""]) => !options.has(option));
      return missing.map(([option]) => `${page}: ${text}: ${option}`);
    });
    expect(wrong).toEqual([]);
  });

  it("of npm are there", () => {
    const asked = inline.flatMap(({ page, text }) => {
      const [, name] = /^npm run ([a-z:-]+)/.exec(text) ?? [];
      return name === undefined || scripts.includes(name) ? [] : [`${page}: ${text}`];
    });
    expect(asked).toEqual([]);
  });

  it("README's table has every command", () => {
    const table = named.filter(({ page }) => page === "README.md").map(({ text }) => text);
    const missing = [...known.keys()].filter(
      (name) => name !== "help" && !table.some((text) => text.startsWith(`broadsheet ${name}`)),
    );
    expect(missing).toEqual([]);
  });
});
