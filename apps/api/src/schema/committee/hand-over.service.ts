import type { JobStage, Transaction } from "@camket/prisma";
import { addDays } from "../../calendar.ts";
import { type CommitteeChanges, type Heir, heirs } from "./committee-succession.service.ts";
import { append, type ReorganisationEntry, type ResponsibleChoice } from "./reorganisation-entry.ts";
import type { LineProblem, ProblemCode } from "./unit-plan.ts";
import { handOverWork } from "./work-succession.service.ts";

export const MEMBERS_OF_MERGED = ["END", "CARRY_OVER"] as const;
export type MembersOfMerged = (typeof MEMBERS_OF_MERGED)[number];

/** What somebody chose for one committee that is dissolved. */
export interface Decision {
  committeeId: number;
  /** Who answers for what it leaves: one of its successors, or one above all of them. */
  responsibleCommitteeId?: number;
  /** The same for a committee that is only being established, by the code of its unit. */
  responsibleUnitCode?: string;
  /** What becomes of its members; without it, they go on where it alone became one other committee. */
  members?: MembersOfMerged;
}

export interface Choices {
  decisions: Decision[];
  /** What becomes of the members of committees that are joined, where no decision says otherwise. */
  membersOfMerged: MembersOfMerged;
}

interface Term {
  name: string;
  position: string;
  fromId: number;
  toId: number | null;
}

/** Who goes on with what the dissolved committees leave, as was decided or by the rules. */
export function planHandOver(
  changes: CommitteeChanges,
  { decisions, membersOfMerged }: Choices,
): { handOver: HandOver; problems: LineProblem[] } {
  const { dissolved, established, byUnit, codeOf, names } = changes;
  const edges = heirs(changes).filter((edge) => edge.toId !== null);
  const into = new Map<number | null, Heir[]>();
  const outOf = new Map<number, Heir[]>();
  for (const edge of edges) {
    append(into, edge.toId, edge);
    append(outOf, edge.fromId, edge);
  }
  const problems: LineProblem[] = [];
  const ending = new Set(dissolved.map(({ id }) => id));
  const chosen = new Map(decisions.map((decision) => [decision.committeeId, decision]));
  const report = (committeeId: number, code: ProblemCode) =>
    problems.push({
      ...{ line: 0, column: "decisions", value: names.get(committeeId) ?? String(committeeId), code, committeeId },
    });
  for (const { committeeId } of decisions) if (!ending.has(committeeId)) report(committeeId, "UNKNOWN_COMMITTEE");

  const begun = new Set(established.map(({ unitId }) => byUnit.get(unitId)));
  const wholly = edges.filter(({ toId, isWhole }) => isWhole && begun.has(toId ?? 0));
  const alone = wholly.filter(({ toId }) => into.get(toId)?.length === 1);
  const isAlone = new Set(alone.map(({ fromId }) => fromId));
  const carried = wholly.filter(
    ({ fromId }) =>
      (chosen.get(fromId)?.members ?? (isAlone.has(fromId) ? "CARRY_OVER" : membersOfMerged)) === "CARRY_OVER",
  );
  const isWhole = new Set(wholly.map(({ fromId }) => fromId));
  for (const { committeeId, members } of decisions)
    if (members === "CARRY_OVER" && ending.has(committeeId) && !isWhole.has(committeeId))
      report(committeeId, "MEMBERS_OF_DIVIDED");

  const placeOf = placesIn(changes);
  const unitByCode = new Map([...codeOf].map(([unitId, code]) => [code, unitId]));
  const decided = new Set<number>();
  // Of a divided one, the committee above the parts answers for what it left; of any other its only heir does.
  const responsible = dissolved.flatMap(({ id }) => {
    const parts = outOf.get(id) ?? [];
    const { responsibleCommitteeId, responsibleUnitCode } = chosen.get(id) ?? {};
    if (responsibleCommitteeId !== undefined || responsibleUnitCode !== undefined) {
      const toId = responsibleCommitteeId ?? byUnit.get(unitByCode.get(responsibleUnitCode ?? "") ?? 0) ?? 0;
      const isSuccessor = parts.some((part) => part.toId === toId);
      const isAboveAll = parts.length > 0 && parts.every((part) => placeOf(part.toId).includes(toId));
      if (!isSuccessor && !isAboveAll) report(id, "NOT_A_SUCCESSOR");
      decided.add(id);
      return [{ fromId: id, toId }];
    }
    const [only, another] = parts;
    const toId = only && !another ? only.toId : aboveAll(parts, placeOf);
    return toId === null ? [] : [{ fromId: id, toId }];
  });
  const unitOf = new Map([...byUnit].map(([unitId, id]) => [id, unitId]));
  const choicesOf = (id: number): ResponsibleChoice[] => {
    const parts = outOf.get(id) ?? [];
    return [...new Set([...parts.map(({ toId }) => toId), aboveAll(parts, placeOf)])].flatMap((toId) => {
      const name = names.get(toId ?? 0);
      const unitCode = codeOf.get(unitOf.get(toId ?? 0) ?? 0);
      return name === undefined || unitCode === undefined ? [] : [{ name, unitCode }];
    });
  };
  const undecided = new Map(
    dissolved.flatMap(({ id }) =>
      outOf.get(id)?.length === 1 || decided.has(id) ? [] : [[id, choicesOf(id)] as const],
    ),
  );
  return { problems, handOver: { alone, carried, responsible, undecided } };
}

