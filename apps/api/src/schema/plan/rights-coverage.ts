import { encodeGlobalID } from "@pothos/plugin-relay";
import { builder } from "../../builder.ts";
import { calendarYear } from "../../calendar.ts";
import { Committee } from "../committee/committee.ts";
import { rowId } from "../row-id.ts";
import { countRights, type RightsCount, type RightsCoverage } from "./rights-coverage.service.ts";

/** Of each taxonomy, with one more for tasks that name none. */
const MOST_ROWS = 51;

const Count = builder.objectRef<RightsCount>("RightsCoverageCount").implement({
  description: "How many tasks serve a field of rights, a group of rights-holders, or both.",
  fields: (t) => ({
    themeId: t.id({
      nullable: true,
      description: "Global ID of the field; null for tasks that name none, and where all fields are counted together.",
      resolve: ({ themeId }) => themeId && encodeGlobalID("Theme", themeId),
    }),
    groupId: t.id({
      nullable: true,
      description: "Global ID of the group; null for tasks that name none, and where all groups are counted together.",
      resolve: ({ groupId }) => groupId && encodeGlobalID("Group", groupId),
    }),
    tasks: t.exposeInt("tasks", { description: "How many tasks." }),
  }),
});

const Coverage = builder.objectRef<RightsCoverage>("RightsCoverage").implement({
  description:
    "Fields of rights against groups of rights-holders. A task that serves several is counted for each, and once in each total.",
  fields: (t) => ({
    tasks: t.exposeInt("tasks", { description: "All tasks counted." }),
    byTheme: t.expose("byTheme", { type: [Count], description: "For each field with a task.", atMost: MOST_ROWS }),
    byGroup: t.expose("byGroup", { type: [Count], description: "For each group with a task.", atMost: MOST_ROWS }),
    cells: t.expose("cells", {
      type: [Count],
      description: "For each field and group with a task in common. What isn't here is served by nobody.",
      atMost: MOST_ROWS * MOST_ROWS,
    }),
  }),
});

builder.queryField("rightsCoverage", (t) =>
  t.field({
    type: Coverage,
    description:
      "Whose rights tasks work on in a calendar year: those the viewer may see, of issued and closed plans or none, but for tasks withdrawn or handed over.",
    args: {
      year: t.arg.int({ required: true, description: "The calendar year in which they are worked on." }),
      committeeId: t.arg.globalID({ for: Committee, description: "Only tasks of this committee." }),
      underCommitteeId: t.arg.globalID({
        for: Committee,
        description: "Only tasks of this committee and those under it.",
      }),
    },
    resolve: (_root, { year, committeeId, underCommitteeId }, context) =>
      countRights(
        {
          ...calendarYear(year, "year"),
          committeeId: committeeId ? rowId(committeeId.id) : null,
          underCommitteeId: underCommitteeId ? rowId(underCommitteeId.id) : null,
        },
        context,
      ),
  }),
);
