import type { AgencyPeriod, Transaction } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { ForbiddenError, InvalidInputError, NotFoundError, parseInput, VersionConflictError } from "../../errors.ts";
import { requiredText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { administers } from "../visibility.ts";

type Naming = Pick<AgencyPeriod, "name" | "nameEn" | "abbreviation" | "kind" | "validFrom">;

const namingRules = z.object({
  name: requiredText(200),
  nameEn: requiredText(200),
  abbreviation: requiredText(20),
});

/** @returns the id of the new agency. */
export async function createAgency(input: Naming & { unitId: number }, context: Context): Promise<number> {
  const { unitId, kind, validFrom } = input;
  const naming = parseInput(namingRules, input);
  return transact(context, async (tx) => {
    await requireAdministrator(unitId, context, tx);
    const { id } = await tx.agency.create({
      data: { unitId, validFrom, periods: { create: { ...naming, kind, validFrom } } },
      select: { id: true },
    });
    return id;
  });
}

/** @returns the id of the agency. */
export async function reviseAgency(
  { id, expectedVersion, ...input }: Naming & { id: number; expectedVersion: number },
  context: Context,
): Promise<number> {
  const { kind, validFrom } = input;
  const naming = parseInput(namingRules, input);
  return transact(context, async (tx) => {
    const agency = await tx.agency.findUnique({
      where: { id },
      include: { periods: { orderBy: { validFrom: "desc" }, take: 1 } },
    });
    const last = agency?.periods[0];
    if (!agency || !last) throw new NotFoundError();
    await requireAdministrator(agency.unitId, context, tx);
    const { count } = await tx.agency.updateMany({
      where: { id, version: expectedVersion },
      data: { version: { increment: 1 } },
    });
    if (count === 0) throw new VersionConflictError(agency.version);
    if (validFrom < last.validFrom || (agency.validTo && validFrom >= agency.validTo))
      throw new InvalidInputError([{ path: "validFrom", code: "OUT_OF_RANGE" }]);
    if (validFrom.valueOf() === last.validFrom.valueOf()) {
      await tx.agencyPeriod.update({ where: { id: last.id }, data: { ...naming, kind } });
    } else {
      await tx.agencyPeriod.update({ where: { id: last.id }, data: { validTo: validFrom } });
      await tx.agencyPeriod.create({ data: { ...naming, kind, agencyId: id, validFrom, validTo: agency.validTo } });
    }
    return id;
  });
}

/** An agency is administered by whoever administers the committee of its unit. */
async function requireAdministrator(unitId: number, { viewer }: Context, tx: Transaction) {
  const unit = await tx.administrativeUnit.findUnique({ where: { id: unitId }, include: { committees: true } });
  if (!unit) throw new NotFoundError();
  if (viewer?.isGlobalAdministrator) return; // also of a unit that has no committee
  if (!unit.committees.some(({ path }) => administers(viewer, path))) throw new ForbiddenError();
}
