import { type AddressInfo, createServer, type Socket } from "node:net";

/** An origin that speaks what it likes, byte by byte. */
export interface TcpOrigin {
  url: string;
  port: number;
  /** Connections so far. */
  connections(): number;
  close(): Promise<void>;
}

/** Starts an origin on loopback that is handed each connection when a request has come in whole, every time one has. */
export async function startTcpOrigin(
  answer: (socket: Socket) => void,
  host = "127.0.0.1",
  wantedPort = 0,
): Promise<TcpOrigin> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // The client hangs up in the middle of many of these answers; that is what they are for.
    socket.on("error", () => socket.destroy());
    let asked = "";
    socket.on("data", (chunk) => {
      asked += chunk.toString("latin1");
      if (!asked.endsWith("\r\n\r\n")) return;
      asked = "";
      answer(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(wantedPort, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    port,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
