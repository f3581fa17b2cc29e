import { createServer } from "node:net";
import { request } from "undici";
import { type Finding, fault, good } from "./finding.ts";

const ABOUT = "port";
const PATIENCE = 2_000;

/** Looks whether the service could listen there, or does already. */
export async function examinePort(host: string, port: number): Promise<Finding[]> {
  const code = await listenOnce(host, port);
  if (code === undefined) return [good(ABOUT, `${port} on ${host} is free.`)];
  if (code === "EADDRINUSE") {
    if (await isOurs(host, port)) return [good(ABOUT, `A Broadsheet serves on ${port} already.`)];
    return [
      fault(
        ABOUT,
        `${port} on ${host} is taken by something else.`,
        `See what it is with ss -ltnp 'sport = :${port}' and stop it, or choose another with PORT=8081.`,
      ),
    ];
  }
  if (code === "EACCES")
    return [
      fault(
        ABOUT,
        `${port} needs more rights.`,
        "Choose one above 1023 with PORT=8080, and have a proxy in front.",
      ),
    ];
  return [
    fault(
      ABOUT,
      `${host} is no address of this machine (${code}).`,
      "Set HOST to one, such as 127.0.0.1, or 0.0.0.0 for all.",
    ),
  ];
}

function listenOnce(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

async function isOurs(host: string, port: number): Promise<boolean> {
  const place = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const url = `http://${place.includes(":") ? `[${place}]` : place}:${port}/healthz`;
  try {
    const { body } = await request(url, { signal: AbortSignal.timeout(PATIENCE) });
    const said = (await body.text()).slice(0, 1_000);
    return said.includes('"service":"broadsheet"');
  } catch {
    // Whatever it is, it does not speak as we do.
    return false;
  }
}
