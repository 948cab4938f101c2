import type { Prisma } from "@camket/prisma";
import type { Context } from "../../context.ts";
import { holdsAt, holdsOver } from "../visibility.ts";

/** Who writes the report that an expectation asks for, and who reviews it. */
export const expectationPlace = {
  committeePath: true,
  responsibleCommittee: { select: { path: true } },
  reportsTo: { select: { path: true, validTo: true } },
} satisfies Prisma.RoundExpectationSelect;

export const reportPlace = { expectation: { select: expectationPlace } } satisfies Prisma.ReportSelect;

type Place = Prisma.RoundExpectationGetPayload<{ select: typeof expectationPlace }>;

/** Officers of the committee that reports, of one that succeeded it, or of the one named to report in its place. */
export const mayWrite = ({ committeePath, responsibleCommittee }: Omit<Place, "reportsTo">, { viewer }: Context) =>
  holdsAt(viewer, committeePath, "OFFICER") ||
  (responsibleCommittee !== null && holdsAt(viewer, responsibleCommittee.path, "OFFICER"));

/**
 * Reviewers of the committee that takes the report, or of one that succeeded it; the root's of its own. Where that one was
 * dissolved, those of the committees above it too: it may have been divided, or have no successor.
 */
export const mayReview = ({ committeePath, reportsTo }: Omit<Place, "responsibleCommittee">, { viewer }: Context) =>
  holdsAt(viewer, reportsTo?.path ?? committeePath, "REVIEWER") ||
  (reportsTo?.validTo != null && holdsOver(viewer, reportsTo.path, "REVIEWER"));
