import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";

export class ColumnMissingError extends DomainError {
  constructor(readonly columns: string[]) {
    super("BAD_USER_INPUT", {
      vi: `Tệp thiếu cột: ${columns.join(", ")}. Chọn cột tương ứng, hoặc sửa dòng tiêu đề.`,
      en: `The file lacks columns: ${columns.join(", ")}. Choose the columns that hold them, or correct the head.`,
    });
  }
}

builder.objectType(ColumnMissingError, {
  name: "ColumnMissingError",
  interfaces: [DomainErrorInterface],
  description: "Nobody said which columns of the file hold something that is needed, and no head says it.",
  fields: (t) => ({
    columns: t.exposeStringList("columns", { description: 'What is not known where to find: "code".', atMost: 20 }),
  }),
});
