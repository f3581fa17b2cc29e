import type { CleanMember, CleanStory } from "../../publish/clean-entry.ts";
import { direction } from "../../publish/clean-language.ts";
import type { PageWords } from "../words/page-words.ts";
import { languageName } from "../words/words-for.ts";
import { type Html, html } from "./html.ts";

/** Outlets that a card names: a report that a hundred papers carry is told by the first few. */
const MOST = 12;

/** Where else a story is told: the outlets that carry the same text, the languages it can be read in, and what others write of the event. */
export function storyMarkup(story: CleanStory, words: PageWords): Html {
  const { copies, related } = story;
  const { original, others } = originalOf(story);
  const line = (label: string, members: readonly CleanMember[], markup: (member: CleanMember) => Html) =>
    lineOf(label, members, markup, words);
  return html`${line(words.alsoIn, copies, outlet)}${line(words.translatedFrom, original ? [original] : [], language)}${line(words.readIn, others, language)}${line(words.moreOnThis, related, headline)}`;
}

/** The translation that an entry was made from, and the others. */
export function originalOf({ translations, translationOf }: CleanStory) {
  const original = translations.find(({ ref }) => ref === translationOf);
  return { original, others: translations.filter((member) => member !== original) };
}

function lineOf(
  label: string,
  members: readonly CleanMember[],
  markup: (member: CleanMember) => Html,
  words: PageWords,
): Html {
  if (members.length === 0) return html``;
  const shown = members.slice(0, MOST);
  const rest = members.length - shown.length;
  const list = shown.map((member, at) => html`${at === 0 ? "" : ", "}${markup(member)}`);
  return html`<p class="also">${label} ${list}${rest === 0 ? "" : html` ${words.andMore(rest)}`}</p>
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

/** Leads to where a member of a story is read. */
export function linked({ url, language: tag, title }: CleanMember, text: string): Html {
  if (url === undefined) return html`${text}`;
  const hreflang = tag === undefined ? "" : html` hreflang="${tag}"`;
  return html`<a href="${url}"${hreflang} title="${title}">${text}</a>`;
}
