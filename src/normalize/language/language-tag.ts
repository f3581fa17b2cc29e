const SHAPE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;

/** English and own names that feeds put where a tag belongs. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["english", "en"],
  ["español", "es"],
  ["espanol", "es"],
  ["spanish", "es"],
  ["français", "fr"],
  ["francais", "fr"],
  ["french", "fr"],
  ["deutsch", "de"],
  ["german", "de"],
  ["português", "pt"],
  ["portugues", "pt"],
  ["portuguese", "pt"],
  ["italiano", "it"],
  ["italian", "it"],
  ["russian", "ru"],
  ["русский", "ru"],
]);

const NOT_A_LANGUAGE: ReadonlySet<string> = new Set(["und", "zxx", "mul", "mis", "xx", "qaa"]);

const known = new Map<string, string | undefined>();
const MOST_KNOWN = 500;

/**
 * A declared language as a BCP 47 tag in canonical case (`es_MX` → `es-MX`, `en-us` → `en-US`), or `undefined` for what is none
 * (`utf-8`, `none`, an empty element). Of a list the first counts. RFC 5646 §2.1, §2.1.1.
 */
export function languageTag(raw: string): string | undefined {
  // Documents repeat a few spellings many times, and the locale data are slow to ask.
  if (known.has(raw)) return known.get(raw);
  const tag = readTag(raw);
  if (raw.length <= 64 && known.size < MOST_KNOWN) known.set(raw, tag);
  return tag;
}

function readTag(raw: string): string | undefined {
  const first =
    raw
      .trim()
      .slice(0, 64)
      .split(/[,;\s]/, 1)[0] ?? "";
  const named = NAMES.get(first.toLowerCase());
  if (named !== undefined) return named;
  // A POSIX locale carries its charset: es_MX.UTF-8, ca_ES@valencia.
  const text = (first.split(/[.@]/, 1)[0] ?? "").replaceAll("_", "-");
  if (!SHAPE.test(text)) return undefined;
  const canonical = canonicalTag(text);
  if (canonical === undefined || NOT_A_LANGUAGE.has(canonical.split("-", 1)[0] ?? "")) return undefined;
  return isRegistered(canonical) ? canonical : undefined;
}

function canonicalTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined; // Well-formed by its letters, not by RFC 5646 (`utf-8`, doubled variants).
  }
}

const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

// Words such as "rss", "none" or "xyz" are well-formed tags; only those the CLDR has a name for are believed.
function isRegistered(tag: string): boolean {
  return names.of(tag.split("-", 1)[0] ?? "") !== undefined;
}
