import type { FastifyInstance } from "fastify";
import type { Catalogue } from "../model/catalogue.ts";
import type { EntryRef, StoredEntry } from "../model/stored-entry.ts";
import { cleanStory } from "../publish/clean-story.ts";
import { toCleanEntry } from "../publish/to-clean-entry.ts";
import type { HttpDeps } from "./http-deps.ts";
import { entryPage } from "./pages/entry-page.ts";
import { frameOf } from "./pages/frame.ts";
import { entryHeaders } from "./pages/page-headers.ts";
import type { PreparePage } from "./prepare-page.ts";
import { sendProblem } from "./problem.ts";
import { readOnly } from "./read-only.ts";
import { sendRepresentation } from "./send-representation.ts";
import { tagIndexOf } from "./tag-index-of.ts";

/** What these routes need: everything stored. */
interface Deps extends HttpDeps {
  catalogue: Catalogue;
}

/** Registers `/entries/<source>/<key>`: every entry's own page. */
export function entryRoutes(app: FastifyInstance, deps: Deps, prepare: PreparePage): void {
  readOnly(app, "/entries/:source/:key", async (request, reply) => {
    const { source, key } = request.params as { source: string; key: string };
    const stored = await deps.catalogue.entry(`${source}/${key}` as EntryRef);
    if (stored === "removed")
      return sendProblem(request, reply, { status: 410, detail: "This entry was removed for good." });
    if (stored === undefined || stored.dropped)
      return sendProblem(request, reply, { status: 404, detail: "There is no entry at this address." });
    const page = await prepare(await makePage(stored, deps), "text/html; charset=utf-8", stored.changed);
    // Copies are for readers; search engines are to know the outlet's own.
    const headers = { ...entryHeaders(deps.configuration().site.pages?.pictures), "x-robots-tag": "noindex" };
    return sendRepresentation(request, reply, page, { headers, negotiated: false, now: deps.now() });
  });
}

async function makePage(stored: StoredEntry, { configuration, catalogue }: Deps): Promise<string> {
  const made = configuration();
  const sources = new Map(made.sources.map((source) => [source.id, source]));
  const view = await catalogue.view(stored);
  const story = view && cleanStory(view, sources);
  const source = sources.get(stored.sourceId);
  return entryPage({
    frame: frameOf(made),
    entry: toCleanEntry(stored, source, made.site.url, story),
    ...(source?.republish !== undefined && { republish: source.republish }),
    changed: stored.changed,
    tagTitle: tagIndexOf(made.tags).titleOf,
    hasSource: (id) => sources.has(id),
  });
}
