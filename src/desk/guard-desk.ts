import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendProblem } from "../http/problem.ts";
import type { ConfigFiles } from "./config-files.ts";
import { DESK_HEADERS } from "./pages/desk-layout.ts";
import { loginPage } from "./pages/login-page.ts";
import { SESSION, type Sessions } from "./sessions.ts";

/** How somebody proves that the desk is theirs. */
export interface DeskGuard {
  sessions: Sessions;
  /** A header by which a reverse proxy names whom it has let in; absent where none does. */
  proxyHeader?: string;
  siteTitle: () => string;
  /** The configuration, as it may be changed from here. */
  files: ConfigFiles;
  now: () => number;
}

const SIGNED_OUT =
  "Nothing was changed: you are signed out. Sign in, go back, copy what you have typed, and load that page again.";

const COOKIE = "broadsheet-desk";
const SEARCH = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w.-]{1,200})`);

/** Lets nobody past who has no session, and no form that does not carry its session's key. */
export function guardDesk(scope: FastifyInstance, guard: DeskGuard): void {
  scope.addHook("preHandler", async (request, reply) => {
    reply.headers(DESK_HEADERS);
    const session = sessionOf(request, guard);
    if (session === undefined) return askForToken(request, reply, guard);
    if (request.method !== "POST" || isBearer(request)) return undefined;
    const key = request.body instanceof URLSearchParams ? (request.body.get("key") ?? "") : "";
    if (guard.sessions.isFormKey(session, key)) return undefined;
    return sendProblem(request, reply, {
      status: 403,
      detail: "This form is not of your session: go back, load the page again, and send it once more.",
    });
  });
}

/** The key of the forms of whoever asks. */
export function formKeyOf(request: FastifyRequest, guard: DeskGuard): string {
  return guard.sessions.formKey(sessionOf(request, guard) ?? "");
}

/** Begins a session. */
export function enter(request: FastifyRequest, reply: FastifyReply, { sessions, now }: DeskGuard): void {
  setCookie(request, reply, sessions.open(now()), SESSION / 1000);
}

/** Ends the session of this browser. */
export function leave(request: FastifyRequest, reply: FastifyReply): void {
  setCookie(request, reply, "", 0);
}

function setCookie(request: FastifyRequest, reply: FastifyReply, value: string, seconds: number): void {
  // Whether this is a secure connection only whoever stands in front knows.
  const secure = request.headers["x-forwarded-proto"] === "https" || request.protocol === "https";
  const parts = [`${COOKIE}=${value}`, "Path=/admin", "HttpOnly", "SameSite=Strict", `Max-Age=${seconds}`];
  reply.header("set-cookie", [...parts, ...(secure ? ["Secure"] : [])].join("; "));
}

function sessionOf(request: FastifyRequest, { sessions, proxyHeader, now }: DeskGuard): string | undefined {
  if (isBearer(request)) {
    const given = request.headers.authorization?.slice("Bearer ".length) ?? "";
    return sessions.isToken(given) ? "bearer" : undefined;
  }
  const named = proxyHeader === undefined ? undefined : request.headers[proxyHeader];
  if (typeof named === "string" && named !== "") return `proxy ${named}`;
  const [, session] = SEARCH.exec(request.headers.cookie ?? "") ?? [];
  return session !== undefined && sessions.isOpen(session, now()) ? session : undefined;
}

function isBearer(request: FastifyRequest): boolean {
  return request.headers.authorization?.startsWith("Bearer ") === true;
}

function askForToken(request: FastifyRequest, reply: FastifyReply, { siteTitle }: DeskGuard): FastifyReply {
  reply.code(401).header("www-authenticate", 'Bearer realm="desk"');
  if (!isBearer(request) && request.headers.accept?.includes("text/html")) {
    const asked = request.method === "GET" ? request.url : "/admin";
    const problem = request.method === "GET" ? undefined : SIGNED_OUT;
    return reply.type("text/html; charset=utf-8").send(loginPage(siteTitle(), asked, problem));
  }
  return sendProblem(request, reply, {
    status: 401,
    detail: "The desk asks for its token: sign in at /admin, or send it as a bearer token.",
  });
}
