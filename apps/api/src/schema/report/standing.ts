import type { Report, RoundExpectation } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { today } from "../../calendar.ts";

export type ExpectationStanding = "NOT_DUE" | "RECEIVED" | "RECEIVED_LATE" | "MISSING" | "EXEMPT" | "DECLARED_MISSING";

export const Standing = builder.enumType("ExpectationStanding", {
  description: "How an expected report stands today.",
  values: {
    NOT_DUE: { description: "Not received, and not due before today." },
    RECEIVED: { description: "Received no later than on the day it was due." },
    RECEIVED_LATE: { description: "Received after the day it was due." },
    MISSING: { description: "Not received, though its due day in Viet Nam is past." },
    EXEMPT: { description: "No longer expected." },
    DECLARED_MISSING: { description: "Not received, and declared missing." },
  } satisfies Record<ExpectationStanding, object>,
});

type Expected = Pick<RoundExpectation, "state" | "dueOn">;
type Received = Pick<Report, "receivedAt">;

export function standingOf({ state, dueOn }: Expected, report: Received | null, day = today()): ExpectationStanding {
  if (state === "EXEMPT") return "EXEMPT";
  if (report?.receivedAt) return today(report.receivedAt) > dueOn ? "RECEIVED_LATE" : "RECEIVED";
  if (state === "DECLARED_MISSING") return "DECLARED_MISSING";
  return dueOn < day ? "MISSING" : "NOT_DUE";
}

export interface Completeness {
  expected: number;
  received: number;
  onTime: number;
  approved: number;
  notDue: number;
  exempt: number;
  declaredMissing: number;
}

export const CompletenessObject = builder.objectRef<Completeness>("Completeness").implement({
  description: "How many reports of a round are expected and there, as separate facts, among those the viewer may see.",
  fields: (t) => ({
    expected: t.exposeInt("expected", { description: "Committees expected to report and not exempt." }),
    received: t.exposeInt("received", { description: "Of those expected: received, on time or late." }),
    onTime: t.exposeInt("onTime", { description: "Of those received: no later than on the day they were due." }),
    approved: t.exposeInt("approved", { description: "Of those received: approved." }),
    notDue: t.exposeInt("notDue", { description: "Of those expected: not received, and not due before today." }),
    exempt: t.exposeInt("exempt", { description: "Committees that were exempted." }),
    declaredMissing: t.exposeInt("declaredMissing", { description: "Of those expected: declared missing." }),
  }),
});

export function countCompleteness(
  expectations: (Expected & { report: (Received & Pick<Report, "state">) | null })[],
): Completeness {
  const found = expectations.map(({ report, ...expectation }) => ({
    standing: standingOf(expectation, report),
    isApproved: report?.state === "APPROVED",
  }));
  const count = (...standings: ExpectationStanding[]) =>
    found.filter(({ standing }) => standings.includes(standing)).length;
  const exempt = count("EXEMPT");
  return {
    expected: found.length - exempt,
    received: count("RECEIVED", "RECEIVED_LATE"),
    onTime: count("RECEIVED"),
    approved: found.filter(({ standing, isApproved }) => standing !== "EXEMPT" && isApproved).length,
    notDue: count("NOT_DUE"),
    exempt,
    declaredMissing: count("DECLARED_MISSING"),
  };
}
