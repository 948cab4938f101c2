import type pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { POINTS_PER_MINUTE, type Spend } from "./limits.ts";

/** The points a minute of every user, shared by all replicas. Whoever has none left is refused without a statement. */
export function openBudget(pool: pg.Pool): Spend {
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    tableName: "RateLimit",
    tableCreated: true,
    keyPrefix: "graphql",
    points: POINTS_PER_MINUTE,
    duration: 60,
    inMemoryBlockOnConsumed: POINTS_PER_MINUTE,
  });
  return async (user, points) => {
    try {
      await limiter.consume(user, points);
      return null;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    }
  };
}
