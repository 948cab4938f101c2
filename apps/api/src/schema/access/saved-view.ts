import type { SavedViewPage } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { ForbiddenError, VersionConflictError } from "../../errors.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { SavedViewNameTakenError, TooManySavedViewsError } from "./saved-view.errors.ts";
import { deleteView, MOST_VIEWS, renameView, saveView } from "./saved-view.service.ts";
import { ViewerObject } from "./viewer.ts";

const Page = builder.enumType("SavedViewPage", {
  description: "Which page of the admin a saved view belongs to.",
  values: {
    PLAN: { description: "The page of a plan, whichever plan it is." },
    TASKS: { description: "The list of tasks." },
  } satisfies Record<SavedViewPage, object>,
});

const SavedView = builder.prismaNode("SavedView", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.savedView(context) }),
  fields: (t) => ({
    page: t.expose("page", { type: Page }),
    name: t.exposeString("name"),
    search: t.exposeString("search"),
    version: t.exposeInt("version"),
  }),
});

builder.objectField(ViewerObject, "savedViews", (t) =>
  t.prismaField({
    type: [SavedView],
    description: "The viewer's own views of a page, by name. Nobody else sees them.",
    atMost: MOST_VIEWS,
    args: { page: t.arg({ type: Page, required: true, description: "The page." }) },
    resolve: (query, _viewer, { page }, context) =>
      context.db.savedView.findMany({
        ...query,
        where: { AND: [visible.savedView(context), { page }] },
        orderBy: [{ name: "asc" }, { id: "asc" }],
        take: MOST_VIEWS,
      }),
  }),
);

const SaveViewInput = builder.inputType("SaveViewInput", {
  description: "A view to be kept.",
  fields: (t) => ({
    page: t.field({ type: Page, required: true, description: "The page it belongs to." }),
    name: t.string({ required: true, description: "What its user calls it, at most 100 letters." }),
    search: t.string({
      required: true,
      description: 'The filters as the address of the page writes them, at most 1000 letters: "?view=board".',
    }),
  }),
});

builder.mutationField("saveView", (t) =>
  t.prismaField({
    type: SavedView,
    description: "Keeps how the viewer sees a page, under a name.",
    errors: { types: [SavedViewNameTakenError, TooManySavedViewsError] },
    args: { input: t.arg({ type: SaveViewInput, required: true, description: "The view." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await saveView(input, context);
      return context.db.savedView.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const RenameViewInput = builder.inputType("RenameViewInput", {
  description: "Another name for a view.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: SavedView, description: "Global ID of the view." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    name: t.string({ required: true, description: "What its user calls it from now on, at most 100 letters." }),
  }),
});

builder.mutationField("renameView", (t) =>
  t.prismaField({
    type: SavedView,
    description: "Gives a view of the viewer's another name.",
    errors: { types: [SavedViewNameTakenError, VersionConflictError] },
    args: { input: t.arg({ type: RenameViewInput, required: true, description: "The new name." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await renameView({ ...input, id: rowId(input.id.id) }, context);
      return context.db.savedView.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const DeleteViewInput = builder.inputType("DeleteViewInput", {
  description: "Which view to delete.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: SavedView, description: "Global ID of the view." }),
  }),
});

builder.mutationField("deleteView", (t) =>
  t.field({
    type: ViewerObject,
    description: "Deletes a view of the viewer's. Answers the viewer.",
    errors: {},
    args: { input: t.arg({ type: DeleteViewInput, required: true, description: "The view." }) },
    resolve: async (_root, { input }, context) => {
      await deleteView(rowId(input.id.id), context);
      // Only somebody signed in has a view that could be deleted.
      if (!context.viewer) throw new ForbiddenError();
      return context.viewer;
    },
  }),
);
