import type { Person } from "../model/entry.ts";
import type { ParsedPerson } from "../parse/parsed-feed.ts";
import { htmlToText, looksLikeHtml } from "./html/html-to-text.ts";

const address = /[^\s@<>()"',;:]{1,64}@[^\s@<>()"',;:]{1,255}\.[^\s@<>()"',;:?]{2,63}/;

const mailto = /mailto:([^\s"'?<>]{1,64}@[^\s"'?<>]{1,255})/i;
const edges = /^[\s,;:"'-]+|[\s,;:"-]+$/g;

/** Credits as people: names and addresses told apart, the same person of the same role once; authors first, each in document order. */
export function people(parsed: readonly ParsedPerson[]): Person[] {
  const found = new Map<string, Person>();
  for (const each of parsed.flatMap(apart)) {
    const person = personOf(each);
    if (person === undefined) continue;
    const key = `${person.role ?? ""} ${person.name.toLowerCase()}`;
    const same = found.get(key);
    found.set(key, same === undefined ? person : { ...person, ...same });
  }
  const all = withoutAddressTwins([...found.values()]);
  return [...all.filter(({ role }) => role === undefined), ...all.filter(({ role }) => role !== undefined)];
}

/** RSS writes `a@b.org (Ann)`, mail writes `Ann <a@b.org>`; publishers write every mixture. */
function personOf(parsed: ParsedPerson): Person | undefined {
  const written = clean(parsed.name ?? "");
  const inName = address.exec(written)?.[0] ?? mailto.exec(parsed.name ?? "")?.[1];
  const email = clean(parsed.email ?? "").replace(/^mailto:/i, "") || inName;
  const rest = inName === undefined ? written : nameBeside(written, inName);
  const name = rest === "" ? (email ?? parsed.url ?? "") : rest;
  if (name === "") return undefined;
  return {
    name,
    ...(email ? { email } : {}),
    ...(parsed.url === undefined ? {} : { url: parsed.url }),
    ...(parsed.role === undefined || parsed.role === "author" ? {} : { role: parsed.role }),
  };
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
  const parts = parsed.name?.includes("@") ? parsed.name.split(/[,;]\s+(?=[^,;]{0,200}@)/) : [];
  if (parts.length < 2 || !parts.every((part) => address.test(part))) return [parsed];
  return parts.map((name) => ({ ...parsed, name }));
}

function clean(text: string): string {
  return looksLikeHtml(text) ? htmlToText(text) : text.replace(/\s+/g, " ").trim();
}

/** Someone who stands there once by address only and once by name is one person. */
function withoutAddressTwins(list: Person[]): Person[] {
  return list.filter(
    (person, at) =>
      person.name !== person.email ||
      !list.some(
        (other, otherAt) => otherAt !== at && other.email === person.email && other.name !== other.email,
      ),
  );
}
