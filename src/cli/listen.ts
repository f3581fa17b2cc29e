import { type FastifyInstance, fastify } from "fastify";
import { createConfigFiles } from "../desk/config-files.ts";
import { deskRoutes } from "../desk/desk-routes.ts";
import { createSessions } from "../desk/sessions.ts";
import { createHttpServer } from "../http/create-http-server.ts";
import { serviceRoutes } from "../http/service-routes.ts";
import { createPushCallback } from "../pipeline/answer-hub.ts";
import { streamedFeeds } from "../pipeline/streamed-feeds.ts";
import { createHub } from "../pipeline/take-hub-request.ts";
import type { Services } from "../services.ts";
import { CommandFailure } from "./command-failure.ts";
import { readiness } from "./readiness.ts";

/** Where to listen, and who may be at the desk. */
export interface ListenOptions {
  host: string;
  port: number;
  /** Of the configuration's files. */
  directory: string;
  adminToken?: string;
  adminHeader?: string;
  /** Where a process of another role answers for its health. */
  healthPort?: number;
}

/** Opens the HTTP layer. A port that is taken or forbidden is one sentence. */
export async function listen(
  services: Services,
  { host, port, directory, adminToken, adminHeader }: ListenOptions,
): Promise<{ server: FastifyInstance; url: string }> {
  const server = createHttpServer({
    feeds: services.editions,
    combined: services.combined,
    days: services.days,
    pictures: services.pictures,
    push: createPushCallback(services),
    catalogue: services.catalogue,
    hub: createHub(services),
    events: streamedFeeds(services),
    configuration: () => services.network().configuration,
    readiness: () => readiness(services),
    metrics: services.metrics,
    log: services.log,
    now: services.now,
  });
  if (adminToken !== undefined) {
    deskRoutes(server, services, {
      sessions: createSessions(adminToken),
      ...(adminHeader !== undefined && { proxyHeader: adminHeader }),
      files: createConfigFiles(directory),
      siteTitle: () => services.network().configuration.site.title,
      now: services.now,
    });
  }
  return { server, url: await openPort(server, host, port) };
}

/** Opens the port of a process that serves nothing: whether it is alive and able to work, and its metrics. */
export async function listenForHealth(
  services: Services,
  { host, healthPort }: Pick<ListenOptions, "host" | "healthPort">,
): Promise<FastifyInstance | undefined> {
  if (healthPort === undefined) return undefined;
  const server = fastify();
  serviceRoutes(server, { readiness: () => readiness(services), metrics: services.metrics });
  const url = await openPort(server, host, healthPort);
  services.log.info({ health: url }, "answers for its health");
  return server;
}

async function openPort(server: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE") {
      throw new CommandFailure(
        `Port ${port} on ${host} is taken: stop what uses it, or choose another with PORT=8081.`,
      );
    }
    if (code === "EACCES")
      throw new CommandFailure(`Port ${port} needs more rights: choose one above 1023 with PORT=8080.`);
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
      throw new CommandFailure(
        `${host} is no address of this machine: set HOST to one, such as 127.0.0.1 or 0.0.0.0.`,
      );
    }
    throw error;
  }
}
