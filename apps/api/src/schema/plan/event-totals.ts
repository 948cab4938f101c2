import type { EventKind } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { EventKindEnum, EventWhere, eventsThatMatch, withoutTask } from "./event.ts";

interface Totals {
  kind: EventKind;
  events: number;
  attendance: number;
  topics: number;
  papers: number;
  conclusions: number;
  openConclusions: number;
}

const EventTotals = builder.objectRef<Totals>("EventTotals").implement({
  description: "What events of one kind come to: for reports.",
  fields: (t) => ({
    kind: t.expose("kind", { type: EventKindEnum, description: "The kind." }),
    events: t.exposeInt("events", { description: "How many were held." }),
    attendance: t.exposeInt("attendance", { description: "How many people came to them, counted once each time." }),
    topics: t.exposeInt("topics", { description: "How many topics were spoken of." }),
    papers: t.exposeInt("papers", { description: "How many papers were read." }),
    conclusions: t.exposeInt("conclusions", { description: "How many conclusions were recorded." }),
    openConclusions: t.exposeInt("openConclusions", {
      description: "How many of them no task carries out, among the tasks that the viewer may see.",
    }),
  }),
});

builder.queryField("eventTotals", (t) =>
  t.field({
    type: [EventTotals],
    description: "What the events within reach come to, kind by kind; kinds without any are left out.",
    atMost: 5,
    args: { where: t.arg({ type: EventWhere, description: "Only events that match." }) },
    resolve: async (_root, { where }, context) => {
      const matching = eventsThatMatch(where, context);
      const byKind = await context.db.event.groupBy({
        by: "kind",
        where: matching,
        _count: true,
        orderBy: { kind: "asc" },
      });
      return Promise.all(
        byKind.map(async ({ kind, _count }) => {
          const event = { AND: [matching, { kind }] };
          const [came, topics, papers, conclusions, openConclusions] = await Promise.all([
            context.db.attendance.aggregate({ where: { event }, _sum: { count: true } }),
            context.db.agendaItem.count({ where: { event, kind: "TOPIC" } }),
            context.db.agendaItem.count({ where: { event, kind: "PAPER" } }),
            context.db.conclusion.count({ where: { event } }),
            context.db.conclusion.count({ where: { AND: [{ event }, withoutTask(context)] } }),
          ]);
          return {
            ...{ kind, events: _count, attendance: came._sum.count ?? 0 },
            ...{ topics, papers, conclusions, openConclusions },
          };
        }),
      );
    },
  }),
);
