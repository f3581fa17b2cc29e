import type { Source } from "../model/configuration.ts";
import type { StoryMember, StoryView } from "../model/story.ts";
import type { CleanMember, CleanStory } from "./clean-entry.ts";
import { cleanLanguage } from "./clean-language.ts";
import { cleanLine, cleanOptionalLine, cleanText } from "./clean-text.ts";
import { cleanUrl } from "./clean-url.ts";
import { shorten } from "./plain-text.ts";

const TITLE_LENGTH = 200;

/** What of an entry's story can be published, its outlets named as the configuration names them. */
export function cleanStory(view: StoryView, sources: ReadonlyMap<string, Source>): CleanStory {
  const members = (list: readonly StoryMember[]) => list.map((member) => cleanMember(member, sources));
  return {
    id: cleanText(view.id),
    copies: members(view.copies),
    translations: members(view.translations),
    related: members(view.related),
    ...(view.translationOf !== undefined && { translationOf: cleanText(view.translationOf) }),
  };
}

function cleanMember(member: StoryMember, sources: ReadonlyMap<string, Source>): CleanMember {
  const outlet = cleanOptionalLine(sources.get(member.sourceId)?.title) ?? cleanOptionalLine(member.sourceId);
  const [url, language] = [cleanUrl(member.url), cleanLanguage(member.language)];
  return {
    ref: cleanText(member.ref),
    outlet: outlet ?? "Unnamed source",
    title: shorten(cleanLine(member.title), TITLE_LENGTH),
    published: member.published,
    ...(url !== undefined && { url }),
    ...(language !== undefined && { language }),
  };
}
