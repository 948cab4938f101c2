import { encodeGlobalID } from "@pothos/plugin-relay";
import { builder } from "../../builder.ts";
import { Committee } from "../committee/committee.ts";

/** An account is known to its administrators; whoever talks about the work is known to those who read along. */
export const Colleague = builder.prismaObject("User", {
  variant: "Colleague",
  description: "A user, to those who read along: a name and a committee, and nothing of the account.",
  fields: (t) => ({
    userId: t.id({
      description: "Global ID of the user, by which a remark addresses them.",
      resolve: ({ id }) => encodeGlobalID("User", id),
    }),
    name: t.exposeString("name", { description: "The name they go by here." }),
    committee: t.field({
      type: Committee,
      nullable: true,
      description: "The committee at which they hold a role, or held the last one.",
      select: (_arguments, _context, nestedSelection) => ({
        grants: {
          select: { committee: nestedSelection(true) },
          orderBy: [{ validTo: { sort: "desc", nulls: "first" } }, { id: "asc" }],
          take: 1,
        },
      }),
      resolve: ({ grants }) => grants[0]?.committee ?? null,
    }),
  }),
});
