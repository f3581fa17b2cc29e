import type { Entry } from "../../model/entry.ts";
import type { Origin } from "../../normalize/credit/credit.ts";
import { entryCredits } from "../../normalize/credit/entry-credits.ts";
import { readCredits } from "../../normalize/credit/read-credits.ts";
import { hash48 } from "./hash.ts";

const LONGEST_LINE = 420;

/** What an entry's credit lines say of its original, in hashes of 24 bits. */
export interface SketchCredit {
  /** {@link nameKeys} of the publication it stood in first. */
  publications: number[];
  /** {@link siteKey} of the original, or of that publication. */
  site?: number;
  /** BCP 47, of the original. */
  language?: string;
  /** True where a line names the address of the original itself. */
  linked: boolean;
}

/** What the entry says of its original, and the address it names; `undefined` where it says neither that nor names a translator. */
export function creditOf(
  entry: Entry,
): { credit: SketchCredit; url?: string; language?: string } | undefined {
  const { inText, inSummary } = entryCredits(entry);
  const read = [inText, inSummary].filter((each) => each !== undefined);
  const origin =
    read.find((each) => each.origin !== undefined)?.origin ?? linkedOrigin(entry) ?? declaredOrigin(entry);
  const translated = read.some(({ translators }) => translators.length > 0) || hasTranslator(entry);
  if (origin === undefined && !translated) return undefined;
  const { url, home, publication, language } = origin ?? {};
  const site = siteKey(url ?? home);
  return {
    ...(url === undefined ? {} : { url }),
    ...(language === undefined ? {} : { language }),
    credit: {
      publications: publication === undefined ? [] : publicationKeys(publication),
      ...(site === undefined ? {} : { site }),
      ...(language === undefined ? {} : { language }),
      linked: url !== undefined,
    },
  };
}

/** True for a line that says nothing but whom or what the text is from. */
export function isCreditLine(text: string): boolean {
  if (text.length > LONGEST_LINE) return false;
  const { translators, origin } = readCredits(text);
  return translators.length > 0 || origin !== undefined;
}

function linkedOrigin({ links }: Entry): Origin | undefined {
  const link = links.find(({ rel }) => rel === "original");
  if (link === undefined) return undefined;
  return link.language === undefined ? { url: link.url } : { url: link.url, language: link.language };
}

/** The feed that an entry says it is from (RSS `<source>`, `atom:source`), where that is not its own site's. */
function declaredOrigin({ source, url }: Entry): Origin | undefined {
  if (source === undefined || siteKey(source.url) === siteKey(url)) return undefined;
  return {
    ...(source.title === undefined ? {} : { publication: source.title }),
    ...(source.url === undefined ? {} : { home: source.url }),
  };
}

function hasTranslator({ authors }: Entry): boolean {
  return authors.some(({ role }) => role === "translator");
}

/** "La Farola México" is also "La Farola": an edition is named after its publication. */
function publicationKeys(name: string): number[] {
  const words = name.split(/\s+/);
  const shorter = words.length < 3 ? [] : nameKeys(words.slice(0, -1).join(" "));
  return [...new Set([...nameKeys(name), ...shorter])].sort((a, b) => a - b);
}

const ARTICLE =
  /^(?:the|an?|el|la|los|las|lo|o|os|as|le|les|il|i|gli|der|die|das|els|het|de|η|ο|το)[\s-]+(?=\S)/i;

/** The keys of a publication's name, whatever its accents, case, spaces and hyphens: as it is, and without its article. */
export function nameKeys(name: string): number[] {
  const bare = name.replace(ARTICLE, "");
  return bare === name ? [nameKey(name)] : [nameKey(name), nameKey(bare)];
}

/** The key of a name, whatever its accents, case, spaces and hyphens: 24 bits. */
export function nameKey(name: string): number {
  const letters = name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  return hash48(letters, 6) & 0xffffff;
}

/** The keys of the publication a source may be of: its id, and its id without what stands behind its last hyphens. */
export function sourceKeys(sourceId: string): number[] {
  const parts = sourceId.split("-");
  return parts.flatMap((_, at) => nameKeys(parts.slice(0, parts.length - at).join("-")));
}

const HOST = /^https?:\/\/(?:www\d?\.|m\.|amp\.)?([^/:?#]+)/i;

/** The key of the site an address is of, 24 bits; `undefined` for what is no web address. */
export function siteKey(address: string | undefined): number | undefined {
  const host = address === undefined ? undefined : HOST.exec(address)?.[1];
  return host === undefined ? undefined : hash48(host.toLowerCase(), 7) & 0xffffff;
}

/** {@link nameKey} of what a site is called by its host: `la-farola` of `la-farola.example`. */
export function siteNameKey(address: string | undefined): number | undefined {
  const host = address === undefined ? undefined : HOST.exec(address)?.[1];
  const label = host?.split(".")[0];
  return label === undefined || label.length < 4 ? undefined : nameKey(label);
}
