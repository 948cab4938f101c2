import type { Person as PersonRow } from "@camket/prisma";
import { queryFromInfo } from "@pothos/plugin-prisma";
import { resolveOffsetConnection } from "@pothos/plugin-relay";
import { builder } from "../../builder.ts";
import { MAXIMUM_PAGE } from "../../connections.ts";
import { connectionOf } from "../connection.ts";
import { countNamesakes, findNamesakes, MOST_NAMESAKES } from "./namesakes.service.ts";
import { Person } from "./person.ts";

interface NamesakesShape {
  people(): Promise<PersonRow[]>;
}

const Namesakes = builder.objectRef<NamesakesShape>("Namesakes").implement({
  description: "People who may be one and the same: their names have the same words, diacritics and order aside.",
  fields: (t) => ({
    people: t.field({
      type: [Person],
      description: "Each of them, the first entered first.",
      atMost: MOST_NAMESAKES,
      resolve: ({ people }) => people(),
    }),
  }),
});

const [NamesakesConnection, NamesakesEdge] = connectionOf(Namesakes, "Namesakes");

builder.queryField("namesakes", (t) =>
  t.connection(
    {
      type: Namesakes,
      description: "People who may be one and the same, of those whom the viewer may merge; the likeliest first.",
      args: { name: t.arg.string({ description: "Words of the name, in any order, with or without diacritics." }) },
      resolve: async (_root, { name, ...args }, context, info) => ({
        ...(await resolveOffsetConnection({ args, maxSize: MAXIMUM_PAGE }, async (page) => {
          const groups = await findNamesakes(name ?? "", page, context);
          const ids = groups.flatMap(({ personIds }) => personIds);
          const path = ["edges", "node", "people"];
          const query = await queryFromInfo({ context, info, path, include: {}, awaitSelections: true });
          // Whoever is asked for first is read with all the others of the page.
          let reading: Promise<PersonRow[]> | undefined;
          const read = () => {
            reading ??= context.db.person.findMany({ ...query, where: { id: { in: ids } }, orderBy: { id: "asc" } });
            return reading;
          };
          return groups.map(({ personIds }) => ({
            people: async () => (await read()).filter(({ id }) => personIds.includes(id)),
          }));
        })),
        totalCount: () => countNamesakes(name ?? "", context),
      }),
    },
    NamesakesConnection,
    NamesakesEdge,
  ),
);
