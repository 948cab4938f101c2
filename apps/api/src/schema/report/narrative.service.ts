import type { Narrative } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { InvalidInputError, parseInput, VersionConflictError } from "../../errors.ts";
import { writtenText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { holdDraft } from "./report.service.ts";
import { sectionsOf } from "./report-sheet.ts";

const textRules = z.object({ text: writtenText(50_000) });

/**
 * @param narrative whose expectedVersion is 0 where the section was not written yet.
 * @returns the id of the narrative.
 */
export async function saveNarrative(
  {
    reportId,
    section,
    expectedVersion,
    ...input
  }: Pick<Narrative, "section" | "text"> & { reportId: number; expectedVersion: number },
  context: Context,
): Promise<number> {
  const { text } = parseInput(textRules, input);
  return transact(context, async (tx) => {
    const { draftId: revisionId, form } = await holdDraft(reportId, context, tx);
    if (!sectionsOf(form).some(({ kind }) => kind === section))
      throw new InvalidInputError([{ path: "section", code: "NOT_FOUND" }]);
    const { count } =
      expectedVersion === 0
        ? await tx.narrative.createMany({ data: { revisionId, section, text }, skipDuplicates: true })
        : await tx.narrative.updateMany({
            where: { revisionId, section, version: expectedVersion },
            data: { text, isDrafted: false, version: { increment: 1 } },
          });
    const narrative = await tx.narrative.findUnique({ where: { revisionId_section: { revisionId, section } } });
    if (!narrative || count === 0) throw new VersionConflictError(narrative?.version ?? 0);
    return narrative.id;
  });
}
