import { canonicalPrefix } from "./namespaces.ts";
import { canonicalName } from "./vocabulary-names.ts";

/** A name as the tree has it. */
export interface CanonicalName {
  name: string;
  /** The local name as written. */
  tag: string;
}

/** Declarations nested deeper than this are not heard: a name is looked for in one after the other. */
const DEEPEST = 32;
/** Names that are remembered. Documents have a few dozen. */
const MOST_SEEN = 1000;

/** What the prefixes of a document mean at one place in it. Immutable; names are looked up once and remembered. */
export class NamespaceScope {
  private readonly prefixes: ReadonlyMap<string, string>;
  private readonly seen = new Map<string, CanonicalName>();
  private readonly inner = new Map<string, NamespaceScope>();
  private readonly outer: NamespaceScope | undefined;
  private readonly depth: number;
  private readonly unprefixed: string;
  private readonly rootPrefix: string;

  /**
   * @param unprefixed the canonical prefix of names without one where no default namespace is known
   * @param rootPrefix the prefix the root was written with: bound to an unknown vocabulary it means the format's own names
   */
  constructor(
    prefixes: ReadonlyMap<string, string>,
    unprefixed: string,
    rootPrefix = "",
    outer: NamespaceScope | undefined = undefined,
  ) {
    this.outer = outer;
    this.depth = outer === undefined ? 0 : outer.depth + 1;
    this.prefixes = prefixes;
    this.unprefixed = unprefixed;
    this.rootPrefix = rootPrefix;
  }

  /** The scope inside an element that declares these prefixes (prefix, or `""` for the default, to namespace name). */
  declare(declarations: readonly (readonly [string, string])[]): NamespaceScope {
    // Feeds repeat the same declaration on every item: one scope serves them all.
    const key = declarations.map((each) => each.join(" ")).join(" ");
    const known = this.inner.get(key);
    if (known !== undefined) return known;
    if (this.depth >= DEEPEST) return this;
    const made = this.declareNew(declarations);
    if (this.inner.size < 64) this.inner.set(key, made);
    return made;
  }

  private declareNew(declarations: readonly (readonly [string, string])[]): NamespaceScope {
    const next = new Map<string, string>();
    for (const [prefix, uri] of declarations) {
      // Unknown vocabularies keep the prefix they were given; an unknown default namespace means the format's own names.
      const canonical = canonicalPrefix(uri);
      if (canonical !== undefined) next.set(prefix, this.own(prefix, canonical));
      else if (prefix === "" || prefix === this.rootPrefix) next.set(prefix, this.unprefixed);
      else next.set(prefix, prefix);
    }
    return new NamespaceScope(next, this.unprefixed, this.rootPrefix, this);
  }

  /** RSS with Atom's (or any format's) name as its default namespace still means RSS by its bare names. */
  private own(prefix: string, canonical: string): string {
    const format = canonical === "" || canonical === "atom";
    return prefix === "" && format ? this.unprefixed : canonical;
  }

  element(raw: string): CanonicalName {
    const known = this.seen.get(raw);
    if (known !== undefined) return known;
    const made = this.canonical(raw);
    if (this.seen.size < MOST_SEEN) this.seen.set(raw, made);
    return made;
  }

  /** An attribute's canonical name. One without a prefix belongs to its element. */
  attribute(raw: string): string {
    const lower = raw.toLowerCase();
    if (lower.indexOf(":") === -1) return lower;
    return this.element(raw).name;
  }

  private meaning(prefix: string): string | undefined {
    return this.prefixes.get(prefix) ?? this.outer?.meaning(prefix);
  }

  private canonical(raw: string): CanonicalName {
    const colon = raw.indexOf(":");
    const prefix = colon === -1 ? "" : raw.slice(0, colon).toLowerCase();
    const tag = raw.slice(colon + 1);
    const canonical = this.meaning(prefix) ?? (colon === -1 ? this.unprefixed : conventional(prefix));
    return { name: canonicalName(canonical, tag.toLowerCase()), tag };
  }
}

/** What a prefix that nobody declared can only mean. */
function conventional(prefix: string): string {
  if (prefix === "rss") return "";
  if (prefix === "atom10" || prefix === "atom03" || prefix === "a10") return "atom";
  if (prefix === "dcterm" || prefix === "dct") return "dcterms";
  return prefix;
}
