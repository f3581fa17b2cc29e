import type { NormalizedFeed } from "../model/normalized-feed.ts";
import type { ParsedFeed, ParsedLink } from "../parse/parsed-feed.ts";
import { declaredLanguage } from "./declared-language.ts";
import { cleanHtml } from "./html/clean-html.ts";
import { people } from "./people.ts";
import { asHtml, plainText } from "./text.ts";

/** The head of a document, normalised: cheap, whatever its entries weigh. */
export function normalizeHead(parsed: ParsedFeed): Omit<NormalizedFeed, "entries"> {
  const { ttlMinutes, skipHours, skipDays, updatePeriodMinutes } = parsed;
  const title = parsed.title === undefined ? "" : plainText(parsed.title);
  const description = descriptionOf(parsed);
  const language = declaredLanguage(parsed.language);
  const image = parsed.image;
  return {
    kind: "feed",
    format: parsed.format,
    ...(title === "" ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(parsed.link === undefined ? {} : { link: parsed.link }),
    ...(language === undefined ? {} : { language }),
    ...(parsed.id === undefined ? {} : { id: parsed.id }),
    ...(parsed.updated === undefined ? {} : { updated: parsed.updated }),
    authors: people(parsed.people),
    ...(image === undefined ? {} : { image }),
    ...relations(parsed.links),
    ...(parsed.rights === undefined ? {} : { copyright: plainText(parsed.rights) }),
    ...(parsed.generator === undefined
      ? {}
      : { generator: plainText({ value: parsed.generator, type: "unsure" }) }),
    ...(ttlMinutes === undefined ? {} : { ttlMinutes }),
    ...(skipHours === undefined ? {} : { skipHours }),
    ...(skipDays === undefined ? {} : { skipDays }),
    ...(updatePeriodMinutes === undefined ? {} : { updatePeriodMinutes }),
    deleted: parsed.deleted,
    notes: parsed.notes,
  };
}

function descriptionOf({ description, url }: ParsedFeed): string | undefined {
  if (description === undefined) return undefined;
  const base = description.base ?? url;
  const { html } = cleanHtml(asHtml(description), base === undefined ? {} : { base });
  return html.trim() === "" ? undefined : html.trim();
}

/** The head's links that a poller follows (WebSub, RFC 5005). */
function relations(
  links: readonly ParsedLink[],
): Pick<NormalizedFeed, "hubs" | "selfLink" | "nextLink" | "prevArchiveLink"> {
  // What cannot be fetched cannot be followed.
  const web = links.filter(({ url }) => /^https?:/i.test(url));
  const first = (rel: string) => web.find((link) => link.rel === rel)?.url;
  const selfLink = first("self");
  const nextLink = first("next");
  const prevArchiveLink = first("prev-archive");
  return {
    hubs: [...new Set(web.filter((link) => link.rel === "hub").map((link) => link.url))],
    ...(selfLink === undefined ? {} : { selfLink }),
    ...(nextLink === undefined ? {} : { nextLink }),
    ...(prevArchiveLink === undefined ? {} : { prevArchiveLink }),
  };
}
