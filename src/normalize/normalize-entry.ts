import type { DeclaredSource, Entry, Picture } from "../model/entry.ts";
import type { ParsedItem, ParsedSource, ParsedText } from "../parse/parsed-feed.ts";
import { withCredits } from "./credit/with-credits.ts";
import { declaredLanguage } from "./declared-language.ts";
import { entryLinks } from "./entry-links.ts";
import { cleanHtml } from "./html/clean-html.ts";
import { openingText } from "./html/opening-text.ts";
import { detectLanguage } from "./language/detect-language.ts";
import { people } from "./people.ts";
import { pictures } from "./pictures.ts";
import { tags } from "./tags.ts";
import { isMarkup, plainText, textAsHtml } from "./text.ts";
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
  const entry: Entry = { id: context.id } as Entry;
  if (url !== undefined) entry.url = url;
  entry.title = title;
  if (summary !== undefined) entry.summary = summary;
  if (content !== undefined) entry.content = content;
  if (item.published !== undefined) entry.published = item.published;
  if (item.updated !== undefined) entry.updated = item.updated;
  entry.authors = people(item.people);
  entry.tags = tags(item.categories);
  entry.enclosures = item.enclosures;
  entry.pictures = shown;
  if (shown[0] !== undefined) entry.image = shown[0].url;
  if (language !== undefined) entry.language = language;
  addRest(entry, item);
  entry.links = entryLinks(item.links, url);
  const { authors, links } = withCredits(entry);
  entry.authors = authors;
  entry.links = links;
  return entry;
}

function addRest(entry: Entry, item: ParsedItem): void {
  if (item.commentsUrl !== undefined) entry.commentsUrl = item.commentsUrl;
  if (item.commentsFeedUrl !== undefined) entry.commentsFeedUrl = item.commentsFeedUrl;
  if (item.commentsCount !== undefined) entry.commentsCount = item.commentsCount;
  if (item.source !== undefined) entry.source = declaredSource(item.source);
  if (item.rights !== undefined) entry.rights = plainText(item.rights);
  if (item.licence !== undefined) entry.licence = item.licence;
  if (item.transcripts !== undefined) entry.transcripts = item.transcripts;
  if (item.chaptersUrl !== undefined) entry.chaptersUrl = item.chaptersUrl;
  if (item.location !== undefined) entry.location = item.location;
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
  if (!isMarkup(text)) return isBlank(text.value) ? undefined : textAsHtml(text.value);
  const scope = text.base ?? base;
  const clean = cleanHtml(text.value, scope === undefined ? {} : { base: scope });
  for (const picture of clean.pictures) found.push(picture);
  return isBlank(clean.html) ? undefined : clean.html;
}

function isBlank(text: string): boolean {
  return !/\S/.test(text);
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
