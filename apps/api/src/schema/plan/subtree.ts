import type { Prisma } from "@camket/prisma";
import { rowId } from "../row-id.ts";

interface CommitteeFilter {
  committeeId?: { id: string } | null | undefined;
  underCommitteeId?: { id: string } | null | undefined;
}

/** Rows of one committee, or of one and all under it. */
export const ofCommittee = ({ committeeId, underCommitteeId }: CommitteeFilter) => ({
  AND: [
    committeeId ? { committeeId: rowId(committeeId.id) } : {},
    underCommitteeId ? { committee: subtreeOf(underCommitteeId) } : {},
  ],
});

/** A committee and all under it. Only the small table of committees is searched, in the statement that asks. */
export const subtreeOf = ({ id }: { id: string }): Prisma.CommitteeWhereInput => ({
  OR: [{ path: { startsWith: `${rowId(id)}.` } }, { path: { contains: `.${rowId(id)}.` } }],
});
