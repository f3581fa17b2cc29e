import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createPress, type PressRequest } from "./create-press.ts";
import { loadPublications } from "./load-publications.ts";

/** The press could not listen; its message is one sentence that says what to do. */
export class PressPortTaken extends Error {
  override readonly name = "PressPortTaken";
}

/** The running sample press. */
export interface RunningPress {
  /** Its absolute address, without a trailing slash. */
  url: string;
  /** Stops listening and drops the connections it still has. */
  close(): Promise<void>;
}

/**
 * Serves the publications of `directory` on a loopback port until closed. `startedAt` comes from `openEpoch`, `clock` gives
 * milliseconds since 1970. Rejects with {@link PressPortTaken} where something else listens there.
 */
export async function startPress(options: {
  port: number;
  host: string;
  directory: string;
  startedAt: number;
  clock?: () => number;
}): Promise<RunningPress> {
  const { port, host, startedAt, clock = Date.now } = options;
  const publications = await loadPublications(options.directory);
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(portProblem(error, host, port)));
    server.listen(port, host, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${actual}`;
  const press = createPress({ publications, base: url, startedAt, clock });
  server.on("request", (request, response) => {
    const readable = request.method === "GET" || request.method === "HEAD";
    const { status, headers, body } = readable
      ? press.answer(asPressRequest(request))
      : { status: 405, headers: { allow: "GET, HEAD" }, body: Buffer.alloc(0) };
    const length = status === 304 ? {} : { "content-length": String(body.length) };
    response.writeHead(status, { ...headers, ...length }).end(request.method === "HEAD" ? undefined : body);
  });
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function asPressRequest({ url, headers }: IncomingMessage): PressRequest {
  return {
    target: url ?? "/",
    acceptsGzip: /\bgzip\b/.test(String(headers["accept-encoding"] ?? "")),
    ...(headers["if-none-match"] !== undefined && { ifNoneMatch: headers["if-none-match"] }),
    ...(headers["if-modified-since"] !== undefined && { ifModifiedSince: headers["if-modified-since"] }),
  };
}

function portProblem(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code !== "EADDRINUSE") return error;
  return new PressPortTaken(
    `The sample press needs ${host}:${port}, where another program listens: stop that program (perhaps another demo) and start again.`,
    { cause: error },
  );
}
