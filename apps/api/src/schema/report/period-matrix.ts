import type { PeriodKind } from "@camket/prisma";
import { queryFromInfo } from "@pothos/plugin-prisma";
import type { GraphQLResolveInfo } from "graphql";
import { builder } from "../../builder.ts";
import type { Context } from "../../context.ts";
import { InvalidInputError } from "../../errors.ts";
import { visible } from "../visibility.ts";
import { type MatrixPeriod, MOST_PERIODS } from "./period-matrix.service.ts";
import { together } from "./read-together.ts";
import { PeriodKindEnum } from "./reporting-round.ts";

export const ReportingPeriod = builder.objectRef<MatrixPeriod>("ReportingPeriod").implement({
  description: "A period of which committees at several places ask, each in a round of its own.",
  fields: (t) => ({
    periodKind: t.expose("periodKind", { type: PeriodKindEnum, description: "Kind of period." }),
    year: t.exposeInt("year", { description: "Year it is named after." }),
    ordinal: t.exposeInt("ordinal", { description: "Which of its kind in the year; 1 where the kind says it all." }),
    name: t.exposeString("name", { description: 'Name in Vietnamese: "6 tháng đầu năm 2026".' }),
    startsOn: t.expose("startsOn", { type: "Date", description: "First day." }),
    endsOn: t.expose("endsOn", { type: "Date", description: "Last day." }),
  }),
});

interface PeriodChoice {
  periodKinds: PeriodKind[];
  periods: number;
  until?: Date | null | undefined;
}

export function chosenPeriods({ periodKinds, periods, until }: PeriodChoice) {
  if (periods < 1 || periods > MOST_PERIODS)
    throw new InvalidInputError([{ path: "periods", code: "OUT_OF_RANGE", limit: MOST_PERIODS }]);
  return { kinds: periodKinds, periods, until: until ?? null };
}

/** The committees of rows, in one statement. */
export const committeesOf = (rows: { committeeId: number }[], context: Context, info: GraphQLResolveInfo) =>
  together(async () =>
    context.db.committee.findMany({
      ...(await queryFromInfo({ context, info, path: ["rows", "committee"], include: {}, awaitSelections: true })),
      where: { id: { in: rows.map(({ committeeId }) => committeeId) }, AND: visible.directory(context) },
    }),
  );
