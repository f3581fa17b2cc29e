import type { Readiness } from "../http/readiness.ts";
import type { Services } from "../services.ts";

/** Whether this process can serve, and if not, why in one sentence. */
export async function readiness({ redis }: Services): Promise<Readiness> {
  try {
    await redis.ping();
    return { ready: true };
  } catch (error) {
    return {
      ready: false,
      reason: `Redis does not answer: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}
