import type { FastifyInstance } from "fastify";
import { aliasTag } from "../config/alias-tag.ts";
import { CONFIG_SAID } from "./config-routes.ts";
import { type DeskPlace, sendPage } from "./desk-place.ts";
import { fieldsOf } from "./form-fields.ts";
import { listing } from "./listing.ts";
import { configPage } from "./pages/config-page.ts";
import { tagsPage } from "./pages/tags-page.ts";

/** Tags that are offered where one is to be named. */
const OFFERED = 300;

/** Registers the tags that entries bear, and how one becomes an alias of another. */
export function tagRoutes(desk: FastifyInstance, { files, services, frame }: DeskPlace): void {
  desk.get("/admin/tags", async (request, reply) => {
    const listings = await services.editions.listings();
    const tags = listings
      .filter(({ path, entries }) => path.startsWith("tags/") && entries > 0)
      .sort((one, other) => other.entries - one.entries);
    const configured = new Set(services.network().configuration.tags.map(({ id }) => id));
    const query = request.query as { find?: unknown; part?: unknown };
    const listed = listing(tags, query, ({ title, path }) => `${title} ${path.slice("tags/".length)}`);
    const offered = tags.slice(0, OFFERED).map(({ path }) => path.slice("tags/".length));
    return sendPage(reply, tagsPage({ listed, configured, offered }, frame(request, CONFIG_SAID)));
  });

  desk.post("/admin/tags/alias", async (request, reply) => {
    const fields = fieldsOf(request);
    const label = (fields.get("label") ?? "").trim();
    const named = (fields.get("tag") ?? "").trim();
    const { tags } = services.network().router;
    const tag = tags.slugOf(named) ?? named;
    const { text, seen } = await files.read("tags");
    const changed = aliasTag(text, { label, tag, title: tags.titleOf(tag) ?? named });
    const written = await files.write("tags", changed, seen);
    if (written.kind === "written") {
      services.log.info({ label, tag }, "made an alias at the desk");
      return reply.redirect("/admin/tags?done=aliased", 303);
    }
    const result = await files.check("tags", changed);
    const problems = result.kind === "problems" ? result.problems : [];
    const draft = { part: "tags" as const, text: changed, seen, refused: written.why, problems };
    return sendPage(reply.code(409), configPage(draft, frame(request, CONFIG_SAID)));
  });
}
