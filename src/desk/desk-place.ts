import type { FastifyReply, FastifyRequest } from "fastify";
import type { Services } from "../services.ts";
import type { ConfigFiles } from "./config-files.ts";
import type { DeskFrame } from "./pages/desk-layout.ts";

/** Words for what came of a form, by the word that the page's address carries. */
export type Said = ReadonlyMap<string, { words: string; bad?: boolean }>;

/** What those of the desk's routes work with that change the configuration. */
export interface DeskPlace {
  files: ConfigFiles;
  services: Services;
  frame(request: FastifyRequest, said: Said): DeskFrame;
}

/** Sends a page of the desk. */
export function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply.type("text/html; charset=utf-8").send(page);
}
