import { readdirSync, readFileSync } from "node:fs";
import { type ConfigFile, PARTS } from "../../src/config/config-file.ts";

const FOLDER = new URL("../fixtures/config/", import.meta.url);

/** What a case does not write is taken from here. */
const RIGHT: Record<string, string> = {
  "site.yaml":
    "title: Harbour Wire\nurl: https://harbour.example/wire/\nlanguage: en\ncontact: desk@harbour.example\n",
  "sources.yaml": "- { id: harbour-post, title: Harbour Post, url: https://harbour.example/ }\n",
  "sections.yaml": "- { id: ports, title: Ports }\n",
  "tags.yaml": "- { id: ferry, title: Ferries, aliases: [Fähre] }\n",
};

/** A configuration with what is wrong with it, from `test/fixtures/config`: the reason, then each file, then the problems. */
export interface ConfigCase {
  name: string;
  reason: string;
  files: ConfigFile[];
  problems: string[];
  /** What is said where there is no problem. */
  warnings: string[];
}

/** Every case, by name. */
export function readCases(): ConfigCase[] {
  return readdirSync(FOLDER).map((name) => readCase(name, readFileSync(new URL(name, FOLDER), "utf8")));
}

/** The four files, right unless given. */
export function configFiles(texts: Record<string, string> = {}): ConfigFile[] {
  return PARTS.map((part) => {
    const path = `${part}.yaml`;
    return { part, path, content: { text: texts[path] ?? RIGHT[path] ?? "" } };
  });
}

function readCase(name: string, text: string): ConfigCase {
  const [reason = "", ...blocks] = text.split(/^--- /m);
  const texts: Record<string, string> = {};
  for (const block of blocks) {
    const end = block.indexOf("\n");
    texts[block.slice(0, end)] = block.slice(end + 1);
  }
  const files = configFiles(texts).map(
    (file): ConfigFile =>
      `${file.path} (missing)` in texts ? { ...file, content: { failure: "is missing" } } : file,
  );
  return {
    name,
    reason: reason.trim(),
    files,
    problems: (texts["problems"] ?? "").split("\n").filter(Boolean),
    warnings: (texts["warnings"] ?? "").split("\n").filter(Boolean),
  };
}
