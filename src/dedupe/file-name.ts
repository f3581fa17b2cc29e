import { twinUrl } from "../normalize/url/twin-url.ts";

/** What a picture server is told of the size, quality and cut it is to deliver, and signatures, which change with them and with time. */
const DELIVERY =
  /^(?:w|h|width|height|imwidth|imheight|maxwidth|size|resize|fit|crop|rect|quality|q|auto|format|fm|f|dpr|strip|ssl|sharp|blur|bg|output|im|impolicy|v|cb|ts|s|sig|signature|token|exp|expires|hdnts|hdnea|policy|key-pair-id|x-amz-[a-z-]+|googleaccessid|ixlib|ixid|usqp|upscale|disable|anchor|focal|gravity|ar|op|x|y|rs|c|downsize)=/i;
/** Parameters in which such a server is told which picture to deliver. */
const ORIGINAL = /^(?:url|src|image|img)=(https?(?::|%3a).+)$/i;
const SIZE_IN_NAME = /[-_@](?:\d{2,4}x\d{2,4}|\d{2,4}w|\dx|scaled)(?=\.[a-z]{3,4}$)/i;
const SIZE_FOLDER =
  /^(?:\d{2,4}x\d{2,4}|(?:[wh]_?|resize[-:/]?)\d{2,4}|(?:[wchqfglxyu]_[\w.:]+)(?:,[wchqfglxyu]_[\w.:]+)*|f_auto|(?:80|120|144|160|180|200|224|240|256|270|300|304|320|336|360|400|416|420|480|512|600|624|640|660|720|750|768|800|816|854|900|960|976|1000|1024|1080|1200|1280|1440|1536|1600|1920|2048))$/i;

/** One name for all the addresses one file is delivered under: whatever its size, its signature and the tracker on it. */
export function fileName(url: string | undefined): string | undefined {
  const twin = url === undefined ? undefined : twinUrl(url);
  if (twin === undefined) return url;
  const [address = "", query = ""] = twin.split("?", 2);
  const pairs = query.split("&").filter((pair) => pair !== "");
  const original = pairs.map((pair) => ORIGINAL.exec(pair)?.[1]).find((found) => found !== undefined);
  if (original !== undefined && original.length < (url ?? "").length) return fileName(decoded(original));
  const kept = pairs.filter((pair) => !DELIVERY.test(pair));
  const path = address
    .split("/")
    .filter((folder, at) => at === 0 || !SIZE_FOLDER.test(folder))
    .join("/")
    .replace(SIZE_IN_NAME, "");
  return kept.length > 0 ? `${path}?${kept.join("&")}` : path;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A stray % is part of the address.
  }
}
