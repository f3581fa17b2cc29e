import type { FastifyInstance } from "fastify";
import { rememberFor } from "../combine/remember-for.ts";
import type { Configuration } from "../model/configuration.ts";
import type { FeedWindow } from "../model/edition.ts";
import type { FeedPath } from "../model/feed.ts";
import { OPML_MEDIA_TYPE, renderFeedsOpml, renderSourcesOpml } from "../publish/render-opml.ts";
import type { ReadyPages } from "./feed-routes.ts";
import type { HttpDeps } from "./http-deps.ts";
import { aboutPage } from "./pages/about-page.ts";
import { frontPage } from "./pages/front-page.ts";
import { ICON } from "./pages/icon.ts";
import { cardHeaders, PAPER_HEADERS, PICTURE_HEADERS } from "./pages/page-headers.ts";
import { sendProblem } from "./problem.ts";
import { readOnly } from "./read-only.ts";
import { sendRedirect } from "./send-redirect.ts";
import { sendRepresentation } from "./send-representation.ts";
import { tagIndexOf } from "./tag-index-of.ts";
import { LANGUAGE_VARY, wantedLanguage } from "./wanted-language.ts";

const HTML = "text/html; charset=utf-8";
/** Milliseconds that the list of all feeds is remembered for the front page: counting thousands of tags takes a while. */
const LISTED = 30_000;

/** Registers the front page, `/about`, the icon and `/opml`. */
export function pageRoutes(app: FastifyInstance, deps: HttpDeps, ready: ReadyPages): void {
  const { prepare } = ready;
  const listed = rememberFor(LISTED, deps.feeds.listings, deps.now);
  readOnly(app, "/", async (request, reply) => {
    const { lang } = request.query as { lang?: unknown };
    const configuration = deps.configuration();
    const languages = languagesOf(configuration);
    if (lang !== undefined && !languages.includes(String(lang))) return sendRedirect(reply, "/", 301);
    const language = lang === undefined ? undefined : String(lang);
    const page = await ready.kept.page(`/ ${language ?? ""}`, await frontState(deps), async () => {
      const front = { configuration, languages, ...(language !== undefined && { language }) };
      const shown = { ...front, listings: await listed(), sections: await windowsOf(deps) };
      return prepare(frontPage({ ...shown, tagTitle: tagIndexOf(configuration.tags).titleOf }), HTML);
    });
    if (page === undefined) throw new Error("the front page is always there");
    const headers = cardHeaders(configuration.site.pages?.pictures);
    return sendRepresentation(request, reply, page, { headers, negotiated: false, now: deps.now() });
  });

  readOnly(app, "/about", async (request, reply) => {
    const configuration = deps.configuration();
    const language = wantedLanguage(request.headers, configuration.site.language);
    return sendRepresentation(request, reply, await prepare(aboutPage(configuration, language), HTML), {
      headers: PAPER_HEADERS,
      negotiated: false,
      varies: LANGUAGE_VARY,
      now: deps.now(),
    });
  });

  readOnly(app, "/icon.svg", async (request, reply) => {
    const sending = { headers: PICTURE_HEADERS, negotiated: false, now: deps.now() };
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

/** The languages of the sources and of the site, as primary subtags, where there are several. */
function languagesOf({ site, sources }: Configuration): string[] {
  const tags = [site.language, ...sources.flatMap(({ language }) => language ?? [])];
  return [...new Set(tags.map((tag) => tag.split("-", 1)[0] ?? tag))].sort();
}

function sectionPaths({ configuration }: HttpDeps): FeedPath[] {
  return configuration().sections.map(({ id }): FeedPath => `sections/${id}`);
}

/** Another whenever the front page may show something else; tags that come and go show with the next change. */
async function frontState(deps: HttpDeps): Promise<string> {
  const paths: FeedPath[] = ["all", ...sectionPaths(deps)];
  const states = await Promise.all(paths.map((path) => deps.feeds.state(path)));
  return states.join("\n");
}

async function windowsOf(deps: HttpDeps): Promise<FeedWindow[]> {
  const windows = await Promise.all(sectionPaths(deps).map((path) => deps.feeds.window(path)));
  return windows.filter((window): window is FeedWindow => window !== undefined);
}
