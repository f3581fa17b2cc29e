import { html } from "../../http/pages/html.ts";
import { type DeskFrame, deskPage } from "./desk-layout.ts";

/** Says that something is not there, and where to go on. */
export function missingPage(detail: string, frame: DeskFrame): string {
  return deskPage({
    ...frame,
    title: "Nothing is here",
    body: html`<p>${detail}</p>
<ul><li><a href="/admin/sources">All sources</a></li><li><a href="/admin/entries">Find an entry</a></li><li><a href="/admin">What needs somebody</a></li></ul>`,
  });
}
