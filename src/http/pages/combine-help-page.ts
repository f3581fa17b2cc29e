import { MOST_LETTERS, MOST_TERMS } from "../../combine/read-query.ts";
import type { Configuration } from "../../model/configuration.ts";
import type { FeedListing } from "../../model/edition.ts";
import { guideFor } from "../words/guide-for.ts";
import { wordsFor } from "../words/words-for.ts";
import { combineForm } from "./combine-form.ts";
import { frameOf } from "./frame.ts";
import { html } from "./html.ts";
import { paper } from "./paper.ts";

/** How to combine feeds, with a form that does it, in a reader's language (BCP 47). */
export function combineHelpPage(
  configuration: Configuration,
  listings: readonly FeedListing[],
  language: string,
): string {
  const { site } = configuration;
  const [words, guide] = [wordsFor(language), guideFor(language)];
  return paper({
    frame: frameOf(configuration),
    words,
    title: words.combine,
    canonical: `${site.url}/feeds`,
    lede: guide.combineLede,
    body: html`<div class="prose">${combineForm({ configuration, listings, language })}
<h2 id="addresses">${guide.addressSaysAll}</h2>
<pre dir="ltr">${site.url}/feeds.rss?lang=en&amp;tag=labor,housing</pre>
<p>${guide.suffixes}</p>
<dl>
<dt><code>section</code>, <code>tag</code>, <code>source</code></dt><dd>${guide.shelvesNote}</dd>
<dt><code>lang</code></dt><dd>${guide.languageNote}</dd>
<dt><code>q</code></dt><dd>${guide.queryNote(MOST_TERMS, MOST_LETTERS)}</dd>
<dt><code>not</code></dt><dd>${guide.leaveOut}: <code dir="ltr">not=tag:football,source:the-herald,section:work,lang:es</code></dd>
</dl>
<p>${guide.narrow}</p></div>`,
  });
}
