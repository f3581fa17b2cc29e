import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A real HTTP server on a free port of a loopback address that remembers what it was asked. */
export interface Origin {
  url: string;
  requests: IncomingMessage[];
  close(): Promise<void>;
}

/** Starts an origin that answers as told. */
export async function startOrigin(answer: RequestListener, host = "127.0.0.1"): Promise<Origin> {
  const requests: IncomingMessage[] = [];
  const server: Server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
