import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { checkConfiguration } from "../../src/config/check.ts";
import { PARTS } from "../../src/config/config-file.ts";
import { type JsonSchema, jsonSchemaOf } from "../../src/config/schema/json-schema.ts";
import { KEY_WORDS } from "../../src/config/schema/key-words.ts";
import { parseDuration, parseSize } from "../../src/config/units.ts";
import { generated } from "./generated.ts";
import { configFiles, readCases } from "./read-case.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const ajv = new Ajv2020({ strict: false });
const validators = new Map(PARTS.map((part) => [part, ajv.compile(jsonSchemaOf(part))]));

describe("the published schemas", () => {
  test("and the page of keys are current (npm run generate)", () => {
    for (const [path, text] of generated()) expect(read(path), path).toBe(text);
  });

  test.each(["config", "config/demo"])("take the files of %s, which name them", (directory) => {
    for (const part of PARTS) {
      const text = read(`${directory}/${part}.yaml`);
      const validate = validators.get(part);
      expect(validate?.(parse(text)), JSON.stringify(validate?.errors)).toBe(true);
      const named = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1] ?? "";
      expect(JSON.parse(read(`${directory}/${named}`)).title).toBe(`${part}.yaml of Broadsheet`);
    }
  });

  test("take whatever the check takes, and refuse keys that it does not know", () => {
    for (const { name, files, problems } of readCases())
      for (const { part, path, content } of files) {
        if (!("text" in content) || content.text.includes("\t")) continue;
        const own = problems.filter((problem) => problem.startsWith(`${path}:`));
        const value: unknown = parse(content.text, { logLevel: "silent", uniqueKeys: false, strict: false });
        const taken = validators.get(part)?.(value ?? (part === "site" ? {} : []));
        if (own.length === 0) expect(taken, `${name} ${path}`).toBe(true);
        if (own.some((problem) => problem.includes("unknown key")))
          expect(taken, `${name} ${path}`).toBe(false);
      }
  });

  test("have words for every key, and no words for keys that are none", () => {
    const met: Record<string, Set<string>> = {};
    const meet = (object: JsonSchema, words: string, above = "") => {
      for (const [key, schema] of Object.entries(object.properties ?? {})) {
        met[words] = (met[words] ?? new Set()).add(`${above}${key}`);
        meet(schema, words, `${above}${key}.`);
      }
    };
    for (const part of PARTS) {
      const { items, $defs = {}, ...site } = jsonSchemaOf(part);
      for (const element of items === undefined ? [site] : (items.anyOf ?? [items])) meet(element, part);
      for (const rule of Object.values($defs)) meet(rule, "rule");
    }
    for (const [words, keys] of Object.entries(KEY_WORDS))
      expect(Object.keys(keys).sort(), words).toEqual([...(met[words] ?? [])].sort());
  });

  test("tell the defaults that hold", () => {
    const result = checkConfiguration(configFiles());
    if (result.kind === "problems") throw new Error("the right files are wrong");
    const { site, sources, sections } = result.configuration;
    const days = (age: number) => age / 86_400_000;
    const held: Record<string, unknown> = {
      ...site,
      retention: { ...site.retention, days: days(site.retention.age) },
      stories: { days: days(site.stories.horizon) },
      window: { ...site.window, days: days(site.window.age) },
    };
    const at = (value: unknown, path: string) =>
      path
        .split(".")
        .reduce<unknown>((one, key) => (one as Record<string, unknown> | undefined)?.[key], value);
    const meaning = (told: unknown) =>
      typeof told === "string" ? (parseDuration(told) ?? parseSize(told) ?? told) : told;
    const check = (words: (typeof KEY_WORDS)["site"], value: unknown, except: string[] = []) => {
      for (const [path, { default: told }] of Object.entries(words))
        if (told !== undefined && !except.includes(path))
          expect(at(value, path), path).toEqual(meaning(told));
    };
    check(KEY_WORDS.site, held);
    check(KEY_WORDS.sources, sources[0], ["tags.map", "tags.ignore", "folders", "limit"]);
    check(KEY_WORDS.sections, sections[0], ["order"]);
  });
});
