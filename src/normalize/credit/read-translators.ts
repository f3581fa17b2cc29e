import type { Person } from "../../model/entry.ts";
import { foldedLine } from "./folded-line.ts";
import type { LineLink } from "./line-reader.ts";
import { linkRole } from "./original-link.ts";
import { type NamedPart, namesAt } from "./person-names.ts";
import type { Sentence } from "./sentences.ts";
import { translatorNamedBefore, translatorPlaces } from "./translator-words.ts";

/** Translators that a sentence names. */
export interface NamedTranslators {
  people: Person[];
  names: NamedPart[];
}

/** What may follow a translator's name; anything else makes a story of the sentence. */
const GOES_ON =
  /^\s*["”»']?\s*(?:$|[.;)\]|·•–—([/:!]|@\w|(?:and|y|und|et|e|i|ve) (?:\p{Ll}|$)|(?:for|para|pour|fur|per|icin|voor|from|del?|desde|do|da|du|depuis|dal|dallo|aus|ins|im|into|to|al|vers|on|em|am|a partir|originally|with|at|bei|dla|для|c|с|z|από|για|from)\b|d'|l'|dall'|для |с |για |απο |από |,\s*(?:an? |member|for |from |with |originally|first |published|una? |um |uma |une |ein|miembro|militante|para |pour |fur |per |del? |do |da |desde |aus |dal|publi|em |en |on |in |am |le |el |il |\d)|,\s*$|,\s+(?!(?:the|el|la|los|las|o|a|le|les|il|der|die|das) )\p{L}+(?:\s+\p{L}+){0,2}\s*$)/u;

/** ", La Farola": where they write. */
const OUTLET = /^,\s+(?:\p{Lu}[\p{L}'’.-]*\s*){1,5}$/u;

/** The translators that a sentence names, none where it is no credit. */
export function readTranslators(
  text: string,
  sentence: Sentence,
  links: readonly LineLink[],
  entryUrl: string | undefined,
): NamedTranslators | undefined {
  const row = nameRow(text, sentence);
  if (row === undefined || row.length === 0) return undefined;
  return { names: row, people: row.map((part) => person(part, links, entryUrl)) };
}

function nameRow(text: string, sentence: Sentence): NamedPart[] | undefined {
  for (const at of translatorPlaces(sentence.folded)) {
    const { names, end } = namesAt(text.slice(0, sentence.to), sentence.from + at);
    const rest = text.slice(end, sentence.to);
    if (names.length > 0 && (GOES_ON.test(foldedLine(rest)) || OUTLET.test(rest))) return names;
  }
  const before = translatorNamedBefore(sentence.folded);
  if (before === undefined) return undefined;
  const until = sentence.from + before.to;
  const { names, end } = namesAt(text.slice(0, until), sentence.from + before.from);
  return end === until ? names : undefined;
}

function person(part: NamedPart, links: readonly LineLink[], entryUrl: string | undefined): Person {
  const { name } = part;
  const link = links.find((each) => each.from < part.to && each.to > part.from);
  const own = link !== undefined && /^https?:/.test(link.url) && linkRole(link.url, entryUrl) !== "home";
  return own ? { name, url: link.url, role: "translator" } : { name, role: "translator" };
}
