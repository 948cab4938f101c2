import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";
import { figureCountedText } from "./figure-problems.ts";

export interface FigureConflict {
  path: string;
  figureId: number | undefined;
}

export class FigureConflictError extends DomainError {
  constructor(readonly conflicts: FigureConflict[]) {
    super("CONFLICT", {
      vi: "Có số liệu vừa được sửa ở nơi khác nên chưa ghi gì. Xem các ô đã nêu rồi làm lại.",
      en: "Figures were just changed elsewhere, so nothing was written. Look at the cells listed, then try again.",
    });
  }
}

export class FigureCountedError extends DomainError {
  constructor(readonly paths: string[]) {
    super("LOCKED", figureCountedText);
  }
}

const FigureConflictObject = builder.objectRef<FigureConflict>("FigureConflict").implement({
  description: "One cell that changed after the viewer read it.",
  fields: (t) => ({
    path: t.exposeString("path", { description: 'Where in the input: "figures.3".' }),
    figure: t.prismaField({
      type: "Figure",
      nullable: true,
      description: "The figure that is there now; null where it was cleared, or never typed.",
      resolve: (query, { figureId = 0 }, _arguments, { db }) =>
        db.figure.findUnique({ ...query, where: { id: figureId } }),
    }),
  }),
});

const interfaces = [DomainErrorInterface];
builder.objectType(FigureConflictError, {
  name: "FigureConflictError",
  interfaces,
  description: "Some cells changed after the viewer read them. Nothing was written.",
  fields: (t) => ({
    conflicts: t.expose("conflicts", {
      type: [FigureConflictObject],
      description: "Each of those cells.",
      atMost: 200,
    }),
  }),
});
builder.objectType(FigureCountedError, {
  name: "FigureCountedError",
  interfaces,
  description: "Some cells are counted or consolidated, and not typed. Nothing was written.",
  fields: (t) => ({
    paths: t.exposeStringList("paths", { description: 'Where in the input: "figures.3".' }),
  }),
});
