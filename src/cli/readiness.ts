import type { Readiness } from "../http/readiness.ts";
import type { Services } from "../services.ts";

/** Milliseconds that Redis has for an answer: whoever asks for readiness has little patience. */
const PATIENCE = 2_000;

/** Whether this process can serve, and if not, why in one sentence. Always answers within seconds. */
export async function readiness({ redis }: Pick<Services, "redis">): Promise<Readiness> {
  // A command would wait in line until the connection is back.
  if (redis.status !== "ready")
    return { ready: false, reason: "Redis does not answer: the connection is lost" };
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<Readiness>((resolve) => {
    const reason = `Redis does not answer: nothing within ${PATIENCE / 1000} s`;
    timer = setTimeout(resolve, PATIENCE, { ready: false, reason });
  });
  return await Promise.race([ping(redis), silence]).finally(() => clearTimeout(timer));
}

async function ping(redis: Services["redis"]): Promise<Readiness> {
  try {
    await redis.ping();
    return { ready: true };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ready: false, reason: `Redis does not answer: ${why}` };
  }
}
