import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendProblem } from "../http/problem.ts";
import type { EntryRef, StoredEntry } from "../model/stored-entry.ts";
import type { Services } from "../services.ts";
import type { DeskPage } from "./pages/desk-layout.ts";
import { entriesPage } from "./pages/entries-page.ts";
import { entryPage } from "./pages/entry-page.ts";
import { STORY_ACTIONS, STORY_SAID, type StoryActionName } from "./story-actions.ts";

type Frame = Pick<DeskPage, "site" | "said"> & { formKey: string };

const MOST_NAME = 2_000;

/** Registers what the desk does with entries and their stories. */
export function entryRoutes(
  desk: FastifyInstance,
  services: Services,
  frame: (request: FastifyRequest, said: typeof STORY_SAID) => Frame,
): void {
  const { catalogue } = services;
  const html = (reply: FastifyReply, page: string) => reply.type("text/html; charset=utf-8").send(page);

  desk.get("/admin/entries", async (request, reply) => {
    const { name = "" } = request.query as { name?: string };
    const asked = String(name).trim().slice(0, MOST_NAME);
    const found = asked === "" ? [] : await catalogue.find(asked);
    if (found.length === 1) return reply.redirect(`/admin/entries/${found[0]?.ref}`, 303);
    return html(reply, entriesPage(asked, found, frame(request, STORY_SAID)));
  });

  desk.get("/admin/entries/:source/:key", async (request, reply) => {
    const stored = await entryIn(request, services);
    const story = stored && (await catalogue.story(stored.ref));
    if (stored === undefined || story === undefined) return sendNoEntry(request, reply);
    return html(reply, entryPage(stored, story, frame(request, STORY_SAID)));
  });

  for (const name of Object.keys(STORY_ACTIONS) as StoryActionName[]) {
    desk.post(`/admin/entries/:source/:key/${name}`, async (request, reply) => {
      const stored = await entryIn(request, services);
      if (stored === undefined) return sendNoEntry(request, reply);
      const fields = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
      const done = await STORY_ACTIONS[name](stored, fields, services);
      services.log.info({ entry: stored.ref, action: name, done }, "done at the desk");
      const place = done === "removed" ? "/admin/entries" : `/admin/entries/${stored.ref}`;
      return reply.redirect(`${place}?done=${done}`, 303);
    });
  }
}

async function entryIn(request: FastifyRequest, { catalogue }: Services): Promise<StoredEntry | undefined> {
  const { source, key } = request.params as { source: string; key: string };
  const stored = await catalogue.entry(`${source}/${key}` as EntryRef);
  return stored === "removed" ? undefined : stored;
}

function sendNoEntry(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(request, reply, {
    status: 404,
    detail: "No entry of this ref is stored: it may have been removed, or be too old.",
  });
}
