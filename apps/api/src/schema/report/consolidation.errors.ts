import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";

export class NothingBelowError extends DomainError {
  constructor() {
    super("CONFLICT", {
      vi: "Trong kỳ này không có báo cáo cấp dưới nào để tổng hợp.",
      en: "No reports are expected below in this period, so there is nothing to consolidate.",
    });
  }
}

builder.objectType(NothingBelowError, {
  name: "NothingBelowError",
  interfaces: [DomainErrorInterface],
  description: "There are no reports below to consolidate.",
});
