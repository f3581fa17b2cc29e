import { type Html, html } from "../../http/pages/html.ts";
import type { SourceStatus } from "../../status/source-status.ts";
import { button } from "./desk-layout.ts";

/** What can be done with a source. */
export function sourceButtons({ id, health }: Pick<SourceStatus, "id" | "health">, formKey: string): Html {
  const at = `/admin/sources/${id}`;
  return html`<div class="actions">${button(`${at}/poll`, "Poll now", formKey, false)}${
    health === "paused" ? button(`${at}/resume`, "Resume", formKey) : button(`${at}/pause`, "Pause", formKey)
  }</div>`;
}
