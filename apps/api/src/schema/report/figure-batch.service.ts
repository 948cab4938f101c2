import type { Transaction } from "@camket/prisma";
import { ReportSealedError } from "./report.errors.ts";
import { AGAINST_TYPING } from "./report.service.ts";

/** Of the figures that a batch wrote none was submitted, nor is one until the transaction ends. */
export async function requireDrafts(batchId: number, tx: Transaction): Promise<void> {
  const revisions = await tx.$queryRaw<{ sealedAt: Date | null }[]>`
    SELECT "sealedAt" FROM "ReportRevision" WHERE "id" IN (SELECT figure."revisionId" FROM "ImportedRow" imported
      JOIN "Figure" figure ON figure."id" = imported."rowId"
      WHERE imported."batchId" = ${batchId} AND imported."model" = 'Figure') ${AGAINST_TYPING}`;
  if (revisions.some(({ sealedAt }) => sealedAt !== null)) throw new ReportSealedError();
}
