import { builder } from "../../builder.ts";
import { today } from "../../calendar.ts";
import { MAXIMUM_PAGE } from "../../connections.ts";
import { InvalidInputError } from "../../errors.ts";
import { Level } from "../committee/administrative-unit.ts";
import { Committee } from "../committee/committee.ts";
import { rowId } from "../row-id.ts";
import { coverGroups, type GroupCoverage } from "./group.service.ts";
import { Group } from "./group.ts";

const Coverage = builder.objectRef<GroupCoverage>("GroupCoverage").implement({
  description: "How many committees have a task for a group of rights-holders in a calendar year.",
  fields: (t) => ({
    group: t.expose("group", { type: Group, description: "The group." }),
    covered: t.exposeInt("covered", { description: "Committees with at least one task in force for it in that year." }),
    committees: t.exposeInt("committees", { description: "All committees asked about." }),
  }),
});

builder.queryField("groupCoverage", (t) =>
  t.field({
    type: [Coverage],
    description: "For each group of rights-holders, how many committees within reach have a task for it; least first.",
    args: {
      asOf: t.arg({
        type: "Date",
        description: "Committees that exist on this day, and tasks of its calendar year; by default today in Viet Nam.",
      }),
      underCommitteeId: t.arg.globalID({ for: Committee, description: "Only this committee and those under it." }),
      level: t.arg({ type: Level, description: "Only committees of units of this level." }),
      first: t.arg.int({ required: true, defaultValue: 20, description: "At most so many groups, 100 or fewer." }),
    },
    resolve: (_root, { asOf, underCommitteeId, level, first }, context) => {
      if (first < 0 || first > MAXIMUM_PAGE)
        throw new InvalidInputError([{ path: "first", code: "OUT_OF_RANGE", limit: MAXIMUM_PAGE }]);
      return coverGroups(
        {
          day: asOf ?? today(),
          underCommitteeId: underCommitteeId ? rowId(underCommitteeId.id) : null,
          level: level ?? null,
          first,
        },
        context,
      );
    },
  }),
);
