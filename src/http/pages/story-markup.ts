import type { CleanMember, CleanStory } from "../../publish/clean-entry.ts";
import { direction } from "../../publish/clean-language.ts";
import { type Html, html } from "./html.ts";
import { languageName } from "./words.ts";

/** Outlets that a card names: a report that a hundred papers carry is told by the first few. */
const MOST = 12;

/** Where else a story is told: the outlets that carry the same text, the languages it can be read in, and what others write of the event. */
export function storyMarkup({ copies, translations, translationOf, related }: CleanStory): Html {
  const original = translations.find(({ ref }) => ref === translationOf);
  const others = translations.filter((member) => member !== original);
  return html`${line("Also in", copies, outlet)}${line("Translated from", original ? [original] : [], language)}${line("Read in", others, language)}${line("More on this:", related, headline)}`;
}

function line(words: string, members: readonly CleanMember[], markup: (member: CleanMember) => Html): Html {
  if (members.length === 0) return html``;
  const shown = members.slice(0, MOST);
  const rest = members.length - shown.length;
  const list = shown.map((member, at) => html`${at === 0 ? "" : ", "}${markup(member)}`);
  return html`<p class="meta"><span lang="en" dir="ltr">${words}</span> ${list}${rest === 0 ? "" : html` <span lang="en" dir="ltr">and ${rest} more</span>`}</p>
`;
}

function outlet(member: CleanMember): Html {
  return html`<bdi>${linked(member, member.outlet)}</bdi>`;
}

function headline(member: CleanMember): Html {
  return member.title === ""
    ? outlet(member)
    : html`<bdi>${linked(member, member.title)}</bdi> (<bdi>${member.outlet}</bdi>)`;
}

/** The language by its own name, in itself; the outlet where nobody knows the language. */
function language(member: CleanMember): Html {
  const tag = member.language;
  const name = tag === undefined ? undefined : languageName(tag);
  if (tag === undefined || name === undefined) return outlet(member);
  return html`<span lang="${tag}" dir="${direction(tag)}">${linked(member, name)}</span> (<bdi>${member.outlet}</bdi>)`;
}

function linked({ url, language: tag, title }: CleanMember, words: string): Html {
  if (url === undefined) return html`${words}`;
  const hreflang = tag === undefined ? "" : html` hreflang="${tag}"`;
  return html`<a href="${url}"${hreflang} title="${title}">${words}</a>`;
}
