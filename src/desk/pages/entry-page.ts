import { type Html, html } from "../../http/pages/html.ts";
import type { StoredEntry } from "../../model/stored-entry.ts";
import type { ReportedMember, ReportedTie, StoryReport } from "../../model/story-report.ts";
import { cleanUrl } from "../../publish/clean-url.ts";
import { button, type DeskFrame, deskPage } from "./desk-layout.ts";

/** One entry: where it is shelved, who else tells its story and why, and what can be done about it. */
export function entryPage(
  stored: StoredEntry,
  { members, related, ties }: StoryReport,
  page: DeskFrame,
): string {
  const at = `/admin/entries/${stored.ref}`;
  const own = members.find(({ ref }) => ref === stored.ref);
  const url = cleanUrl(stored.entry.url);
  const said =
    own?.pinned ||
    own?.alone ||
    ties.some(({ evidence }) => evidence.some(({ kind }) => kind === "operator"));
  return deskPage({
    ...page,
    title: stored.entry.title || "(no title)",
    body: html`<dl class="facts">
<dt>ref</dt><dd>${stored.ref}</dd>
<dt>id</dt><dd>${stored.entry.id}</dd>
${url === undefined ? "" : html`<dt>read at</dt><dd><a href="${url}">${url}</a></dd>`}
<dt>sections</dt><dd>${stored.sections.join(", ") || "none"}</dd>
<dt>tags</dt><dd>${stored.tags.join(", ") || "none"}</dd>
<dt>first seen</dt><dd>${stored.firstSeen}</dd>
</dl>
<h2>Its story</h2>
${membersMarkup(members, stored.ref)}
${ties.length === 0 ? html`<p>It stands alone.</p>` : html`<h3>Why</h3><ul>${ties.map((tie) => tieMarkup(tie, [...members, ...related]))}</ul>`}
${related.length === 0 ? "" : html`<h2>Other texts about the same event</h2>${membersMarkup(related, stored.ref)}`}
<h2>What can be done</h2>
<div class="actions">
${members.length > 1 ? button(`${at}/split`, "Split it from its story", page.formKey) : ""}
${own?.pinned ? button(`${at}/unpin`, "Unpin it", page.formKey) : button(`${at}/pin`, "Pin it as the lead", page.formKey)}
${said ? button(`${at}/forget`, "Forget what was said of it", page.formKey) : ""}
</div>
<form method="post" action="${at}/join"><input type="hidden" name="key" value="${page.formKey}">
<p><label for="other">Join it with another entry (address, id or ref)</label> <input type="text" id="other" name="other" required> <button class="plain">Join</button></p></form>
<details><summary>Remove it from every feed, for good</summary>
<form method="post" action="${at}/remove"><input type="hidden" name="key" value="${page.formKey}">
<p><label for="because">Why, if that may be said in the feeds</label> <input type="text" id="because" name="because"> <button>Remove it</button></p></form></details>`,
  });
}

function membersMarkup(members: readonly ReportedMember[], here: string): Html {
  return html`<ul>${members.map(
    ({ ref, title, source, language, lead, pinned, shownSince }) => html`<li>${
      ref === here
        ? html`<b>${title || "(no title)"}</b>`
        : html`<a href="/admin/entries/${ref}">${title || "(no title)"}</a>`
    } <span class="quiet">${source}${language === undefined ? "" : `, ${language}`}${lead ? ", leads" : ""}${pinned ? ", pinned" : ""}${
      shownSince === undefined ? "" : `, shown since ${shownSince.slice(0, 16).replace("T", " ")} UTC`
    }</span></li>
`,
  )}</ul>`;
}

const RELATIONS = {
  copy: "is a copy of",
  translation: "is a translation of, or is translated by,",
  event: "is about the same event as",
};

/** The two by their outlets; by their refs where an outlet has both. */
function tieMarkup(
  { one, other, relation, evidence }: ReportedTie,
  members: readonly ReportedMember[],
): Html {
  const [from, to] = [one, other].map((ref) => members.find((member) => member.ref === ref)?.source ?? ref);
  const [first, second] = from === to ? [one, other] : [from, to];
  return html`<li><a href="/admin/entries/${one}">${first}</a> ${RELATIONS[relation]} <a href="/admin/entries/${other}">${second}</a>: ${evidence.map(({ because }) => because.replace(/\.$/, "")).join("; ")}.</li>
`;
}
