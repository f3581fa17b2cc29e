import type { FastifyInstance, FastifyRequest } from "fastify";
import { appendSources, type NewSource } from "../config/append-sources.ts";
import { mintSourceId } from "../config/mint-source-id.ts";
import { planSources } from "../config/plan-sources.ts";
import { readOpml } from "../parse/read-opml.ts";
import { rehearse } from "../pipeline/rehearse.ts";
import { searchSite } from "../pipeline/search-site.ts";
import type { Services } from "../services.ts";
import type { ConfigFiles, Written } from "./config-files.ts";
import { CONFIG_SAID } from "./config-routes.ts";
import { type DeskPlace, sendPage } from "./desk-place.ts";
import { fieldsOf, MOST_TEXT, textIn } from "./form-fields.ts";
import { listPage } from "./pages/add-list-page.ts";
import { addPage, previewPage, type SourceDraft, type SourcePreview } from "./pages/add-page.ts";
import type { DeskFrame } from "./pages/desk-layout.ts";

/** Milliseconds a browser is let wait for feeds to be found. */
const PATIENCE = 25_000;

/** Registers how sources are added: found from any address, looked at, and written to `sources.yaml`; or many from an OPML list. */
export function addRoutes(desk: FastifyInstance, { files, services, frame }: DeskPlace): void {
  const framed = (request: FastifyRequest) => frame(request, CONFIG_SAID);
  const sections = () => services.network().configuration.sections;
  const add = (added: readonly NewSource[]) => append(added, files, services);
  const preview = async (fields: URLSearchParams, page: DeskFrame) => {
    const draft = draftOf(fields, services);
    return previewPage({ draft, sections: sections(), ...(await tryOut(draft, files, services)) }, page);
  };

  desk.get("/admin/add", async (request, reply) => {
    const query = new URLSearchParams(request.url.split("?", 2)[1] ?? "");
    const typed = (query.get("address") ?? "").trim();
    if (query.has("feed")) return sendPage(reply, await preview(query, framed(request)));
    const search =
      typed === "" ? undefined : await searchSite(typed, services.fetcher, { patience: PATIENCE });
    return sendPage(reply, addPage(typed, search, framed(request)));
  });

  desk.post("/admin/add/try", async (request, reply) =>
    sendPage(reply, await preview(fieldsOf(request), framed(request))),
  );
  desk.post("/admin/add", async (request, reply) => {
    const draft = draftOf(fieldsOf(request), services);
    const written = await add([sourceOf(draft)]);
    if (written.kind === "written") return reply.redirect(`/admin/sources/${draft.id}?done=added`, 303);
    const { problems } = await tryOut(draft, files, services);
    const refused = { draft, sections: sections(), refused: written.why, ...(problems && { problems }) };
    return sendPage(reply.code(409), previewPage(refused, framed(request)));
  });

  for (const [path, saving] of [
    ["/admin/add/list/try", false],
    ["/admin/add/list", true],
  ] as const) {
    desk.post(path, { bodyLimit: MOST_TEXT }, async (request, reply) => {
      const opml = textIn(fieldsOf(request), "opml");
      const reading = readOpml(opml);
      if (reading === undefined)
        return sendPage(reply.code(400), listPage({ opml, refused: NO_OPML }, framed(request)));
      const plan = planSources(reading.feeds, services.network().configuration.sources);
      if (!saving || plan.added.length === 0)
        return sendPage(reply, listPage({ opml, plan }, framed(request)));
      const written = await add(plan.added);
      if (written.kind === "written") return reply.redirect("/admin/sources?done=added", 303);
      return sendPage(reply.code(409), listPage({ opml, plan, refused: written.why }, framed(request)));
    });
  }
}

const NO_OPML = "This is no OPML: it has no <opml> element.";

function draftOf(fields: URLSearchParams, { network }: Services): SourceDraft {
  const url = (fields.get("feed") ?? "").trim();
  const title = (fields.get("title") ?? "").trim();
  const taken = new Set(network().sources.keys());
  return {
    url,
    title: title || (URL.canParse(url) ? new URL(url).hostname : url),
    id: (fields.get("id") ?? "").trim() || mintSourceId(title || undefined, url, taken),
    language: (fields.get("language") ?? "").trim(),
    sections: fields.getAll("section"),
  };
}

function sourceOf({ id, title, url, language, sections }: SourceDraft): NewSource {
  return {
    id,
    title,
    url,
    ...(language !== "" && { language }),
    ...(sections.length > 0 && { sections: [...sections] }),
  };
}

/** What the source would bring, or what is wrong with it. */
async function tryOut(
  draft: SourceDraft,
  files: ConfigFiles,
  services: Services,
): Promise<Pick<SourcePreview, "problems" | "rehearsal">> {
  const text = appendSources((await files.read("sources")).text, [sourceOf(draft)]);
  const result = await files.check("sources", text);
  if (result.kind === "problems") return { problems: result.problems };
  const source = result.configuration.sources.find(({ id }) => id === draft.id);
  return source === undefined ? {} : { rehearsal: await rehearse(source, services) };
}

async function append(added: readonly NewSource[], files: ConfigFiles, { log }: Services): Promise<Written> {
  const { text, seen } = await files.read("sources");
  const written = await files.write("sources", appendSources(text, added), seen);
  if (written.kind === "written") log.info({ sources: added.map(({ id }) => id) }, "added at the desk");
  return written;
}
