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

/** Where numbers are older than the bound on those that are typed. */
export class FigureTooLargeError extends DomainError {
  constructor({ committee, code }: { committee: string; code: string }) {
    super("BAD_USER_INPUT", {
      vi: `Tổng của chỉ tiêu ${code} ở ${committee} lớn hơn mức lưu được. Sửa số liệu quá lớn ở cấp dưới rồi tổng hợp lại; báo cáo ở cấp đã tổng hợp xong giữ kết quả của lần này.`,
      en: `The sum of ${code} at ${committee} is larger than can be kept. Correct the figure below that is too large, then consolidate again; reports of levels that were done keep what they were filled with.`,
    });
  }
}

builder.objectType(FigureTooLargeError, {
  name: "FigureTooLargeError",
  interfaces: [DomainErrorInterface],
  description: "A consolidated figure is larger than can be kept. Nothing of its report was written.",
});
builder.objectType(NothingBelowError, {
  name: "NothingBelowError",
  interfaces: [DomainErrorInterface],
  description: "There are no reports below to consolidate.",
});
