import {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyRequest,
  fastify,
  LogController,
} from "fastify";
import { answerFirst } from "./answer-first.ts";
import { apiRoutes } from "./api/api-routes.ts";
import { archiveRoutes } from "./archive-routes.ts";
import { combinedRoutes } from "./combined-routes.ts";
import { dayRoutes } from "./day-routes.ts";
import { entryRoutes } from "./entry-routes.ts";
import { eventRoutes } from "./event-routes.ts";
import { feedRoutes } from "./feed-routes.ts";
import type { HttpDeps } from "./http-deps.ts";
import { hubRoutes } from "./hub-routes.ts";
import { createWaitOf, limitRate } from "./limit-rate.ts";
import { measureRequests } from "./measure-requests.ts";
import { pageRoutes } from "./page-routes.ts";
import { frameOf } from "./pages/frame.ts";
import { createKeptPages } from "./pages-kept.ts";
import { pictureRoutes } from "./picture-routes.ts";
import { createPreparePage } from "./prepare-page.ts";
import { sendProblem } from "./problem.ts";
import { pushRoutes } from "./push-routes.ts";
import { createReadyAnswers } from "./ready-answers.ts";
import { requestId } from "./request-id.ts";
import { sendRedirect } from "./send-redirect.ts";
import { serviceRoutes } from "./service-routes.ts";

/** Longest request target, in characters: room for a slug of a hundred letters in any script, percent-encoded. */
const MAX_URL = 2048;
const MAX_HEADERS = 16 * 1024;
/** Milliseconds that a connection stays open without a request. */
const KEEP_ALIVE = 72_000;
const MAX_BODY = 64 * 1024;

/** Methods that places of ours know, each where it is allowed; the others are nowhere (RFC 9110 §9.1). */
const IMPLEMENTED = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]);

/** Sent with every answer. */
const EVERY_ANSWER = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "cross-origin",
};

/**
 * The HTTP service: feeds, pages, OPML, health and metrics. Holds no state but caches of its own making, so any number can
 * run beside each other. Not listening yet; further routes may be added until it is.
 */
export function createHttpServer(deps: HttpDeps): FastifyInstance {
  const app = fastify({
    loggerInstance: deps.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    bodyLimit: MAX_BODY,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: KEEP_ALIVE,
    http: { maxHeaderSize: MAX_HEADERS, headersTimeout: 15_000 },
    routerOptions: { maxParamLength: MAX_URL },
    frameworkErrors: (error, request, reply) => {
      void sendProblem(request, reply.headers(headersOf(request)), {
        status: error.statusCode ?? 400,
        detail: "This address cannot be read.",
      });
    },
  });
  app.decorate("frame", () => frameOf(deps.configuration()));
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(headersOf(request));
    if (request.raw.url !== undefined && request.raw.url.length > MAX_URL) {
      return sendProblem(request, reply, { status: 414, detail: `Addresses end at ${MAX_URL} characters.` });
    }
    return undefined;
  });
  measureRequests(app, deps.metrics, deps.log);
  const waitOf = createWaitOf(deps);
  limitRate(app, deps, waitOf);
  answerErrors(app);
  const prepare = createPreparePage();
  const kept = createKeptPages();
  const { catalogue, combined } = deps;
  const answers = createReadyAnswers({ ...deps, waitOf, keepAlive: KEEP_ALIVE / 1000 });
  answerFirst(app, answers, deps);
  feedRoutes(app, deps, { prepare, kept, answers });
  archiveRoutes(app, deps);
  if (combined) combinedRoutes(app, { ...deps, combined }, prepare);
  if (catalogue && combined) apiRoutes(app, { ...deps, catalogue, combined }, prepare);
  if (deps.pictures) pictureRoutes(app, { ...deps, pictures: deps.pictures });
  if (deps.days) dayRoutes(app, { ...deps, days: deps.days }, { prepare, kept });
  if (catalogue) entryRoutes(app, { ...deps, catalogue }, prepare);
  pageRoutes(app, deps, { prepare, kept });
  serviceRoutes(app, deps);
  if (deps.events) eventRoutes(app, deps.events);
  if (deps.hub) hubRoutes(app, deps.hub);
  if (deps.push) pushRoutes(app, deps.push);
  return app;
}

function headersOf(request: FastifyRequest) {
  return { ...EVERY_ANSWER, "x-request-id": request.id };
}

function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler(async (request, reply) => {
    if (!IMPLEMENTED.has(request.method)) {
      const detail = `Nothing here knows what to do with ${request.method}.`;
      return sendProblem(request, reply, { status: 501, detail });
    }
    const [path = "", ...query] = request.url.split("?");
    if (path.length > 1 && path.endsWith("/") && (request.method === "GET" || request.method === "HEAD")) {
      // Slashes in front would lead to another host.
      const place = [`/${path.replace(/^\/+|\/+$/g, "")}`, ...query].join("?");
      return sendRedirect(reply, place, 308);
    }
    return sendProblem(request, reply, { status: 404, detail: "There is nothing at this address." });
  });
  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return sendProblem(request, reply, { status, detail: error.message });
    request.log.error({ err: error, requestId: request.id }, "request failed");
    return sendProblem(request, reply, {
      status: 500,
      detail: `Something broke on our side, and it has been recorded as ${request.id}. Try again in a minute.`,
    });
  });
}
