import type { Configuration } from "../../model/configuration.ts";
import { guideFor } from "../words/guide-for.ts";
import { wordsFor } from "../words/words-for.ts";
import { frameOf } from "./frame.ts";
import { html } from "./html.ts";
import { paper } from "./paper.ts";

/** Says in a reader's language what the service is and how to subscribe; and to programmers what our JSON Feed extension means (feeds name this page in `about`). */
export function aboutPage(configuration: Configuration, language: string): string {
  const { site } = configuration;
  const [words, guide] = [wordsFor(language), guideFor(language)];
  return paper({
    frame: frameOf(configuration),
    words,
    title: words.about,
    canonical: `${site.url}/about`,
    body: html`<div class="prose"><p>${guide.whatItIs(site.title)}</p>
<h2 id="subscribe">${guide.howToSubscribe}</h2>
<p>${guide.anyAddress}</p>
<pre dir="ltr">${site.url}/all.rss</pre>
<p>${guide.severalAtOnce} <a href="/feeds">${words.combine}</a>.</p>
<p>${guide.allAtOnce} <a href="/opml">${words.allAsOpml}</a>, <a href="/opml?of=sources">${guide.sourcesAsOpml}</a>.</p>
<h2 id="contact">${guide.contact}</h2>
<p><bdi>${site.contact}</bdi></p>
${EXTENSION}</div>`,
  });
}

/** For programmers, who read English. */
const EXTENSION = html`<section lang="en" dir="ltr" aria-labelledby="json-feed"><h2 id="json-feed">Our extension of JSON Feed</h2>
<p>Items carry an object <code>_broadsheet</code>:</p>
<ul>
<li><code>ref</code>: the entry's permanent name in this service.</li>
<li><code>source</code>: the feed it came from, with <code>id</code>, <code>title</code>, <code>url</code> and <code>homepage</code>.</li>
<li><code>tags</code>: slugs of the tags of this service; the item's own <code>tags</code> are labels.</li>
<li><code>credits</code>: people who are not its authors, each with a <code>role</code>.</li>
<li><code>pictures</code>: each with <code>url</code>, <code>caption</code>, <code>credit</code>, <code>alt</code> and its size, as far as known.</li>
<li><code>links</code>: what it was taken or translated from (<code>via</code>), its translations (<code>alternate</code>) and what it refers to (<code>related</code>).</li>
<li><code>story</code>: names the story it tells together with others; <code>copies</code>: who else carries the same text; <code>translations</code>, of which <code>translation_of</code> names the original; <code>related</code>: other texts on the same event. Each has <code>ref</code>, <code>outlet</code>, <code>title</code>, <code>published</code>, <code>url</code> and <code>language</code>, as far as known. Atom and RSS say the same by links: <code>via</code>, <code>alternate</code>, <code>related</code>.</li>
<li><code>comments_url</code>, <code>rights</code>, <code>licence</code>: as the source gives them.</li>
</ul>
<p>The feed's own object holds <code>updated</code>: when anything in it last changed; and <code>removed</code>: entries that were taken out of it, with their <code>id</code>, when (<code>at</code>) and, where it is told, why (<code>because</code>). Atom says the same by <code>at:deleted-entry</code> (RFC 6721) to whoever asks what is new by <code>A-IM: feed</code>.</p>
<p>Programmes may also <a href="/api">ask the API</a>.</p></section>`;
