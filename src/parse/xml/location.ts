import { child, childrenNamed, childText, nodeText } from "../reader/node-text.ts";
import type { XmlNode } from "../reader/xml-node.ts";

/** A point on the earth in decimal degrees (WGS 84). */
export interface ParsedLocation {
  latitude: number;
  longitude: number;
  name?: string;
}

/** Where an item happened: W3C Geo, GeoRSS Simple and GML; for a line, box or polygon its first point. */
export function readLocation(node: XmlNode): ParsedLocation | undefined {
  const point = fromPair(childText(node, "geo:lat"), childText(node, "geo:long", "geo:lon")) ?? nested(node);
  const name = childText(node, "georss:featurename", "podcast:location");
  if (point === undefined) return undefined;
  return name === undefined ? point : { ...point, name };
}

function nested(node: XmlNode): ParsedLocation | undefined {
  for (const name of places) {
    for (const each of childrenNamed(node, name)) {
      const found = fromNode(each);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Media RSS puts GeoRSS inside an element of its own. */
const holders = ["media:location", "georss:where"];

const places = ["point", "line", "polygon", "box", "circle", "where"].map((name) => `georss:${name}`);
places.push("geo:point", "podcast:location", "media:location");

function fromNode(node: XmlNode): ParsedLocation | undefined {
  if (/^georss:(?:point|line|polygon|box|circle)$/.test(node.name)) return fromText(nodeText(node));
  if (node.name === "geo:point")
    return fromPair(childText(node, "geo:lat"), childText(node, "geo:long", "geo:lon"));
  if (node.name === "podcast:location") return fromGeoUri(node.attributes["geo"]);
  if (holders.includes(node.name)) return nested(node) ?? fromGml(node, 0);
  return undefined;
}

function fromGml(node: XmlNode, depth: number): ParsedLocation | undefined {
  const position = child(node, "gml:pos") ?? child(node, "gml:poslist") ?? child(node, "gml:lowercorner");
  if (position !== undefined) return fromText(nodeText(position));
  for (const each of node.children) {
    if (typeof each === "string" || depth > 5) continue;
    const found = fromGml(each, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fromText(text: string): ParsedLocation | undefined {
  const [latitude, longitude] = text.trim().split(/[\s,]+/, 2);
  return fromPair(latitude, longitude);
}

function fromGeoUri(uri: string | undefined): ParsedLocation | undefined {
  return uri?.startsWith("geo:") ? fromText(uri.slice(4).split(";", 1)[0] ?? "") : undefined;
}

function fromPair(first: string | undefined, second: string | undefined): ParsedLocation | undefined {
  if (!first || !second) return undefined;
  const latitude = Number(first);
  const longitude = Number(second);
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}
