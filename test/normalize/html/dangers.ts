import { parseDocument } from "htmlparser2";

const ALLOWED = new Set(
  "a abbr acronym address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark menu nav ol p pre q rb rp rt rtc ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr".split(
    " ",
  ),
);
const URLS = new Set(["href", "src", "poster", "cite"]);
const SCHEME = /^(?:https?:\/\/|mailto:|tel:|xmpp:|ftp:|magnet:|geo:|gemini:)/;

interface Node {
  type: string;
  name?: string;
  attribs?: Record<string, string>;
  children?: Node[];
}

/** What a sanitised text must not hold, found by parsing it anew into a tree: one sentence each, none when it is safe. */
export function dangersIn(html: string): string[] {
  const found: string[] = [];
  const waiting = [...(parseDocument(html).children as unknown as Node[])];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type !== "text" && node.type !== "tag") found.push(`a node of type ${node.type}`);
    if (node.name !== undefined && node.type === "tag")
      found.push(...dangersOf(node.name, node.attribs ?? {}));
    waiting.push(...(node.children ?? []));
  }
  return found;
}

function dangersOf(name: string, attributes: Record<string, string>): string[] {
  const found = ALLOWED.has(name) ? [] : [`the element ${name}`];
  for (const [attribute, value] of Object.entries(attributes)) {
    if (
      attribute.startsWith("on") ||
      /^(?:id|name|formaction|ping|srcdoc|xlink:.*|target)$/.test(attribute)
    ) {
      found.push(`the attribute ${attribute}`);
    }
    if (URLS.has(attribute) && !SCHEME.test(value)) found.push(`${attribute} to ${value}`);
    if (attribute === "srcset" && !value.split(", ").every((part) => /^https?:\/\//.test(part)))
      found.push(`srcset ${value}`);
    if (attribute === "style" && /url|expression|import|position|[(\\@]/i.test(value))
      found.push(`style ${value}`);
  }
  return found;
}
