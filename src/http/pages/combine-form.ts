import { canonicalPairs } from "../../combine/canonical-query.ts";
import { MOST_LETTERS, MOST_TERMS, MOST_VALUES } from "../../combine/read-query.ts";
import type { Combination, Trait } from "../../model/combination.ts";
import type { Configuration } from "../../model/configuration.ts";
import type { FeedListing } from "../../model/edition.ts";
import { guideFor } from "../words/guide-for.ts";
import { languageName, wordsFor } from "../words/words-for.ts";
import { type Html, html } from "./html.ts";

/** What the form offers, and what is chosen in it. */
export interface CombineForm {
  configuration: Configuration;
  listings: readonly FeedListing[];
  chosen?: Combination;
  /** What it is written in (BCP 47). */
  language: string;
}

/** Tags and sources that are offered as boxes; any other can be written. */
const OFFERED = { tags: 40, sources: 60 };

interface Choice {
  value: string;
  title: string;
}

/** A form that asks for a combined feed. It sends its fields as the query of `/feeds` and works without scripts. */
export function combineForm({ configuration, listings, chosen, language }: CombineForm): Html {
  const [words, guide] = [wordsFor(language), guideFor(language)];
  const values = new Map(chosen === undefined ? [] : canonicalPairs(chosen));
  const tags = listed(listings, "tags/").slice(0, OFFERED.tags);
  const allSources = listed(listings, "sources/");
  const sources = allSources.slice(0, OFFERED.sources);
  const picked = (trait: Trait) => chosen?.take[trait] ?? [];
  const others = (trait: Trait, offered: readonly Choice[]) =>
    picked(trait)
      .filter((picked) => !offered.some(({ value }) => value === picked))
      .join(", ");
  return html`<form class="combine" action="/feeds" method="get">
${boxes("section", words.sections, listed(listings, "sections/"), picked("section"))}
${boxes("tag", words.tags, tags, picked("tag"))}
${field("tag", guide.otherTags, guide.otherTagsNote, others("tag", tags))}
${boxes("lang", words.languages, languages(configuration, picked("lang")), picked("lang"))}
${boxes("source", words.sources, sources, picked("source"))}
${sources.length === allSources.length ? "" : field("source", guide.otherSources, guide.otherSourcesNote, others("source", sources))}
${field("q", guide.wanted, guide.wantedNote(MOST_TERMS, MOST_LETTERS), values.get("q") ?? "")}
${field("not", guide.leaveOut, html`${guide.leaveOutNote} <bdi>tag:football, section:work, source:the-herald, lang:es</bdi>`, values.get("not") ?? "")}
<p class="meta">${guide.boxesNote(MOST_VALUES)}</p>
<p><button type="submit">${guide.make}</button></p>
</form>`;
}

/** The configured languages, and those chosen. */
function languages({ site, sources, sections }: Configuration, chosen: readonly string[]): Choice[] {
  const tags = [
    site.language,
    ...sources.flatMap(({ language }) => language ?? []),
    ...sections.flatMap((section) => section.languages ?? []),
  ];
  const primary = tags.map((tag) => tag.split("-", 1)[0] ?? tag);
  return [...new Set([...primary, ...chosen])]
    .map((value) => ({ value, title: languageName(value) ?? value }))
    .sort((one, other) => (one.title < other.title ? -1 : 1));
}

function listed(listings: readonly FeedListing[], prefix: string): Choice[] {
  return listings
    .filter(({ path }) => path.startsWith(prefix))
    .map(({ path, title }) => ({ value: path.slice(prefix.length), title }));
}

function boxes(
  name: Trait,
  legend: string,
  choices: readonly Choice[],
  chosen: readonly string[],
): Html | "" {
  if (choices.length === 0) return "";
  const box = ({ value, title }: Choice) => {
    const checked = chosen.includes(value) ? html` checked` : "";
    return html`<label><input type="checkbox" name="${name}" value="${value}"${checked}> <bdi>${title}</bdi></label>\n`;
  };
  return html`<fieldset><legend>${legend}</legend>\n${choices.map(box)}</fieldset>`;
}

function field(
  name: "tag" | "source" | "q" | "not",
  title: string,
  hint: string | Html,
  value: string,
): Html {
  const id = `combine-${name}`;
  return html`<p><label for="${id}">${title}</label><input type="text" id="${id}" name="${name}" value="${value}" aria-describedby="${id}-hint" autocomplete="off" autocapitalize="none" spellcheck="false" dir="auto"><span class="meta" id="${id}-hint">${hint}</span></p>`;
}
