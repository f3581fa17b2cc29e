import type { PersonRole } from "../../model/entry.ts";
import type { ParsedPerson } from "../parsed-feed.ts";
import { childText, hasElements, nodeText } from "../reader/node-text.ts";
import type { XmlNode } from "../reader/xml-node.ts";
import { absoluteUrl } from "./absolute-url.ts";

const roles = new Map<string, PersonRole>(
  Object.entries({
    author: "author",
    "atom:author": "author",
    "dc:creator": "author",
    "dc:author": "author",
    "dcterms:creator": "author",
    "itunes:author": "author",
    "googleplay:author": "author",
    managingeditor: "author",
    "itunes:owner": "author",
    "atom:contributor": "contributor",
    "dc:contributor": "contributor",
    "dcterms:contributor": "contributor",
  } as const),
);

/** Roles that Media RSS (`scheme="urn:ebu"`), Podcasting 2.0 and MARC relators name, as far as they matter to a byline. */
const roleWords: readonly [RegExp, PersonRole][] = [
  [/^translat|^trl$/, "translator"],
  [/photo|^pht$|camera|image|illustrat/, "photographer"],
  [/editor|^edt$/, "editor"],
  [/agency|provider|distribut|publisher/, "agency"],
  [/^author|^aut$|writer|reporter|journalist|creator|^cre$|correspondent/, "author"],
];

/** No byline is longer. */
const MOST = 10_000;

/** Everyone an item or a head credits, in document order; names and addresses still as written. */
export function readPeople(node: XmlNode): ParsedPerson[] {
  const people: ParsedPerson[] = [];
  for (const each of node.children) {
    if (people.length >= MOST) break;
    if (typeof each === "string") continue;
    const person = readPerson(each);
    if (person !== undefined) people.push(person);
    else if (each.name === "media:group" || each.name === "media:content") people.push(...readCredits(each));
  }
  return people;
}

function readPerson(node: XmlNode): ParsedPerson | undefined {
  const role = roles.get(node.name);
  if (role !== undefined) return withRole(hasElements(node) ? structured(node) : plain(node), role);
  if (node.name === "media:credit") return credit(node);
  if (node.name === "podcast:person") return podcastPerson(node);
  return undefined;
}

function readCredits(node: XmlNode): ParsedPerson[] {
  const people: ParsedPerson[] = [];
  for (const each of node.children) {
    if (typeof each === "string") continue;
    const person = each.name === "media:credit" ? credit(each) : undefined;
    if (person !== undefined) people.push(person);
  }
  return people;
}

function structured(node: XmlNode): ParsedPerson | undefined {
  const person: ParsedPerson = {};
  const name = childText(node, "atom:name", "name", "itunes:name", "foaf:name", "rdf:value", "title");
  const email = childText(node, "atom:email", "email", "itunes:email", "foaf:mbox");
  const address = childText(
    node,
    "atom:uri",
    "atom:url",
    "uri",
    "url",
    "homepage",
    "atom:homepage",
    "foaf:homepage",
  );
  const url = address === undefined ? undefined : absoluteUrl(address, node.base);
  if (name !== undefined) person.name = name;
  if (email !== undefined) person.email = email;
  if (url !== undefined) person.url = url;
  if (Object.keys(person).length > 0) return person;
  return plain(node);
}

function plain(node: XmlNode): ParsedPerson | undefined {
  const name = nodeText(node) || (node.attributes["name"] ?? "").trim();
  return name === "" ? undefined : { name };
}

function withRole(person: ParsedPerson | undefined, role: PersonRole): ParsedPerson | undefined {
  if (person === undefined || role === "author") return person;
  return { ...person, role };
}

function credit(node: XmlNode): ParsedPerson | undefined {
  const person = plain(node);
  const role = roleOf(node.attributes["role"] ?? "");
  // Actors, owners and the like are no byline; a picture's credit without a role belongs to the picture.
  return person === undefined || role === undefined ? undefined : withRole(person, role);
}

function podcastPerson(node: XmlNode): ParsedPerson | undefined {
  const person = plain(node);
  if (person === undefined) return undefined;
  const written = (node.attributes["role"] ?? "host").trim().toLowerCase();
  const role = written === "host" || written === "co-host" ? "author" : (roleOf(written) ?? "contributor");
  const href = node.attributes["href"];
  const url = href === undefined ? undefined : absoluteUrl(href, node.base);
  return withRole(url === undefined ? person : { ...person, url }, role);
}

function roleOf(word: string): PersonRole | undefined {
  const plain = word.trim().toLowerCase();
  return roleWords.find(([pattern]) => pattern.test(plain))?.[1];
}
