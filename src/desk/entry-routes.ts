import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { EntryRef, StoredEntry } from "../model/stored-entry.ts";
import type { Services } from "../services.ts";
import { type DeskPlace, sendMissing, sendPage } from "./desk-place.ts";
import { fieldsOf } from "./form-fields.ts";
import { entriesPage, type ListedEntry } from "./pages/entries-page.ts";
import { entryPage } from "./pages/entry-page.ts";
import { STORY_ACTIONS, STORY_SAID, type StoryActionName } from "./story-actions.ts";

const MOST_NAME = 2_000;
/** Entries that are listed. */
const MOST_LISTED = 40;

/** Registers what the desk does with entries and their stories. */
export function entryRoutes(desk: FastifyInstance, { services, frame }: DeskPlace): void {
  const { catalogue } = services;
  const missing = (request: FastifyRequest, reply: FastifyReply) =>
    sendMissing(request, reply, { frame, detail: NO_ENTRY });

  desk.get("/admin/entries", async (request, reply) => {
    const { name = "" } = request.query as { name?: string };
    const asked = String(name).trim().slice(0, MOST_NAME);
    const named = asked === "" ? [] : await catalogue.find(asked);
    if (named.length === 1) return reply.redirect(`/admin/entries/${named[0]?.ref}`, 303);
    const found = named.length > 0 ? named : await entriesWith(asked, services);
    const listed =
      typeof found === "string" ? found : await Promise.all(found.map((one) => withStory(one, services)));
    return sendPage(reply, entriesPage(asked, listed, frame(request, STORY_SAID)));
  });

  desk.get("/admin/entries/:source/:key", async (request, reply) => {
    const stored = await entryIn(request, services);
    const story = stored && (await catalogue.story(stored.ref));
    if (stored === undefined || story === undefined) return missing(request, reply);
    return sendPage(reply, entryPage(stored, story, frame(request, STORY_SAID)));
  });

  for (const name of Object.keys(STORY_ACTIONS) as StoryActionName[]) {
    desk.post(`/admin/entries/:source/:key/${name}`, async (request, reply) => {
      const stored = await entryIn(request, services);
      if (stored === undefined) return missing(request, reply);
      const done = await STORY_ACTIONS[name](stored, fieldsOf(request), services);
      services.log.info({ entry: stored.ref, action: name, done }, "done at the desk");
      const place = done === "removed" ? "/admin/entries" : `/admin/entries/${stored.ref}`;
      return reply.redirect(`${place}?done=${done}`, 303);
    });
  }
}

const NO_ENTRY = "No entry of this ref is stored: it may have been removed, or be too old.";

/** The newest entries in which all words stand; without words, the newest of all. A sentence where there are none to give. */
async function entriesWith(
  words: string,
  { catalogue, combined }: Services,
): Promise<StoredEntry[] | string> {
  const reading = await combined.read(words === "" ? [] : [["q", words]]);
  if (reading.kind === "refused") return reading.detail;
  const page = await catalogue.page(reading.combination, { limit: MOST_LISTED });
  return page === "busy" ? BUSY : page.entries;
}

const BUSY = "Too many listings are being made just now. Try again in some seconds.";

async function withStory(stored: StoredEntry, { catalogue }: Services): Promise<ListedEntry> {
  const story = await catalogue.view(stored);
  return { stored, others: story === undefined ? 0 : story.copies.length + story.translations.length };
}

async function entryIn(request: FastifyRequest, { catalogue }: Services): Promise<StoredEntry | undefined> {
  const { source, key } = request.params as { source: string; key: string };
  const stored = await catalogue.entry(`${source}/${key}` as EntryRef);
  return stored === "removed" ? undefined : stored;
}
