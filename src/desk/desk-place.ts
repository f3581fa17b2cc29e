import type { FastifyReply, FastifyRequest } from "fastify";
import { negotiateErrorForm } from "../http/negotiate.ts";
import { sendProblem } from "../http/problem.ts";
import type { Services } from "../services.ts";
import type { ConfigFiles } from "./config-files.ts";
import type { DeskFrame } from "./pages/desk-layout.ts";
import { missingPage } from "./pages/missing-page.ts";

/** Words for what came of a form, by the word that the page's address carries. */
export type Said = ReadonlyMap<string, { words: string; bad?: boolean }>;

/** What every page of the desk has, with what is to be said of the form that led to it. */
export type FrameOf = (request: FastifyRequest, said?: Said) => DeskFrame;

/** What those of the desk's routes work with that change the configuration. */
export interface DeskPlace {
  files: ConfigFiles;
  services: Services;
  frame: FrameOf;
}

/** Sends a page of the desk. */
export function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply.type("text/html; charset=utf-8").send(page);
}

/** Says that something is not there: people on a page from which the desk goes on, programmes as any problem. */
export function sendMissing(
  request: FastifyRequest,
  reply: FastifyReply,
  { frame, detail }: { frame: FrameOf; detail: string },
): FastifyReply {
  if (negotiateErrorForm(request.headers) !== "html")
    return sendProblem(request, reply, { status: 404, detail });
  return sendPage(reply.code(404), missingPage(detail, frame(request)));
}
