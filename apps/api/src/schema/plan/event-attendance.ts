import type { Agency as AgencyRow, Committee as CommitteeRow } from "@camket/prisma";
import { queryFromInfo } from "@pothos/plugin-prisma";
import { builder } from "../../builder.ts";
import { MAXIMUM_PAGE } from "../../connections.ts";
import { InvalidInputError } from "../../errors.ts";
import { Agency } from "../committee/agency.ts";
import { Committee } from "../committee/committee.ts";
import { visible } from "../visibility.ts";
import { EventWhere, eventsThatMatch } from "./event.ts";

interface Attended {
  committee: CommitteeRow | null;
  agency: AgencyRow | null;
  events: number;
  count: number;
}

const EventAttendance = builder.objectRef<Attended>("EventAttendance").implement({
  description: "How many people one committee or one agency sent to events.",
  fields: (t) => ({
    committee: t.expose("committee", { type: Committee, nullable: true, description: "The committee that sent them." }),
    agency: t.expose("agency", { type: Agency, nullable: true, description: "The agency that sent them." }),
    events: t.exposeInt("events", { description: "To how many events." }),
    count: t.exposeInt("count", { description: "How many people, counted once each time." }),
  }),
});

builder.queryField("eventAttendance", (t) =>
  t.field({
    type: [EventAttendance],
    description: "Who came to the events within reach, by committee or agency; most first.",
    args: {
      where: t.arg({ type: EventWhere, description: "Only events that match." }),
      first: t.arg.int({ required: true, defaultValue: 20, description: "At most so many, 100 or fewer." }),
    },
    resolve: async (_root, { where, first }, context, info) => {
      if (first < 0 || first > MAXIMUM_PAGE)
        throw new InvalidInputError([{ path: "first", code: "OUT_OF_RANGE", limit: MAXIMUM_PAGE }]);
      const totals = await context.db.attendance.groupBy({
        by: ["attendingCommitteeId", "agencyId"],
        where: { AND: [visible.withinReach(context), { event: eventsThatMatch(where, context) }] },
        _sum: { count: true },
        _count: true,
        orderBy: [{ _sum: { count: "desc" } }, { attendingCommitteeId: "asc" }, { agencyId: "asc" }],
        take: first,
      });
      const selection = (name: string) =>
        queryFromInfo({ context, info, path: [name], include: {}, awaitSelections: true });
      const [ofCommittees, ofAgencies] = [await selection("committee"), await selection("agency")];
      const [committees, agencies] = await Promise.all([
        context.db.committee.findMany({
          ...ofCommittees,
          where: { id: { in: totals.flatMap(({ attendingCommitteeId }) => attendingCommitteeId ?? []) } },
        }),
        context.db.agency.findMany({
          ...ofAgencies,
          where: { id: { in: totals.flatMap(({ agencyId }) => agencyId ?? []) } },
        }),
      ]);
      return totals.map(({ attendingCommitteeId, agencyId, _sum, _count }) => ({
        committee: committees.find(({ id }) => id === attendingCommitteeId) ?? null,
        agency: agencies.find(({ id }) => id === agencyId) ?? null,
        events: _count,
        count: _sum.count ?? 0,
      }));
    },
  }),
);
