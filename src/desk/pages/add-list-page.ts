import type { SourcePlan } from "../../config/plan-sources.ts";
import { html } from "../../http/pages/html.ts";
import { type DeskFrame, deskPage } from "./desk-layout.ts";

/** A subscription list in hand. */
export interface ListDraft {
  opml: string;
  plan?: SourcePlan;
  refused?: string;
}

/** What a subscription list would add, and what of it is left out and why. */
export function listPage({ opml, plan, refused }: ListDraft, frame: DeskFrame): string {
  const [added, skipped] = [plan?.added ?? [], plan?.skipped ?? []];
  return deskPage({
    ...frame,
    ...(refused !== undefined && { said: { words: refused, bad: true } }),
    title: "Add a list of sources",
    body: html`${
      plan === undefined
        ? ""
        : html`<h2>${added.length === 1 ? "1 source" : `${added.length} sources`} would be added</h2>
<ul>${added.map(({ id, title, url }) => html`<li><b>${title}</b> <span class="quiet">${id} · ${url}</span></li>`)}</ul>
${skipped.length === 0 ? "" : html`<h2>Left out</h2><ul>${skipped.map(({ url, why }) => html`<li>${url}: ${why}</li>`)}</ul>`}`
    }
<form method="post" action="/admin/add/list">
<input type="hidden" name="key" value="${frame.formKey}">
<p><label for="opml">The list</label><textarea id="opml" name="opml" rows="12" spellcheck="false" required>
${opml}</textarea></p>
<div class="actions"><button class="plain" formaction="/admin/add/list/try">Try again</button>${added.length === 0 ? "" : html`<button>Add them</button>`}</div>
</form>`,
  });
}
