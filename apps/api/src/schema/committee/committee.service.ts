import { type CommitteePeriod, type Transaction, violatedConstraint } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { ForbiddenError, InvalidInputError, NotFoundError, parseInput, VersionConflictError } from "../../errors.ts";
import { requiredText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { administers, visible } from "../visibility.ts";
import { CommitteeExistsError, CommitteeUnderItselfError } from "./committee.errors.ts";

type Naming = Pick<CommitteePeriod, "name" | "nameEn" | "symbol" | "standingAgencyId" | "documentId" | "validFrom">;

const namingRules = z.object({
  name: requiredText(300),
  nameEn: requiredText(300),
  symbol: requiredText(20),
});

const LEVELS = ["NATION", "PROVINCE", "DISTRICT", "COMMUNE"];

/** @returns the id of the new committee. */
export async function establishCommittee(
  { unitId, parentId, ...input }: Naming & { unitId: number; parentId: number },
  context: Context,
): Promise<number> {
  const { validFrom } = input;
  const naming = parseInput(namingRules, input);
  try {
    return await transact(context, async (tx) => {
      const [unit, parent] = await Promise.all([
        tx.administrativeUnit.findUnique({ where: { id: unitId } }),
        tx.committee.findUnique({ where: { id: parentId }, include: { unit: true } }),
      ]);
      if (!parent) throw new InvalidInputError([{ path: "parentId", code: "NOT_FOUND" }]);
      if (!administers(context.viewer, parent.path)) throw new ForbiddenError();
      if (!unit) throw new InvalidInputError([{ path: "unitId", code: "NOT_FOUND" }]);
      if (LEVELS.indexOf(parent.unit.level) >= LEVELS.indexOf(unit.level)) throw new CommitteeUnderItselfError();
      const outside = [unit, parent].some(
        (span) => validFrom < span.validFrom || (span.validTo !== null && validFrom >= span.validTo),
      );
      if (outside) throw new InvalidInputError([{ path: "validFrom", code: "OUT_OF_RANGE" }]);
      const period = { ...naming, ...(await references(input, context, tx)), validFrom };
      const { id } = await tx.committee.create({
        data: { unitId, parentId, validFrom, periods: { create: period } },
        select: { id: true },
      });
      return id;
    });
  } catch (error) {
    if (violatedConstraint(error) === "Committee_unit_validity_excl") throw new CommitteeExistsError();
    throw error;
  }
}

/** @returns the id of the committee. */
export async function reviseCommittee(
  { id, expectedVersion, ...input }: Naming & { id: number; expectedVersion: number },
  context: Context,
): Promise<number> {
  const { validFrom } = input;
  const naming = parseInput(namingRules, input);
  return transact(context, async (tx) => {
    const committee = await tx.committee.findUnique({
      where: { id },
      include: { periods: { orderBy: { validFrom: "desc" }, take: 1 } },
    });
    const last = committee?.periods[0];
    if (!committee || !last) throw new NotFoundError();
    if (!administers(context.viewer, committee.path)) throw new ForbiddenError();
    const { count } = await tx.committee.updateMany({
      where: { id, version: expectedVersion },
      data: { version: { increment: 1 } },
    });
    if (count === 0) throw new VersionConflictError(committee.version);
    if (validFrom < last.validFrom || (committee.validTo && validFrom >= committee.validTo))
      throw new InvalidInputError([{ path: "validFrom", code: "OUT_OF_RANGE" }]);
    const period = { ...naming, ...(await references(input, context, tx)) };
    if (validFrom.valueOf() === last.validFrom.valueOf()) {
      await tx.committeePeriod.update({ where: { id: last.id }, data: period });
    } else {
      await tx.committeePeriod.update({ where: { id: last.id }, data: { validTo: validFrom } });
      await tx.committeePeriod.create({ data: { ...period, committeeId: id, validFrom, validTo: committee.validTo } });
    }
    return id;
  });
}

/** The agency and document a committee names, which must exist and, for a document, be seen. */
async function references({ standingAgencyId, documentId }: Naming, context: Context, tx: Transaction) {
  if (standingAgencyId !== null && (await tx.agency.count({ where: { id: standingAgencyId } })) === 0)
    throw new InvalidInputError([{ path: "standingAgencyId", code: "NOT_FOUND" }]);
  if (
    documentId !== null &&
    (await tx.document.count({ where: { AND: [visible.document(context), { id: documentId }] } })) === 0
  )
    throw new InvalidInputError([{ path: "documentId", code: "NOT_FOUND" }]);
  return { standingAgencyId, documentId };
}
