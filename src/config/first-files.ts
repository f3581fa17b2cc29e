import { mintSourceId } from "./mint-source-id.ts";

/** What somebody says who begins a configuration. */
export interface FirstAnswers {
  title: string;
  url: string;
  language: string;
  contact: string;
  /** Addresses of feeds, or of pages that lead to one. */
  sources: string[];
}

const schema = (part: string) => `# yaml-language-server: $schema=schema/${part}.json\n`;

/** The four files of a new configuration, with comments that say what else there is. */
export function firstFiles(answers: FirstAnswers): Record<string, string> {
  return {
    "site.yaml": site(answers),
    "sources.yaml": sources(answers.sources),
    "sections.yaml": SECTIONS,
    "tags.yaml": TAGS,
  };
}

function site({ title, url, language, contact }: FirstAnswers): string {
  return `${schema("site")}# Who you are, and how politely you ask. Every key: docs/configuration.md. \`broadsheet check\` says whether it is right.

title: ${JSON.stringify(title)}

# The public address of the service. Subscribers and ids depend on it: set it once, before the first start, to what your proxy serves.
url: ${JSON.stringify(url)}

# What feeds and pages say of themselves (BCP 47); each entry keeps its own language.
language: ${JSON.stringify(language)}

# Sources see this in the User-Agent and write to it before they block you. Use a mailbox that is read.
contact: ${JSON.stringify(contact)}

# polling: { min: 60m, max: 24h } # how often sources are asked, unless they say otherwise themselves
# retention: { days: 365, perSource: 5000 } # how long entries are kept
# window: { entries: 50, days: 30 } # how much a feed shows
`;
}

function sources(addresses: readonly string[]): string {
  const taken = new Set<string>();
  const elements = addresses.map((url) => {
    const id = mintSourceId(undefined, url, taken);
    taken.add(id);
    return `- id: ${id}\n  title: ${JSON.stringify(new URL(url).hostname.replace(/^www\./, ""))}\n  url: ${JSON.stringify(url)}\n`;
  });
  return `${schema("sources")}# The feeds that are read, one element each. \`url\` is a feed, or a page from which the feed is found.
# An id is permanent and public: never change it. \`broadsheet discover SITE\` finds the feeds of a site,
# \`broadsheet poll ID --dry-run\` shows what a source would bring and where it would go.
${elements.length > 0 ? `\n${elements.join("\n")}` : ""}
# - id: harbour-post
#   title: Harbour Post
#   url: https://post.example/feed
#   language: en
#   sections: [news] # everything of it stands there, whatever the rules say
#   polling: { min: 30m } # any of site.yaml's polling, for this one alone
`;
}

const SECTIONS = `${schema("sections")}# Your shelves. Each is a feed, /sections/<id>.rss (.atom, .json), and a page. An entry is on a shelf when one rule of \`match\` holds.

- id: news
  title: News
  match:
    - has: title # nearly everything: write what belongs here instead
  # match:
  #   - tag: [harbour, ships] # by tag, however the source spells it
  #   - source: harbour-post # everything of a source
  #   - path: /harbour/ # by the entry's address
  #   - text: { title: "(?i)\\\\bferry\\\\b" } # a pattern (RE2)
  # languages: [en]
`;

const TAGS = `${schema("tags")}# Tags whose spellings and translations belong together. Others exist too, under their own name, as soon as an entry bears them.

# - id: labor
#   title: Labor
#   aliases: [labour, trabajo, arbeit]
`;
