import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { htmlToText } from "../../src/normalize/html/html-to-text.ts";

/** One thing that must hold of what a fixture is read as. */
export interface Expectation {
  path: string;
  /** `=` equals this JSON; `has` and `lacks` are about a part of a text or list; `text` about HTML's text. */
  relation: "=" | "has" | "lacks" | "text" | "absent";
  wanted: unknown;
}

/** A document with the reason it exists and what must hold. Its head comment is not part of the body. */
export interface Fixture {
  name: string;
  why: string;
  url: string | undefined;
  contentType: string | undefined;
  body: Uint8Array;
  expectations: Expectation[];
}

const line = /^([\w.[\]-]+) (=|has|lacks|text|absent)(?: (.*))?$/;

/** Reads every fixture of a folder. The format is described in its README. */
export function readFixtures(folder: string): Fixture[] {
  return readdirSync(folder)
    .filter((name) => /\.(?:xml|json|txt)$/.test(name) && name !== "dates.txt")
    .sort()
    .map((name) => readFixture(name, readFileSync(join(folder, name), "utf8")));
}

function readFixture(name: string, file: string): Fixture {
  const end = file.indexOf("-->\n");
  if (!file.startsWith("<!--\n") || end === -1) throw new Error(`${name} has no head comment`);
  const head = file.slice(5, end).split("\n");
  const field = (key: string) => head.find((each) => each.startsWith(`${key}: `))?.slice(key.length + 2);
  const text = file.slice(end + 4).replace(/\n$/, "");
  return {
    name,
    why: field("why") ?? "",
    url: field("url"),
    contentType: field("type"),
    body: field("bytes") === "escaped" ? unescaped(text) : Buffer.from(text, "utf8"),
    expectations: head
      .filter((each) => each.startsWith("expect: "))
      .map((each) => expectation(name, each.slice(8))),
  };
}

function expectation(name: string, text: string): Expectation {
  const match = line.exec(text);
  if (match === null) throw new Error(`${name}: not an expectation: ${text}`);
  const [, path = "", relation = "=", json] = match;
  return {
    path,
    relation: relation as Expectation["relation"],
    wanted: json === undefined ? undefined : JSON.parse(json),
  };
}

/** `\xE9` is that byte; everything else is UTF-8. */
function unescaped(text: string): Uint8Array {
  const parts = text.split(/((?:\\x[0-9A-Fa-f]{2})+)/);
  return Buffer.concat(
    parts.map((part, at) =>
      at % 2 === 1 ? Buffer.from(part.replaceAll("\\x", ""), "hex") : Buffer.from(part, "utf8"),
    ),
  );
}

/** The value at a path such as `entries[0].authors[1].name` or `entries.length`. */
export function valueAt(value: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter((step) => step !== "")
    .reduce<unknown>((each, step) => (each as Record<string, unknown> | undefined)?.[step], value);
}

/** HTML as the text a reader sees. */
export function seenText(html: unknown): string {
  return htmlToText(String(html ?? ""));
}
