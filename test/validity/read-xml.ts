import { readTag, type Tag } from "./read-tag.ts";
import type { XmlNode, XmlReading } from "./xml-node.ts";
import { resolveReferences } from "./xml-references.ts";

const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 §2.2 forbids.
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u;

interface Open {
  node: XmlNode;
  scope: ReadonlyMap<string, string>;
}

/** What is read so far. */
interface State {
  open: Open[];
  root?: XmlNode;
}

/**
 * Reads a document as strictly as XML 1.0 and Namespaces in XML ask of a processor that validates nothing, in linear time and
 * without recursion. It is for checking what we write, so document types are refused.
 */
export function readXml(text: string): XmlReading {
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden !== null) return { problem: `forbidden character at ${forbidden.index}` };
  const state: State = { open: [] };
  let at = 0;
  while (at < text.length) {
    const step = text[at] === "<" ? readMarkup(text, at, state) : readText(text, at, state);
    if (typeof step === "string") return { problem: `${step} at ${at}` };
    at = step;
  }
  const unclosed = state.open.at(-1);
  if (unclosed !== undefined) return { problem: `<${unclosed.node.name}> is never closed` };
  return state.root === undefined ? { problem: "no element" } : { root: state.root };
}

/** The place after what stands at `at`, or what is wrong with it. */
type Step = number | string;

function readText(text: string, at: number, state: State): Step {
  const next = text.indexOf("<", at);
  const end = next === -1 ? text.length : next;
  const raw = text.slice(at, end);
  if (raw.includes("]]>")) return "]]> in text";
  const resolved = resolveReferences(raw);
  if (resolved === undefined) return "unknown reference";
  const inside = state.open.at(-1);
  if (inside !== undefined) {
    inside.node.text += resolved;
    inside.node.numbered ||= raw.includes("&#x");
  }
  if (inside === undefined && raw.trim() !== "") return "text outside the root";
  return end;
}

function readMarkup(text: string, at: number, state: State): Step {
  if (text.startsWith("<![CDATA[", at)) {
    const end = text.indexOf("]]>", at);
    const inside = state.open.at(-1);
    if (end === -1 || inside === undefined) return "misplaced CDATA";
    inside.node.text += text.slice(at + 9, end);
    return end + 3;
  }
  if (text.startsWith("<!--", at)) {
    const end = text.indexOf("--", at + 4);
    return end === -1 || text[end + 2] !== ">" ? "broken comment" : end + 3;
  }
  if (text.startsWith("<?", at)) {
    const end = text.indexOf("?>", at);
    const late = text.startsWith("<?xml ", at) && at > 0;
    return end === -1 || late ? "broken instruction" : end + 2;
  }
  const tag = readTag(text, at);
  if (typeof tag === "string") return tag;
  const numbered = text.slice(at, tag.end).includes("&#x");
  return (tag.kind === "close" ? close(tag, state) : open(tag, numbered, state)) ?? tag.end;
}

function close(tag: Tag, state: State): string | undefined {
  const last = state.open.pop();
  return last?.node.name === tag.name ? undefined : `</${tag.name}> closes nothing`;
}

function open(tag: Tag, numbered: boolean, state: State): string | undefined {
  const parent = state.open.at(-1);
  if (parent === undefined && state.root !== undefined) return "second root";
  const scope = scopeOf(tag, parent?.scope ?? new Map([["xml", XML_NAMESPACE]]));
  for (const name of tag.attributes.keys()) {
    const prefix = prefixOf(name);
    if (prefix !== "" && prefix !== "xmlns" && !scope.has(prefix)) return `unbound prefix ${prefix}:`;
  }
  const namespace = scope.get(prefixOf(tag.name));
  if (namespace === undefined && prefixOf(tag.name) !== "") return `unbound prefix in <${tag.name}>`;
  const node: XmlNode = {
    name: tag.name,
    local: tag.name.slice(tag.name.indexOf(":") + 1),
    namespace: namespace ?? "",
    attributes: tag.attributes,
    children: [],
    text: "",
    numbered,
  };
  if (parent === undefined) state.root = node;
  else parent.node.children.push(node);
  if (tag.kind === "open") state.open.push({ node, scope });
  return undefined;
}

function scopeOf(tag: Tag, outer: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const declared = [...tag.attributes].filter(([name]) => name === "xmlns" || name.startsWith("xmlns:"));
  if (declared.length === 0) return outer;
  return new Map([...outer, ...declared.map(([name, uri]): [string, string] => [name.slice(6), uri])]);
}

function prefixOf(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? "" : name.slice(0, colon);
}
