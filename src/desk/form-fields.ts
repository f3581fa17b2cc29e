import type { FastifyRequest } from "fastify";

/** Bytes of a form that holds a file or a list. */
export const MOST_TEXT = 4 * 1024 * 1024;

/** The fields of a form that was sent. */
export function fieldsOf({ body }: FastifyRequest): URLSearchParams {
  return body instanceof URLSearchParams ? body : new URLSearchParams();
}

/** The text of an area, with the line ends of files: forms send others (HTML, multiline text normalization). */
export function textIn(fields: URLSearchParams, name: string): string {
  return (fields.get(name) ?? "").replace(/\r\n?/g, "\n");
}
