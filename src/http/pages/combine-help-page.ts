import { MOST_LETTERS, MOST_TERMS, MOST_VALUES } from "../../combine/read-query.ts";
import type { Configuration } from "../../model/configuration.ts";
import type { FeedListing } from "../../model/edition.ts";
import { wordsFor } from "../words/words-for.ts";
import { combineForm } from "./combine-form.ts";
import { frameOf } from "./frame.ts";
import { html } from "./html.ts";
import { paper } from "./paper.ts";

/** How to combine feeds, with a form that does it. */
export function combineHelpPage(configuration: Configuration, listings: readonly FeedListing[]): string {
  const { site } = configuration;
  return paper({
    frame: frameOf(configuration),
    words: wordsFor("en"),
    title: "Combine feeds",
    canonical: `${site.url}/feeds`,
    lede: "Sections, tags, languages, sources and words, put together as one feed of your own.",
    body: html`<div class="prose">${combineForm({ configuration, listings })}
<h2 id="addresses">The address says it all</h2>
<pre>${site.url}/feeds.rss?lang=en&amp;tag=labor,housing</pre>
<p>Write <code>.rss</code>, <code>.atom</code> or <code>.json</code>, or no suffix for a page. There is no account: whoever has the address has the feed.</p>
<dl>
<dt><code>section</code>, <code>tag</code>, <code>source</code></dt><dd>What an entry is in. Several values with commas between them, or the parameter written again, are alternatives. A tag may be written by any of its names.</dd>
<dt><code>lang</code></dt><dd>What an entry is written in: <code>en</code> takes in <code>en-GB</code> (RFC 4647, basic filtering); <code>*</code> is any.</dd>
<dt><code>q</code></dt><dd>Words that must all be in the title, the text, the names of people or the tags; <code>"a phrase"</code>, <code>-without</code>. Whole words; accents and case do not count. ${MOST_TERMS} words and phrases, ${MOST_LETTERS} characters at most.</dd>
<dt><code>not</code></dt><dd>What is left out: <code>not=tag:football,source:the-herald,section:work,lang:es</code>.</dd>
</dl>
<p>Different parameters narrow each other: <code>section=world&amp;lang=es</code> is what is in that section <em>and</em> in Spanish. ${MOST_VALUES} values at most. However it is written, every combination has one address, and the others lead there.</p></div>`,
  });
}
