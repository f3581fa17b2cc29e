import { foldPlural } from "./fold-plural.ts";
import { tagSlug } from "./tag-slug.ts";

/** Says why a label is no tag, in a few words; `undefined` for one that is. `slug` is the label's, its plural folded. */
export type StopList = (label: string, slug: string, ownNames?: readonly string[]) => string | undefined;

/** What engines file everything under that nobody filed, and headings of front pages: they say nothing of an entry. */
const WORDS = [
  ...["uncategorized", "uncategorised", "unclassified", "sin categoría", "sin categorizar", "sin clasificar"],
  ...[
    "sem categoria",
    "sem categorias",
    "não categorizado",
    "non classé",
    "non catégorisé",
    "senza categoria",
  ],
  ...[
    "non categorizzato",
    "sense categoria",
    "sense categoría",
    "allgemein",
    "unkategorisiert",
    "nicht kategorisiert",
  ],
  ...[
    "ohne kategorie",
    "ongecategoriseerd",
    "geen categorie",
    "okategoriserade",
    "ikke kategoriseret",
    "ukategorisert",
  ],
  ...["bez kategorii", "nezařazené", "genel", "kategorisiz", "без рубрики", "без категорії", "без категория"],
  ...["χωρίς κατηγορία", "غير مصنف", "ללא קטגוריה", "未分类", "未分類", "미분류", "chưa phân loại"],
  ...[
    "news",
    "noticia",
    "noticias",
    "notícias",
    "nachrichten",
    "actualités",
    "actualité",
    "actualidad",
    "notizie",
    "новости",
  ],
  ...[
    "latest",
    "latest news",
    "top news",
    "top stories",
    "breaking news",
    "headlines",
    "featured",
    "destacado",
    "destacados",
  ],
  ...[
    "portada",
    "home",
    "home page",
    "homepage",
    "front page",
    "blog",
    "blogs",
    "article",
    "articles",
    "post",
    "posts",
  ],
  ...[
    "general",
    "misc",
    "miscellaneous",
    "other",
    "others",
    "varios",
    "otros",
    "default",
    "main",
    "feed",
    "rss",
    "n/a",
    "none",
  ],
];

const DEFAULT = new Set(WORDS.map(key));

/**
 * The labels that are no tags: the usual words of engines, `ignore`, bare numbers, single letters, addresses, and the publication's own
 * name. A Han character is a word, not a letter.
 */
export function stopList(ignore: readonly string[]): StopList {
  const ignored = new Set(ignore.map(key));
  const keys = new Map<string, string>();
  const keyOf = (name: string) => {
    const known = keys.get(name) ?? key(name);
    keys.set(name, known);
    return known;
  };
  return (label, slug, ownNames = []) => {
    const shape = junk(label.trim(), slug);
    if (shape !== undefined) return shape;
    if (ignored.has(slug)) return "site.yaml ignores it";
    if (DEFAULT.has(slug)) return "it says nothing of an entry";
    return ownNames.some((name) => keyOf(name) === slug) ? "it is the publication's own name" : undefined;
  };
}

function junk(text: string, slug: string): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:\/\/|www\.|urn:|tag:)|^[^\s@]+@[^\s@]+\.[^\s@]+$/i.test(text))
    return "it is an address";
  if (/^[\p{N}-]+$/u.test(slug)) return "it is a number";
  return /^[^\p{sc=Han}]$/u.test(slug) ? "it is a single letter" : undefined;
}

function key(label: string): string {
  return foldPlural(tagSlug(label));
}
