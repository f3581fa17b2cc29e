import { STATUS_CODES } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { negotiateErrorForm } from "./negotiate.ts";
import { errorPage } from "./pages/error-page.ts";
import type { Frame } from "./pages/frame.ts";
import { PAPER_HEADERS } from "./pages/page-headers.ts";
import { wantedWords } from "./wanted-words.ts";

declare module "fastify" {
  interface FastifyInstance {
    /** What stands around every page as the configuration in force has it. */
    frame(): Frame;
  }
}

/** An error as a client is told it: problem details (RFC 9457), a page or a line of text, whichever it prefers. */
export interface Problem {
  status: number;
  /** One plain sentence: what is wrong and what to do. */
  detail: string;
  /** Further members of the problem details (RFC 9457 §3.2), for programmes. */
  members?: Readonly<Record<string, string>>;
}

/** Answers with an error. Never cached: what is missing now may be there with the next poll. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const title = STATUS_CODES[problem.status] ?? "Error";
  reply.code(problem.status).headers({
    "cache-control": "no-store",
    vary: "Accept",
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "Allow, Retry-After, X-Request-Id",
  });
  const form = negotiateErrorForm(request.headers);
  if (form === "html") {
    const page = { ...problem, title, frame: request.server.frame(), wanted: wantedWords(request.url) };
    return reply.headers(PAPER_HEADERS).type("text/html; charset=utf-8").send(errorPage(page));
  }
  if (form === "text")
    return reply.type("text/plain; charset=utf-8").send(`${problem.status} ${title}: ${problem.detail}\n`);
  const body = {
    type: "about:blank",
    title,
    status: problem.status,
    detail: problem.detail,
    instance: request.id,
    ...problem.members,
  };
  return reply.type("application/problem+json; charset=utf-8").send(JSON.stringify(body));
}
