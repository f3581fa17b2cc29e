import type { FeedPlan } from "../feed-plan.ts";
import { FAILING_FEEDS } from "./failures.ts";
import { HOST_FEEDS } from "./hosts.ts";
import { MOVING_FEEDS } from "./moves.ts";
import { VALIDATOR_FEEDS } from "./validators.ts";
import { WISHING_FEEDS } from "./wishes.ts";

/** Every feed of the author's. */
export const ALL_FEEDS: readonly FeedPlan[] = [
  ...VALIDATOR_FEEDS,
  ...FAILING_FEEDS,
  ...MOVING_FEEDS,
  ...WISHING_FEEDS,
  ...HOST_FEEDS,
];
