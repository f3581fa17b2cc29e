/** Whether the service can do its work and, where it cannot, why in one sentence. */
export type Readiness = { ready: true } | { ready: false; reason: string };
