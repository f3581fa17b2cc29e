import type { FastifyInstance } from "fastify";
import type { FeedWindow } from "../model/edition.ts";
import { OPML_MEDIA_TYPE, renderFeedsOpml, renderSourcesOpml } from "../publish/render-opml.ts";
import type { HttpDeps } from "./http-deps.ts";
import { aboutPage } from "./pages/about-page.ts";
import { frontPage } from "./pages/front-page.ts";
import { ICON } from "./pages/icon.ts";
import { PAGE_HEADERS } from "./pages/page-headers.ts";
import type { PreparePage } from "./prepare-page.ts";
import { sendProblem } from "./problem.ts";
import { readOnly } from "./read-only.ts";
import { sendRepresentation } from "./send-representation.ts";

const HTML = "text/html; charset=utf-8";

/** Registers the front page, `/about`, the icon and `/opml`. */
export function pageRoutes(app: FastifyInstance, deps: HttpDeps, prepare: PreparePage): void {
  readOnly(app, "/", async (request, reply) => {
    const text = frontPage(await readFrontPage(deps));
    const sending = { headers: PAGE_HEADERS, negotiated: false, now: deps.now() };
    return sendRepresentation(request, reply, await prepare(text, HTML), sending);
  });

  readOnly(app, "/about", async (request, reply) => {
    const page = await prepare(aboutPage(deps.configuration().site), HTML);
    const sending = { headers: PAGE_HEADERS, negotiated: false, now: deps.now() };
    return sendRepresentation(request, reply, page, sending);
  });

  readOnly(app, "/icon.svg", async (request, reply) => {
    const sending = { headers: PAGE_HEADERS, negotiated: false, now: deps.now() };
    return sendRepresentation(request, reply, await prepare(ICON, "image/svg+xml"), sending);
  });

  readOnly(app, "/opml", async (request, reply) => {
    const { of = "feeds" } = request.query as { of?: unknown };
    if (of !== "feeds" && of !== "sources") {
      return sendProblem(request, reply, { status: 404, detail: "OPML is there of=feeds and of=sources." });
    }
    const document = await prepare(await readOpml(deps, of), OPML_MEDIA_TYPE);
    const headers = {
      "access-control-allow-origin": "*",
      "content-disposition": `inline; filename="${of}.opml"`,
    };
    return sendRepresentation(request, reply, document, { headers, negotiated: false, now: deps.now() });
  });
}

async function readOpml(deps: HttpDeps, of: "feeds" | "sources"): Promise<string> {
  const configuration = deps.configuration();
  const { site } = configuration;
  if (of === "sources") return renderSourcesOpml({ title: `${site.title}: sources` }, configuration);
  return renderFeedsOpml({ title: site.title }, await deps.feeds.listings(), site.url);
}

async function readFrontPage({ configuration, feeds }: HttpDeps) {
  const listings = await feeds.listings();
  const paths = listings.map(({ path }) => path).filter((path) => path.startsWith("sections/"));
  const windows = await Promise.all(paths.map((path) => feeds.window(path)));
  const sections = windows.filter((window): window is FeedWindow => window !== undefined);
  return { configuration: configuration(), listings, sections };
}
