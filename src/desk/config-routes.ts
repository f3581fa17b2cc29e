import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type ConfigPart, PARTS } from "../config/config-file.ts";
import { compareShelving } from "../pipeline/compare-shelving.ts";
import { type DeskPlace, type FrameOf, type Said, sendMissing, sendPage } from "./desk-place.ts";
import { fieldsOf, MOST_TEXT, textIn } from "./form-fields.ts";
import { type ConfigDraft, configListPage, configPage } from "./pages/config-page.ts";

/** Entries that new rules are held against before they are saved. */
const COMPARED = 2_000;

/** What came of a form, by the word that the page's address carries. */
export const CONFIG_SAID: Said = new Map([
  ["saved", { words: "Saved. It is in force within moments." }],
  ["added", { words: "Added. They are polled within moments." }],
  ["aliased", { words: "Saved. What is stored is shelved anew in the background." }],
]);

/** Registers the configuration's files: to be read, tried and saved. */
export function configRoutes(desk: FastifyInstance, { files, services, frame }: DeskPlace): void {
  const framed = (request: FastifyRequest) => frame(request, CONFIG_SAID);

  desk.get("/admin/config", async (request, reply) => sendPage(reply, configListPage(framed(request))));
  desk.get("/admin/config/:part", async (request, reply) => {
    const part = partIn(request);
    if (part === undefined) return sendNoFile(request, reply, frame);
    return sendPage(reply, configPage({ part, ...(await files.read(part)) }, framed(request)));
  });

  desk.post("/admin/config/:part/try", { bodyLimit: MOST_TEXT }, async (request, reply) => {
    const part = partIn(request);
    if (part === undefined) return sendNoFile(request, reply, frame);
    const draft = draftIn(request, part);
    const result = await files.check(part, draft.text);
    if (result.kind === "problems")
      return sendPage(reply, configPage({ ...draft, problems: result.problems }, framed(request)));
    const change = await compareShelving(result.configuration, services, COMPARED);
    return sendPage(reply, configPage({ ...draft, warnings: result.warnings, change }, framed(request)));
  });

  desk.post("/admin/config/:part", { bodyLimit: MOST_TEXT }, async (request, reply) => {
    const part = partIn(request);
    if (part === undefined) return sendNoFile(request, reply, frame);
    const draft = draftIn(request, part);
    const written = await files.write(part, draft.text, draft.seen);
    if (written.kind === "refused") {
      const result = await files.check(part, draft.text);
      const problems = result.kind === "problems" ? result.problems : [];
      reply.code(409);
      return sendPage(reply, configPage({ ...draft, refused: written.why, problems }, framed(request)));
    }
    services.log.info({ file: `${part}.yaml` }, "saved at the desk");
    return reply.redirect(`/admin/config/${part}?done=saved`, 303);
  });
}

function draftIn(request: FastifyRequest, part: ConfigPart): ConfigDraft {
  const fields = fieldsOf(request);
  return { part, text: textIn(fields, "text"), seen: fields.get("seen") ?? "" };
}

function partIn(request: FastifyRequest): ConfigPart | undefined {
  const { part } = request.params as { part: string };
  return PARTS.find((one) => one === part);
}

function sendNoFile(request: FastifyRequest, reply: FastifyReply, frame: FrameOf): FastifyReply {
  const names = PARTS.map((part) => `${part}.yaml`).join(", ");
  return sendMissing(request, reply, {
    frame,
    detail: `The configuration has no such file; its files are ${names}.`,
  });
}
