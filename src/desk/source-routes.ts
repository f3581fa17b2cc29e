import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Source } from "../model/configuration.ts";
import { networkStatus } from "../status/network-status.ts";
import { type SourceReport, sourceReport } from "../status/source-report.ts";
import { CONFIG_SAID } from "./config-routes.ts";
import { type DeskPlace, sendMissing, sendPage } from "./desk-place.ts";
import { listing } from "./listing.ts";
import { comingPage } from "./pages/coming-page.ts";
import { sourcePage } from "./pages/source-page.ts";
import { sourcesPage } from "./pages/sources-page.ts";
import { ACTIONS, type ActionName, SAID } from "./source-actions.ts";

type Query = { find?: unknown; part?: unknown };

/** Those with trouble first. */
const HEALTH = ["failing", "gone", "new", "paused", "ok"];
/** Seconds after which a page looks again, where something is about to happen. */
const AGAIN = "2";

/** Registers the sources: all in a table, one whole, and what can be done with it. */
export function sourceRoutes(desk: FastifyInstance, place: DeskPlace): void {
  const { services, frame } = place;
  desk.get("/admin/sources", async (request, reply) => {
    const { sources } = await networkStatus(services);
    const sorted = sources.toSorted(
      (one, other) => HEALTH.indexOf(one.health) - HEALTH.indexOf(other.health),
    );
    const listed = listing(
      sorted,
      request.query as Query,
      ({ id, title, asked }) => `${id} ${title} ${asked}`,
    );
    const histories = await Promise.all(listed.rows.map(({ id }) => services.sources.history(id)));
    const rows = listed.rows.map((status, at) => ({ status, history: histories[at] ?? [] }));
    return sendPage(reply, sourcesPage({ ...listed, rows }, services.now(), frame(request, CONFIG_SAID)));
  });

  desk.get("/admin/sources/:id", async (request, reply) => {
    const source = sourceIn(request, place);
    if (source === undefined) return sendComing(request, reply, place);
    const report = await sourceReport(source, services);
    const { done, url } = request.query as { done?: string; url?: string };
    if (isAwaited(done, url, report)) reply.header("refresh", AGAIN);
    return sendPage(reply, sourcePage(report, services.now(), frame(request, SAID)));
  });

  for (const name of Object.keys(ACTIONS) as ActionName[]) {
    desk.post(`/admin/sources/:id/${name}`, async (request, reply) => {
      const source = sourceIn(request, place);
      if (source === undefined) return sendNoSource(request, reply, place);
      const done = await ACTIONS[name](source, services);
      services.log.info({ source: source.id, action: name, done }, "done at the desk");
      return reply.redirect(`/admin/sources/${source.id}?done=${done}`, 303);
    });
  }
}

/** Whether what was just written down has still to show: a source without its first poll, or one that is not yet asked at its new address. */
function isAwaited(
  done: string | undefined,
  url: string | undefined,
  { health, configured }: Pick<SourceReport, "health" | "configured">,
): boolean {
  if (done !== "added" && done !== "moved") return false;
  return health === "new" || (url !== undefined && configured !== url);
}

/** A source that the files name is in force within moments: the page waits for it. */
async function sendComing(
  request: FastifyRequest,
  reply: FastifyReply,
  place: DeskPlace,
): Promise<FastifyReply> {
  const { id } = request.params as { id: string };
  const { text } = await place.files.read("sources");
  const written = await place.files.check("sources", text);
  if (written.kind === "problems" || !written.configuration.sources.some((source) => source.id === id))
    return sendNoSource(request, reply, place);
  return sendPage(reply.header("refresh", AGAIN), comingPage(id, place.frame(request, SAID)));
}

function sourceIn(request: FastifyRequest, { services }: DeskPlace): Source | undefined {
  return services.network().sources.get((request.params as { id: string }).id);
}

function sendNoSource(request: FastifyRequest, reply: FastifyReply, { frame }: DeskPlace): FastifyReply {
  return sendMissing(request, reply, { frame, detail: "No source of this id is configured." });
}
