import { briefsAt } from "./briefs-at.ts";
import { paragraphs } from "./markup.ts";
import { numberOf, watchIdOf } from "./number-of.ts";
import type { PressEntry, SisterStory } from "./press-document.ts";
import type { Publication, Story } from "./publication.ts";
import { silenceLength } from "./silence.ts";
import { translationCredit } from "./translation-credit.ts";

/** The whole press at one instant. `startedAt` and `now` are milliseconds since 1970; `base` has no trailing slash. */
export interface PressMoment {
  publications: Publication[];
  base: string;
  startedAt: number;
  now: number;
}

/**
 * What a publication shows at this moment, newest first. A pure function: the same moment gives the same entries, and an entry keeps
 * its key, number, address and date at every later one.
 */
export function entriesAt(moment: PressMoment, publication: Publication): PressEntry[] {
  const elapsed = (moment.now - moment.startedAt) / 1000;
  return [...publication.stories, ...briefsAt(moment.publications, publication, elapsed)]
    .filter((story) => story.appears <= elapsed)
    .map((story) => entryAt(moment, publication, story, elapsed))
    .sort((one, other) => other.published - one.published || one.key.localeCompare(other.key));
}

/** The absolute address of a story. */
function addressOf(base: string, publication: Publication, story: Story): string {
  return publication.format === "youtube"
    ? `${base}/${publication.id}/watch?v=${watchIdOf(story.key)}`
    : `${base}/${publication.id}/${story.desk}/${story.key}/`;
}

function entryAt(moment: PressMoment, publication: Publication, story: Story, elapsed: number): PressEntry {
  const edits = story.edits.filter(({ after }) => after <= elapsed);
  const at = (second: number) => Math.floor(moment.startedAt / 1000 + second) * 1000;
  const language = story.language ?? publication.language;
  const sisters = sistersOf(moment, publication, story, elapsed);
  const original = sisters.find(({ name }) => name === story.translates)?.sister;
  const body = [
    edits.findLast(({ body }) => body)?.body ?? story.body,
    ...edits.map(({ append }) => append ?? ""),
  ];
  const credit = original ? `\n${translationCredit(language, original, story.translator)}` : "";
  const title = edits.findLast((edit) => edit.title)?.title ?? story.title;
  const standfirst = edits.findLast((edit) => edit.standfirst)?.standfirst ?? story.standfirst;
  const folder = `${moment.base}/${publication.id}`;
  return {
    key: story.key,
    number: numberOf(`${publication.id}/${story.key}`),
    url: addressOf(moment.base, publication, story),
    language,
    ...(title && { title }),
    ...(standfirst && { standfirst: standfirst.trim().replaceAll(/\s+/g, " ") }),
    html: paragraphs(body.filter((part) => part !== "").join("\n\n")) + credit,
    authors: story.authors,
    ...(story.translator && { translator: story.translator }),
    ...(story.agency && { agency: story.agency }),
    tags: story.tags,
    published: at(story.dated),
    updated: at(edits.at(-1)?.after ?? story.dated),
    ...(story.picture && { picture: { url: `${folder}/pictures/${story.key}.png`, ...story.picture } }),
    ...(story.audio && {
      audio: {
        url: `${folder}/audio/${story.key}.mp3`,
        length: silenceLength(story.audio),
        seconds: story.audio,
      },
    }),
    ...(story.video && { video: { id: watchIdOf(story.key), seconds: story.video } }),
    ...(original && { original }),
    translations: sisters.map(({ sister }) => sister),
    guid: story.guid,
  };
}

/** The same report in other languages, as far as they have appeared: what it translates and what translates it. */
function sistersOf(
  moment: PressMoment,
  publication: Publication,
  story: Story,
  elapsed: number,
): { name: string; sister: SisterStory }[] {
  const own = `${publication.id}/${story.key}`;
  return moment.publications.flatMap((paper) =>
    paper.stories
      .filter((other) => other.translates === own || `${paper.id}/${other.key}` === story.translates)
      .filter((other) => other.appears <= elapsed)
      .map((other) => ({
        name: `${paper.id}/${other.key}`,
        sister: {
          url: addressOf(moment.base, paper, other),
          language: other.language ?? paper.language,
          title: other.title ?? "",
          publication: paper.title,
          published: Math.floor(moment.startedAt / 1000 + other.dated) * 1000,
        },
      })),
  );
}
