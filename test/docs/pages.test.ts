import { existsSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { checkConfiguration } from "../../src/config/check.ts";
import { formatProblem } from "../../src/config/format-problem.ts";
import { configFiles } from "../config/read-case.ts";
import { blocksOf, pages, pageText } from "./read-blocks.ts";

const SITE = configFiles().find(({ part }) => part === "site");
const site = SITE !== undefined && "text" in SITE.content ? SITE.content.text : "";

describe("the recipes of the cookbook", () => {
  const recipes = pageText("docs/cookbook.md").split(/^## /m).slice(1);

  it.each(recipes.map((text) => [text.split("\n")[0] ?? "", text]))(
    "%s is a configuration that is right",
    (_title, text) => {
      const files: Record<string, string> = {
        "site.yaml": site,
        "sources.yaml": "",
        "sections.yaml": "",
        "tags.yaml": "",
      };
      for (const [, name = "", yaml = ""] of text.matchAll(/^```yaml\n# (\w+\.yaml)\n([\s\S]*?)^```$/gm))
        files[name] = yaml;
      const result = checkConfiguration(configFiles(files));
      const told = result.kind === "configuration" ? result.warnings : result.problems;
      expect(told.map(formatProblem)).toEqual([]);
      expect(files["sources.yaml"]).not.toBe("");
    },
  );
});

describe("every page", () => {
  test.each(pages())("%s leads only to what is there", (page) => {
    const folder = new URL(page.replace(/[^/]*$/, ""), new URL("../../", import.meta.url));
    for (const [, target = ""] of pageText(page).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g))
      expect(existsSync(new URL(target, folder)), target).toBe(true);
    for (const [, target = ""] of pageText(page).matchAll(
      /`((?:deploy|docs|config|src|test)\/[\w./@-]+\.\w+)`/g,
    ))
      expect(existsSync(new URL(target, new URL("../../", import.meta.url))), target).toBe(true);
  });

  it("shows YAML that can be read, in blocks that say what they are", () => {
    const languages = new Set(
      pages()
        .flatMap(blocksOf)
        .map(({ language }) => language),
    );
    expect(
      [...languages].filter((one) => !["sh", "yaml", "console", "ts", "text", "json"].includes(one)),
    ).toEqual([]);
  });
});
