import type { FastifyReply } from "fastify";
import { CACHE_CONTROL } from "./send-representation.ts";

/**
 * Leads to where something stands for good, for as long as the configuration says so. Programmes of other origins must be let through the
 * redirect itself, too (Fetch, "HTTP fetch"). 307 is for what stands there only for now; 301 is what the oldest readers know; for what is only read it is the same as 308.
 */
export function sendRedirect(reply: FastifyReply, place: string, status: 301 | 307 | 308): FastifyReply {
  return reply
    .headers({
      "access-control-allow-origin": "*",
      "cache-control": CACHE_CONTROL,
      "x-robots-tag": "noindex",
    })
    .redirect(place, status);
}
