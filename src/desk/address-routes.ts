import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { readdressSource } from "../config/readdress-source.ts";
import type { Source } from "../model/configuration.ts";
import { rehearse } from "../pipeline/rehearse.ts";
import { searchSite } from "../pipeline/search-site.ts";
import { type DeskPlace, sendMissing, sendPage } from "./desk-place.ts";
import { fieldsOf } from "./form-fields.ts";
import { type AddressChange, addressPage } from "./pages/address-page.ts";

/** Milliseconds a browser is let wait for feeds to be found. */
const PATIENCE = 25_000;

/** Registers how a source is given another address: looked for, looked at, and written to `sources.yaml` with all else kept. */
export function addressRoutes(desk: FastifyInstance, place: DeskPlace): void {
  const { files, services, frame } = place;

  desk.get("/admin/sources/:id/address", async (request, reply) => {
    const source = sourceIn(request, place);
    if (source === undefined) return sendNoSource(request, reply, place);
    const query = new URLSearchParams(request.url.split("?", 2)[1] ?? "");
    const typed = (query.get("address") ?? "").trim();
    const feed = (query.get("feed") ?? "").trim();
    const change: AddressChange = { source, typed: typed || (source.homepage ?? source.url) };
    if (feed !== "") {
      const rehearsal = await rehearse({ ...source, url: feed }, services);
      return sendPage(reply, addressPage({ ...change, feed, rehearsal }, frame(request)));
    }
    const search =
      typed === "" ? undefined : await searchSite(typed, services.fetcher, { patience: PATIENCE });
    return sendPage(reply, addressPage({ ...change, ...(search && { search }) }, frame(request)));
  });

  desk.post("/admin/sources/:id/address", async (request, reply) => {
    const source = sourceIn(request, place);
    if (source === undefined) return sendNoSource(request, reply, place);
    const feed = (fieldsOf(request).get("feed") ?? "").trim();
    const { text, seen } = await files.read("sources");
    const changed = readdressSource(text, source.id, feed);
    const written =
      changed === undefined
        ? ({ kind: "refused", why: NOT_OURS } as const)
        : await files.write("sources", changed, seen);
    if (written.kind === "refused") {
      const change = { source, typed: feed, refused: written.why };
      return sendPage(reply.code(409), addressPage(change, frame(request)));
    }
    services.log.info({ source: source.id, url: feed }, "given another address at the desk");
    const query = new URLSearchParams({ done: "moved", url: feed });
    return reply.redirect(`/admin/sources/${source.id}?${query}`, 303);
  });
}

const NOT_OURS =
  "It is not written in sources.yaml, but comes from a list: it is the list that has to change.";

function sourceIn(request: FastifyRequest, { services }: DeskPlace): Source | undefined {
  return services.network().sources.get((request.params as { id: string }).id);
}

function sendNoSource(request: FastifyRequest, reply: FastifyReply, { frame }: DeskPlace): FastifyReply {
  return sendMissing(request, reply, { frame, detail: "No source of this id is configured." });
}
