import { serverAudits } from "graphql-http";
import { describe, expect, it } from "vitest";
import { openTestServer } from "../test/test-server.ts";

const { address } = await openTestServer();
const audits = serverAudits({ url: `${address}/graphql` });
const named = (word: string) => audits.filter(({ name }) => name.startsWith(word));

describe("GraphQL over HTTP", () => {
  it.each(named("MUST").map((audit) => [audit.name, audit] as const))("%s", async (_name, audit) => {
    expect(await audit.fn()).toMatchObject({ status: "ok" });
  });

  it("does at least twenty of what it should", async () => {
    const results = await Promise.all(named("SHOULD").map(({ fn }) => fn()));
    const kept = results.filter(({ status }) => status === "ok");
    expect(kept.length).toBeGreaterThanOrEqual(20);
  });
});
