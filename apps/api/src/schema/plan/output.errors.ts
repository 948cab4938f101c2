import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";

export class OutputCountedError extends DomainError {
  constructor() {
    super("LOCKED", {
      vi: "Số này đã được tính vào báo cáo nên không bỏ trống được. Sửa thành số đúng.",
      en: "A report counts this, so it can't be left empty. Correct it instead.",
    });
  }
}

builder.objectType(OutputCountedError, {
  name: "OutputCountedError",
  interfaces: [DomainErrorInterface],
  description: "A report counts a count that is to be left empty.",
});
