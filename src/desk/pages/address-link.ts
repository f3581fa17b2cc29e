import { type Html, html } from "../../http/pages/html.ts";
import type { SourceStatus } from "../../status/source-status.ts";

/** What moved is written down with one press; what is broken is looked for. A list's sources are the list's to change. */
export function addressLink({
  id,
  list,
  movedTo,
  health,
}: Pick<SourceStatus, "id" | "list" | "movedTo" | "health">): Html | "" {
  if (list !== undefined) return "";
  const at = `/admin/sources/${id}/address`;
  if (movedTo !== undefined)
    return html`<p><a href="${at}?${new URLSearchParams({ feed: movedTo }).toString()}">Write its new address into sources.yaml</a></p>`;
  return health === "failing" || health === "gone"
    ? html`<p><a href="${at}">Look for its new address</a></p>`
    : "";
}
