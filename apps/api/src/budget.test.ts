import { describe, expect, it } from "vitest";
import { openTestServer } from "../test/test-server.ts";
import { openBudget } from "./budget.ts";
import { POINTS_PER_MINUTE } from "./limits.ts";

const { pool, user, send, statementsOf } = await openTestServer();

describe("the points of a minute", () => {
  it("are one user's on all replicas; who has none left waits, and costs no statement", async () => {
    await openBudget(pool)(String(user.id), POINTS_PER_MINUTE - 1);
    const query = "{ viewer { name } }";
    expect(await send({ query })).toMatchObject({ status: 200, extensions: { cost: 1 } });

    const refused = await send({ query });
    expect(refused).toMatchObject({
      status: 429,
      errors: [{ extensions: { code: "RATE_LIMITED", limit: POINTS_PER_MINUTE, asked: 1 } }],
    });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);

    const others = openBudget(pool);
    expect(await others("somebody else", 1)).toBeNull();
    expect(await others(String(user.id), 1)).toBeGreaterThan(0);
    expect(await statementsOf(() => others(String(user.id), 1))).toBe(0);
  });
});
