import type { CleanEnclosure, CleanEntry, CleanPicture } from "./clean-entry.ts";
import { element, textElement } from "./xml.ts";

/** Media RSS for an entry's pictures, with what is printed under them, and for the files that have no place elsewhere. */
export function mediaXml(entry: CleanEntry, files: readonly CleanEnclosure[]): string[] {
  const pictured = new Set(entry.pictures.map((picture) => picture.url));
  return [
    ...entry.pictures.map(pictureXml),
    ...files.filter((file) => !pictured.has(file.url)).map(fileXml),
    ...entry.pictures.slice(0, 1).map((lead) => element("media:thumbnail", size(lead))),
  ];
}

function pictureXml(picture: CleanPicture): string {
  const body =
    textElement("media:title", picture.alt, { type: "plain" }) +
    textElement("media:description", picture.caption, { type: "plain" }) +
    textElement("media:credit", picture.credit);
  return element("media:content", { ...size(picture), type: picture.type, medium: "image" }, body);
}

function fileXml(file: CleanEnclosure): string {
  const attributes = {
    url: file.url,
    type: file.type,
    medium: medium(file.type),
    fileSize: file.length || undefined,
    duration: file.duration,
  };
  return element("media:content", attributes, textElement("media:title", file.title, { type: "plain" }));
}

function size(picture: CleanPicture): { url: string; width: number | undefined; height: number | undefined } {
  return { url: picture.url, width: picture.width, height: picture.height };
}

function medium(type: string): string {
  const kind = type.slice(0, type.indexOf("/"));
  return kind === "image" || kind === "audio" || kind === "video" ? kind : "document";
}
