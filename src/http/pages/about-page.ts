import type { Configuration } from "../../model/configuration.ts";
import { wordsFor } from "../words/words-for.ts";
import { frameOf } from "./frame.ts";
import { html } from "./html.ts";
import { paper } from "./paper.ts";

/** Says what the service is, how to subscribe, and what our JSON Feed extension means (feeds name this page in `about`). */
export function aboutPage(configuration: Configuration): string {
  const { site } = configuration;
  const example = `${site.url}/all.rss`;
  return paper({
    frame: frameOf(configuration),
    words: wordsFor("en"),
    title: "What this is and how to subscribe",
    canonical: `${site.url}/about`,
    body: html`<div class="prose"><p>${site.title} reads the feeds of several publications, sorts what they publish into sections and tags, and offers each of them as a page and as a feed. It keeps no copy for its own sake: headlines lead to the outlet that published them.</p>
<h2 id="subscribe">How to subscribe</h2>
<p>Copy the address of any page here into a feed reader such as NetNewsWire, Miniflux, Feedly or Newsboat; it finds the feed by itself. To name the format, add <code>.rss</code>, <code>.atom</code> or <code>.json</code>:</p>
<pre>${example}</pre>
<p>For several of them as one feed, in one language or with certain words, <a href="/feeds">combine feeds</a>.</p>
<p>To take everything at once, import <a href="/opml">our feeds as OPML</a>, or <a href="/opml?of=sources">the sources themselves</a>.</p>
<h2 id="json-feed">Our extension of JSON Feed</h2>
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
<h2 id="contact">Contact</h2>
<p>${site.contact}</p></div>`,
  });
}
