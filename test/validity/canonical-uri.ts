const DEFAULT_PORT = /^(?:http:\/\/[^/?#]*:80|https:\/\/[^/?#]*:443)(?=[/?#]|$)/;
const REGISTERED = /^(?:https?|ftp|mailto|news|nntp|cid|mid|info|crid|dav|tag|urn|xmpp):/;

/**
 * Why a URI is not the one spelling by which every reader knows it (RFC 3986 §6.2); `undefined` where it is. Each part is taken apart, brought
 * into its normal form and put together again.
 */
export function notCanonical(uri: string): string | undefined {
  if (!REGISTERED.test(uri)) return "scheme is not registered";
  if (DEFAULT_PORT.test(uri)) return "default port";
  const parts = /^([a-z]+):(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(uri);
  if (parts === null) return "no URI";
  const [, scheme = "", authority, path = "", query, fragment] = parts;
  if (authority !== undefined && (path === "" || authority !== authority.toLowerCase()))
    return "host or path";
  const normal = [
    `${scheme}:`,
    authority === undefined ? "" : `//${authority}`,
    path
      .split("/")
      .map((segment) => normalEscapes(segment))
      .join("/"),
    query === undefined ? "" : `?${normalEscapes(query)}`,
    fragment === undefined ? "" : `#${normalEscapes(fragment)}`,
  ].join("");
  if (/(?:^|\/)\.{1,2}(?:\/|$)/.test(path)) return "dots in the path";
  return normal === uri ? undefined : `normal form is ${normal}`;
}

const RESERVED = /(%(?:2[1346789ABCF]|3[ABDF]|40|5[BD])|[!$&'()*+,;=:@/?])/i;

/** Decodes what is escaped and escapes what must be; a reserved character stays as it was written. */
function normalEscapes(part: string): string {
  const pieces = part.split(RESERVED).map((piece, at) => {
    if (at % 2 === 1) return piece.toUpperCase();
    try {
      return encodeURIComponent(decodeURIComponent(piece).normalize("NFC"));
    } catch {
      // A URIError says that the bytes are not UTF-8.
      return "(not UTF-8)";
    }
  });
  return /%25[0-9A-Fa-f]{2}/.test(part) ? "(escaped twice)" : pieces.join("");
}
