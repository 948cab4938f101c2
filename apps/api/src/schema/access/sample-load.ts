import { builder } from "../../builder.ts";

const SampleLoad = builder.prismaObject("SampleLoad", {
  fields: (t) => ({
    loadedAt: t.expose("loadedAt", { type: "DateTime" }),
  }),
});

builder.queryField("sampleLoad", (t) =>
  t.prismaField({
    type: SampleLoad,
    nullable: true,
    description: "That this is sample data, and since when; null where it is not.",
    resolve: (query, _root, _arguments, { db }) => db.sampleLoad.findFirst({ ...query }),
  }),
);
