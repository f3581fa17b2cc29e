import type { Person } from "../model/entry.ts";
import type { ParsedPerson } from "../parse/parsed-feed.ts";
import { folded, htmlToText, looksLikeHtml } from "./html/html-to-text.ts";

const address = /[^\s@<>()"',;:]{1,64}@[^\s@<>()"',;:]{1,255}\.[^\s@<>()"',;:?]{2,63}/;

/** What is longer is no name, or no list of names. */
const LONGEST_NAME = 2000;
const LONGEST_LIST = 50_000;
const mailto = /mailto:([^\s"'?<>]{1,64}@[^\s"'?<>]{1,255})/i;
const edges = /^[\s,;:"'-]+|[\s,;:"-]+$/g;

/** Credits as people: names and addresses told apart, the same person of the same role once; authors first, each in document order. */
export function people(parsed: readonly ParsedPerson[]): Person[] {
  if (parsed.length === 0) return [];
  const found = new Map<string, Person>();
  for (const each of parsed.flatMap(apart)) {
    const person = personOf(each);
    if (person === undefined) continue;
    const key = `${person.role ?? ""} ${person.name.toLowerCase()}`;
    const same = found.get(key);
    found.set(key, same === undefined ? person : { ...person, ...same });
  }
  const all = withoutAddressTwins([...found.values()]);
  if (all.length < 2) return all;
  return [...all.filter(({ role }) => role === undefined), ...all.filter(({ role }) => role !== undefined)];
}

/** RSS writes `a@b.org (Ann)`, mail writes `Ann <a@b.org>`; publishers write every mixture. */
function personOf(parsed: ParsedPerson): Person | undefined {
  const written = parsed.name === undefined ? "" : clean(parsed.name);
  const inName =
    written.includes("@") || parsed.name?.includes("@")
      ? (address.exec(written)?.[0] ?? mailto.exec(parsed.name?.slice(0, LONGEST_NAME) ?? "")?.[1])
      : undefined;
  const stated = parsed.email === undefined ? "" : clean(parsed.email).replace(/^mailto:/i, "");
  const email = stated || inName;
  const rest = inName === undefined ? written : nameBeside(written, inName);
  const name = rest === "" ? (email ?? parsed.url ?? "") : rest;
  if (name === "") return undefined;
  const person: Person = { name };
  if (email) person.email = email;
  if (parsed.url !== undefined) person.url = parsed.url;
  if (parsed.role !== undefined && parsed.role !== "author") person.role = parsed.role;
  return person;
}

function nameBeside(written: string, email: string): string {
  const rest = written
    .replace(email, " ")
    .replace(/mailto:|\?subject=\S*/gi, " ")
    .replace(/[<>[\]]/g, " ")
    .replace(/\(\s*\)/g, " ")
    .replace(/\s+/g, " ")
    .replace(edges, "");
  // Parentheses around the whole are mail's; those inside belong to the name.
  const whole = /^\((.*)\)$/.exec(rest)?.[1] ?? rest;
  return (whole.split("(").length === whole.split(")").length ? whole : whole.replace(/[()]/g, " ")).replace(
    edges,
    "",
  );
}

/** Several with their addresses in one element, as mail lists them: `a@b.org (Ann), c@d.org (Cy)`. */
function apart(parsed: ParsedPerson): ParsedPerson[] {
  const written = parsed.name?.slice(0, LONGEST_LIST);
  const parts = written?.includes("@") ? written.split(/[,;]\s+(?=[^,;]{0,200}@)/) : [];
  if (parts.length < 2 || !parts.every((part) => address.test(part))) return [parsed];
  return parts.map((name) => ({ ...parsed, name }));
}

function clean(written: string): string {
  const text = written.slice(0, LONGEST_NAME);
  return looksLikeHtml(text) ? htmlToText(text) : folded(text);
}

/** Someone who stands there once by address only and once by name is one person. */
function withoutAddressTwins(list: Person[]): Person[] {
  if (list.length < 2) return list;
  const named = new Set<string | undefined>();
  for (const { name, email } of list) if (email !== undefined && name !== email) named.add(email);
  return list.filter(({ name, email }) => name !== email || !named.has(email));
}