interface HandOver {
  /** Where one committee took over from one other, whole. */
  alone: Heir[];
  /** Whose members go on. */
  carried: Heir[];
  responsible: { fromId: number; toId: number }[];
  /** Those of which somebody may have to decide who is responsible, with who may be. */
  undecided: Map<number, ResponsibleChoice[]>;
}

/**
 * Seats and roles go on where one committee took over from one other, whole, and members as planned: nobody has two terms in
 * one committee, and where several had a head, none of them is the head. Work in progress goes on with whoever answers for it.
 */
export async function handOver(
  changes: CommitteeChanges,
  plan: HandOver,
  day: Date,
  tx: Transaction,
  onStage?: (stage: JobStage) => Promise<void>,
) {
  await onStage?.("MEMBERS");
  const whole = JSON.stringify(plan.alone);
  const carriedOver = JSON.stringify(plan.carried);
  const { responsible } = plan;
  const ids = changes.dissolved.map(({ id }) => id);
  const eve = addDays(day, -1);

  await tx.$executeRaw`
    INSERT INTO "Seat" ("committeeId", "role", "office", "agencyId", "validFrom", "validTo")
    SELECT edge."toId", seat."role", seat."office", seat."agencyId", ${day}, seat."validTo"
    FROM "Seat" seat JOIN jsonb_to_recordset(${whole}::jsonb) AS edge("fromId" int, "toId" int) ON edge."fromId" = seat."committeeId"
    WHERE seat."validTo" IS NULL OR seat."validTo" > ${day}`;
  const carried = await tx.$queryRaw<(Term & { personId: number })[]>`
    WITH edge AS (SELECT * FROM jsonb_to_recordset(${carriedOver}::jsonb) AS edge("fromId" int, "toId" int)),
      going AS (
        SELECT term.*, edge."toId", row_number() OVER (PARTITION BY edge."toId", term."personId" ORDER BY term."role", term."id") AS place,
          count(*) FILTER (WHERE term."role" = 'HEAD') OVER (PARTITION BY edge."toId") AS heads
        FROM "Membership" term JOIN edge ON edge."fromId" = term."committeeId"
        WHERE term."startsOn" < ${day} AND (term."endsOn" IS NULL OR term."endsOn" >= ${day})),
      carried AS (
        INSERT INTO "Membership" ("committeeId", "personId", "seatId", "role", "position", "agencyId", "documentId", "startsOn", "endsOn")
        SELECT term."toId", term."personId", (SELECT seat."id" FROM "Seat" old JOIN "Seat" seat ON seat."committeeId" = term."toId"
            AND seat."role" = old."role" AND seat."office" = old."office" WHERE old."id" = term."seatId" LIMIT 1),
          term."role", term."position", term."agencyId", term."documentId", ${day}, term."endsOn"
        FROM going term WHERE term.place = 1 AND (term."role" <> 'HEAD' OR term.heads = 1) ORDER BY term."id"
        RETURNING "id", "personId", "committeeId")
    SELECT going."personId", person."name", going."position", going."committeeId" AS "fromId", going."toId"
    FROM carried JOIN going ON going."toId" = carried."committeeId" AND going."personId" = carried."personId" AND going.place = 1
      JOIN "Person" person ON person."id" = carried."personId"
    ORDER BY carried."id"`;
  const rolesCarriedOver = await tx.$executeRaw`
    INSERT INTO "Grant" ("userId", "committeeId", "role", "agencyId", "validFrom", "validTo")
    SELECT held."userId", edge."toId", held."role", held."agencyId", greatest(held."validFrom", ${day}), held."validTo"
    FROM "Grant" held JOIN jsonb_to_recordset(${whole}::jsonb) AS edge("fromId" int, "toId" int) ON edge."fromId" = held."committeeId"
    WHERE held."validTo" IS NULL OR held."validTo" > greatest(held."validFrom", ${day})`;
  await tx.$executeRaw`UPDATE "Seat" SET "validTo" = ${day}, "version" = "version" + 1
    WHERE "committeeId" = ANY (${ids}) AND "validFrom" < ${day} AND ("validTo" IS NULL OR "validTo" > ${day})`;
  const gone = await tx.$queryRaw<(Term & { personId: number })[]>`
    WITH ended AS (UPDATE "Membership" SET "endsOn" = ${eve}, "version" = "version" + 1
      WHERE "committeeId" = ANY (${ids}) AND "startsOn" < ${day} AND ("endsOn" IS NULL OR "endsOn" >= ${day})
      RETURNING "id", "personId", "position", "committeeId")
    SELECT ended."personId", person."name", ended."position", ended."committeeId" AS "fromId", NULL::int AS "toId" FROM ended
      JOIN "Person" person ON person."id" = ended."personId"
    ORDER BY ended."id"`;
  const goesOn = new Set(carried.map(({ fromId, personId }) => `${fromId} ${personId}`));
  const ended = gone.filter(({ fromId, personId }) => !goesOn.has(`${fromId} ${personId}`));

  await onStage?.("WORK");
  const { counts, handed, unanswered } = await handOverWork(responsible, ids, tx);
  const nameOf = (id: number | null) => (id === null ? null : (changes.names.get(id) ?? null));
  const answers = new Map(responsible.map(({ fromId, toId }) => [fromId, toId]));
  const left = new Set([...unanswered, ...handed.map(({ fromId }) => fromId)]);
  const entries: ReorganisationEntry[] = [
    ...[...ended, ...carried].map(
      ({ name, position, fromId, toId }): ReorganisationEntry => ({
        ...{ kind: toId === null ? "MEMBER_ENDED" : "MEMBER_CARRIED_OVER", subject: name, from: nameOf(fromId) },
        ...{ to: nameOf(toId), note: position, committeeId: fromId },
      }),
    ),
    ...handed.map(
      ({ kind, title, note, fromId, toId }): ReorganisationEntry => ({
        ...{ kind, subject: title, from: nameOf(fromId), to: nameOf(toId), note, committeeId: fromId },
      }),
    ),
    ...changes.dissolved
      .filter(({ id }) => left.has(id) && plan.undecided.has(id))
      .map(
        ({ id, name }): ReorganisationEntry => ({
          ...{
            kind: "DECISION_NEEDED",
            subject: name,
            from: null,
            to: nameOf(answers.get(id) ?? null),
            committeeId: id,
            choices: plan.undecided.get(id) ?? [],
          },
          note: answers.has(id)
            ? "Ban được chia; việc còn lại do ban cấp trên chịu trách nhiệm nếu không chọn ban khác."
            : "Không có ban nào chịu trách nhiệm về việc còn lại.",
        }),
      ),
  ];
  return {
    counts: { membersEnded: ended.length, membersCarriedOver: carried.length, rolesCarriedOver, ...counts },
    entries,
  };
}

/** The committees above one that goes on, the nearest first. */
function placesIn({ byUnit, parentOf }: CommitteeChanges): (committeeId: number | null) => number[] {
  const unitOf = new Map([...byUnit].map(([unitId, id]) => [id, unitId]));
  return (committeeId) => {
    const line: number[] = [];
    let unitId = unitOf.get(committeeId ?? 0) ?? null;
    while (unitId !== null) {
      unitId = parentOf.get(unitId) ?? null;
      const above = unitId === null ? undefined : byUnit.get(unitId);
      if (above !== undefined) line.push(above);
    }
    return line;
  };
}

/** The nearest committee that stands above every one of several. */
function aboveAll(edges: Heir[], placeOf: (committeeId: number | null) => number[]): number | null {
  const [first = [], ...others] = edges.map(({ toId }) => placeOf(toId));
  return first.find((id) => others.every((line) => line.includes(id))) ?? null;
}
