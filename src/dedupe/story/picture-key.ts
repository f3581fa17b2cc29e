import { hash48 } from "./hash.ts";

const SIZE = /[-_@](?:\d{2,4}x\d{2,4}|\d{2,4}w|\dx|scaled|large|medium|small|thumb(?:nail)?)(?=[-_.]|$)/gi;
const FOLDER_SIZE = /^(?:\d{2,4}x\d{2,4}|w?_?\d{2,4}|[wh]_\d+.*|\d+)$/i;
/** Pictures that stand for having none. */
const PLACEHOLDER = /logo|placeholder|default|avatar|fallback|no-?image|blank|spacer|icon|generic/i;
const UNTOLD =
  /^(?:image|img|photo|picture|foto|main|lead|cover|header|featured|thumb|large|original|file|master)?\d{0,3}$/i;

/**
 * The key of a picture's file, whatever host and size it is delivered in: outlets that print the same picture mostly keep its name.
 * `undefined` where the name would say nothing: too short, a number of three digits, a logo.
 */
export function pictureKey(address: string | undefined): number | undefined {
  if (address === undefined) return undefined;
  const path = (address.slice(0, 2048).split(/[?#]/, 1)[0] ?? "").replace(/^[a-z]+:\/\/[^/]*/i, "");
  const parts = path.split("/").filter((part) => part !== "" && !FOLDER_SIZE.test(part));
  const file = (parts.pop() ?? "").toLowerCase();
  const name = file.replace(/\.(?:jpe?g|png|webp|gif|avif)$/i, "").replace(SIZE, "");
  if (PLACEHOLDER.test(file)) return undefined;
  if (!UNTOLD.test(name) && name.length >= 6) return hash48(name, 3);
  const folder = parts.pop()?.toLowerCase();
  return folder === undefined || folder.length < 6 ? undefined : hash48(`${folder}/${name}`, 3);
}
