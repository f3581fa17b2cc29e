import { notCanonical } from "./canonical-uri.ts";
import { checkAtomLinks } from "./check-atom-links.ts";
import { checkEncodedOnce } from "./check-characters.ts";
import { checkHtml } from "./check-html.ts";
import { checkMedia } from "./check-media.ts";
import {
  checkEmail,
  checkLanguage,
  checkPlain,
  checkPlainAttribute,
  checkRfc3339,
  checkUnique,
  checkUrl,
} from "./check-values.ts";
import { type CheckContext, doubtful, type Finding, wrong } from "./finding.ts";
import type { XmlNode } from "./xml-node.ts";
import {
  ATOM,
  all,
  attribute,
  type Counts,
  checkAttributes,
  checkCounts,
  checkNamespaces,
  first,
  HISTORY,
  MEDIA,
  one,
  TOMBSTONES,
} from "./xml-query.ts";

const PERSONS = ["author", "contributor"];
const META: Counts = {
  required: ["id", "title", "updated"],
  once: ["generator", "icon", "logo", "rights", "subtitle"],
  more: [...PERSONS, "category", "link"],
};
const FEED: Counts = { ...META, more: [...META.more, "entry"] };
const ENTRY: Counts = {
  required: ["id", "title", "updated"],
  once: ["content", "published", "rights", "source", "summary"],
  more: [...PERSONS, "category", "link"],
};
const PERSON: Counts = { required: ["name"], once: ["uri", "email"], more: [] };
const TAG = /^tag:(?:[a-z0-9._-]+@)?[a-z0-9.-]+,\d{4}(?:-\d\d(?:-\d\d)?)?:/;
const URN =
  /^(?:urn:uuid:[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|urn:(?!uuid:)[A-Za-z0-9][A-Za-z0-9-]{1,31}:(?:[A-Za-z0-9()+,.:=@;$_!*'-]|%[0-9A-Fa-f]{2})+)$/;
const TEXTS = ["title", "subtitle", "summary", "rights"];

/** The structure of RFC 4287 and the rules of the W3C validator that merged feeds break. */
export function checkAtom(root: XmlNode, { url, now, delta = false }: CheckContext): Finding[] {
  if (root.namespace !== ATOM || root.local !== "feed") return [wrong("feed", "not an Atom document")];
  const entries = all(root, ATOM, "entry");
  const hasAuthor = all(root, ATOM, "author").length > 0;
  const self = all(root, ATOM, "link").find((link) => attribute(link, "rel") === "self");
  const names = root.children.map(({ local }) => local);
  const late = entries.length > 0 && names.slice(names.indexOf("entry")).some((name) => name !== "entry");
  return [
    // The validator knows no tombstones.
    ...checkNamespaces(root, new Set([ATOM, MEDIA, HISTORY, ...(delta ? [TOMBSTONES] : [])])),
    ...checkCounts("feed", root, ATOM, FEED),
    ...checkMeta(root, "feed", now),
    ...checkAttributes("feed", root, ""),
    ...(self === undefined ? [doubtful("feed", "no self link")] : []),
    ...(url !== undefined && self !== undefined && attribute(self, "href") !== url
      ? [doubtful("feed", `self link is ${attribute(self, "href")}, not ${url}`)]
      : []),
    ...(late ? [doubtful("feed", "metadata after entries")] : []),
    ...checkTombstones(root, entries),
    ...entries.flatMap((entry, index) => checkEntry(entry, `entry ${index + 1}`, hasAuthor, now)),
    ...checkUnique(
      "feed",
      entries.map((entry) => first(entry, ATOM, "id") ?? ""),
      "id",
    ),
    ...checkUnique(
      "feed",
      entries.map((entry) => first(entry, ATOM, "updated") ?? ""),
      "updated",
    ).map((finding): Finding => ({ ...finding, level: "warning" })),
  ];
}

/** RFC 6721 §3: which entry was deleted, and when; one that is in the document was not. */
function checkTombstones(root: XmlNode, entries: XmlNode[]): Finding[] {
  const counts: Counts = { required: [], once: [], more: ["deleted-entry"] };
  const ids = new Set(entries.map((entry) => first(entry, ATOM, "id")));
  const tombstones = all(root, TOMBSTONES, "deleted-entry");
  const refs = tombstones.map((tombstone) => attribute(tombstone, "ref") ?? "");
  return [
    ...checkCounts("feed", root, TOMBSTONES, counts),
    ...checkUnique("feed", refs, "deleted-entry"),
    ...tombstones.flatMap((tombstone, index) => [
      ...checkId("deleted-entry ref", refs[index] ?? ""),
      ...(ids.has(refs[index]) ? [wrong("deleted-entry", `${refs[index]} is an entry of the document`)] : []),
      ...checkRfc3339("deleted-entry when", attribute(tombstone, "when") ?? ""),
      ...checkCounts("deleted-entry", tombstone, TOMBSTONES, {
        required: [],
        once: ["by", "comment"],
        more: [],
      }),
    ]),
  ];
}

/** What feed, entry and source have in common. */
function checkMeta(node: XmlNode, where: string, now?: number): Finding[] {
  const lang = node.attributes.get("xml:lang");
  const id = first(node, ATOM, "id") ?? "";
  return [
    ...checkId(`${where} id`, id),
    ...all(node, ATOM, "updated").flatMap(({ text }) => checkRfc3339(`${where} updated`, text, now)),
    ...all(node, ATOM, "published").flatMap(({ text }) => checkRfc3339(`${where} published`, text, now)),
    ...(lang === undefined ? [] : checkLanguage(`${where} xml:lang`, lang)),
    ...TEXTS.flatMap((name) =>
      all(node, ATOM, name).flatMap((text) => checkTextConstruct(text, `${where} ${name}`)),
    ),
    ...PERSONS.flatMap((name) =>
      all(node, ATOM, name).flatMap((person) => checkPerson(person, `${where} ${name}`)),
    ),
    ...all(node, ATOM, "category").flatMap((category) => checkCategory(category, where)),
    ...checkAtomLinks(all(node, ATOM, "link"), where),
  ];
}

/** An id that every reader compares alike, and without white space around it. */
function checkId(where: string, id: string): Finding[] {
  const full = /^[A-Za-z][0-9A-Za-z+.-]*:[0-9A-Za-z;/?:@&=+$.\-_!~*'()%,#]+$/.test(id);
  if (!full) return [wrong(where, `not a full and valid URI: ${id}`)];
  if (id.startsWith("tag:") && !TAG.test(id)) return [wrong(where, `not a tag: ${id}`)];
  if (/^urn:/i.test(id) && !URN.test(id)) return [wrong(where, `not a urn: ${id}`)];
  const reason = notCanonical(id);
  return reason === undefined ? [] : [doubtful(where, `not canonical, ${reason}: ${id}`)];
}

function checkEntry(entry: XmlNode, where: string, feedHasAuthor: boolean, now?: number): Finding[] {
  const source = one(entry, ATOM, "source");
  const authored =
    feedHasAuthor || [entry, source].some((node) => node !== undefined && one(node, ATOM, "author"));
  const content = one(entry, ATOM, "content");
  const alternate = all(entry, ATOM, "link").some(
    (link) => (attribute(link, "rel") ?? "alternate") === "alternate",
  );
  return [
    ...checkCounts(where, entry, ATOM, ENTRY),
    ...checkMeta(entry, where, now),
    ...checkAttributes(where, entry, ""),
    ...(authored ? [] : [wrong(where, "no author anywhere")]),
    ...(content === undefined && !alternate ? [wrong(where, "neither content nor an alternate link")] : []),
    ...(content === undefined && one(entry, ATOM, "summary") === undefined
      ? [doubtful(where, "neither content nor summary")]
      : []),
    ...(content === undefined ? [] : checkTextConstruct(content, `${where} content`)),
    ...(source === undefined
      ? []
      : [
          ...checkCounts(`${where} source`, source, ATOM, META),
          ...checkMeta(source, `${where} source`, now),
        ]),
    ...checkMedia(entry, where),
  ];
}

function checkTextConstruct(node: XmlNode, where: string): Finding[] {
  const type = attribute(node, "type") ?? "text";
  if (type !== "text" && type !== "html") return [wrong(where, `type is ${type}`)];
  if (node.children.length > 0) return [wrong(where, "elements where text is expected")];
  return [
    ...checkAttributes(where, node, "type"),
    ...(node.text.trim() === "" ? [doubtful(where, "blank")] : []),
    ...checkEncodedOnce(where, node.text),
    ...(type === "html" ? checkHtml(where, node.text) : checkPlain(where, node)),
  ];
}

function checkPerson(person: XmlNode, where: string): Finding[] {
  const uri = first(person, ATOM, "uri");
  const email = first(person, ATOM, "email");
  const name = one(person, ATOM, "name");
  return [
    ...checkCounts(where, person, ATOM, PERSON),
    ...(name === undefined ? [] : checkPlain(`${where} name`, name)),
    ...(/<[^<>\s]*@[^<>\s]*>/.test(name?.text ?? "") ? [doubtful(where, "e-mail address in a name")] : []),
    ...((first(person, ATOM, "name") ?? "").trim() === "" ? [doubtful(where, "blank name")] : []),
    ...(uri === undefined ? [] : checkUrl(`${where} uri`, uri)),
    ...(email === undefined ? [] : checkEmail(`${where} email`, email)),
  ];
}

function checkCategory(category: XmlNode, where: string): Finding[] {
  const scheme = attribute(category, "scheme");
  return [
    ...checkAttributes(`${where} category`, category, "term scheme label"),
    ...checkPlainAttribute(`${where} category label`, category, "label"),
    ...(attribute(category, "term") ? [] : [wrong(`${where} category`, "no term")]),
    ...(scheme === undefined ? [] : checkUrl(`${where} category scheme`, scheme)),
  ];
}
