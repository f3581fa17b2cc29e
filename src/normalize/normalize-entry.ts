import type { DeclaredSource, Entry, Picture } from "../model/entry.ts";
import type { ParsedItem, ParsedSource, ParsedText } from "../parse/parsed-feed.ts";
import { declaredLanguage } from "./declared-language.ts";
import { entryLinks } from "./entry-links.ts";
import { cleanHtml } from "./html/clean-html.ts";
import { openingText } from "./html/opening-text.ts";
import { detectLanguage } from "./language/detect-language.ts";
import { people } from "./people.ts";
import { pictures } from "./pictures.ts";
import { tags } from "./tags.ts";
import { asHtml, isMarkup, plainText } from "./text.ts";
import { canonicalUrl } from "./url/canonical-url.ts";

/** What an item needs to know of the document it stands in. */
export interface EntryContext {
  /** From {@link identities}. */
  id: string;
  /** What relative addresses mean where the item says nothing else. */
  base?: string;
  /** The language the document declares, for items that declare none and are too short to tell. */
  language?: string;
}

/** A parsed item as an entry, its HTML cleaned: the costly step, and the only one that needs the whole text. */
export function normalizeEntry(item: ParsedItem, context: EntryContext): Entry {
  const base = item.base ?? context.base;
  const found: Picture[] = [];
  const content = cleaned(item.content, base, found);
  const summary = cleaned(item.summary, base, found);
  const url = item.link === undefined ? undefined : canonicalUrl(item.link);
  const shown = pictures(item.pictures, found);
  const title = item.title === undefined ? "" : plainText(item.title);
  const language = languageOf(item, context, title, content ?? summary ?? "");
  return {
    id: context.id,
    ...(url === undefined ? {} : { url }),
    title,
    ...(summary === undefined ? {} : { summary }),
    ...(content === undefined ? {} : { content }),
    ...(item.published === undefined ? {} : { published: item.published }),
    ...(item.updated === undefined ? {} : { updated: item.updated }),
    authors: people(item.people),
    tags: tags(item.categories),
    enclosures: item.enclosures,
    pictures: shown,
    ...(shown[0] === undefined ? {} : { image: shown[0].url }),
    ...(language === undefined ? {} : { language }),
    ...restOf(item),
    links: entryLinks(item.links, url),
  };
}

function restOf(item: ParsedItem): Partial<Entry> {
  const {
    commentsUrl,
    commentsFeedUrl,
    commentsCount,
    source,
    rights,
    licence,
    transcripts,
    chaptersUrl,
    location,
  } = item;
  return {
    ...(commentsUrl === undefined ? {} : { commentsUrl }),
    ...(commentsFeedUrl === undefined ? {} : { commentsFeedUrl }),
    ...(commentsCount === undefined ? {} : { commentsCount }),
    ...(source === undefined ? {} : { source: declaredSource(source) }),
    ...(rights === undefined ? {} : { rights: plainText(rights) }),
    ...(licence === undefined ? {} : { licence }),
    ...(transcripts === undefined ? {} : { transcripts }),
    ...(chaptersUrl === undefined ? {} : { chaptersUrl }),
    ...(location === undefined ? {} : { location }),
  };
}

function declaredSource({ title, url }: ParsedSource): DeclaredSource {
  return {
    ...(title === undefined ? {} : { title: plainText(title) }),
    ...(url === undefined ? {} : { url }),
  };
}

function cleaned(
  text: ParsedText | undefined,
  base: string | undefined,
  found: Picture[],
): string | undefined {
  if (text === undefined) return undefined;
  if (!isMarkup(text)) return text.value.trim() === "" ? undefined : asHtml(text);
  const scope = text.base ?? base;
  const clean = cleanHtml(asHtml(text), scope === undefined ? {} : { base: scope });
  found.push(...clean.pictures);
  return clean.html.trim() === "" ? undefined : clean.html;
}

function languageOf(
  item: ParsedItem,
  context: EntryContext,
  title: string,
  html: string,
): string | undefined {
  const declared = declaredLanguage(item.language);
  if (declared !== undefined) return declared;
  return (
    detectLanguage(`${title}. ${openingText(html)}`, context.language) ?? declaredLanguage(context.language)
  );
}
