import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";

/** An answer's head that is the same each time, as bytes on the wire have it. */
export interface HeadBlock {
  status: 200 | 304;
  /** The status line and every header, each with its line end; all but `date`, `connection` and `x-request-id`. */
  text: string;
  /** The same as names and values in turn. The last value is the request's id. */
  lines: string[];
}

/**
 * What `node:http` keeps of a head until it is sent. Its documentation does not name these members; where they are missing, the head is
 * written header by header.
 */
type HeadKeeper = ServerResponse & { _header: string | null; _hasBody: boolean };

/** The block of a status and its headers. The values are ours, and were sent before: nothing in them needs to be looked at again. */
export function headBlock(status: 200 | 304, headers: readonly (readonly [string, string])[]): HeadBlock {
  const text = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return {
    status,
    text: `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${text}`,
    lines: [...headers.flat(), "x-request-id", ""],
  };
}

/**
 * Sends a head that is ready, and a body. Looking at seventeen headers one by one, as `writeHead` does, costs as much as everything else that
 * is done for a request here; a connection that is to end, or that speaks HTTP/1.0, is served so all the same.
 */
export function sendBlock(
  request: IncomingMessage,
  response: ServerResponse,
  { status, text, lines }: HeadBlock,
  { requestId, body, keepAlive }: { requestId: string; body: Buffer | undefined; keepAlive: number },
): void {
  if (request.httpVersionMinor !== 1 || !response.shouldKeepAlive || !keepsHead(response)) {
    lines[lines.length - 1] = requestId;
    response.writeHead(status, lines).end(body);
    return;
  }
  response.statusCode = status;
  response._hasBody = body !== undefined;
  response._header = `${text}x-request-id: ${requestId}\r\nDate: ${httpDate()}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${keepAlive}\r\n\r\n`;
  response.end(body);
}

function keepsHead(response: ServerResponse): response is HeadKeeper {
  return "_header" in response && response._header === null && "_hasBody" in response;
}

let second = 0;
let written = "";

/** Now, as HTTP has dates; written once a second. */
function httpDate(): string {
  const now = Math.floor(Date.now() / 1000);
  if (now !== second) [second, written] = [now, new Date(now * 1000).toUTCString()];
  return written;
}
