import { html } from "../../http/pages/html.ts";
import { type DeskFrame, deskPage } from "./desk-layout.ts";

/** A source that is written down, and not yet in force in this process. */
export function comingPage(id: string, frame: DeskFrame): string {
  return deskPage({
    ...frame,
    title: id,
    body: html`<p>It stands in sources.yaml and is being taken up. This page loads itself again.</p>`,
  });
}
