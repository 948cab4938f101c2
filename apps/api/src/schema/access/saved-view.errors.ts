import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";

export class SavedViewNameTakenError extends DomainError {
  constructor() {
    super("CONFLICT", {
      vi: "Đã có khung nhìn mang tên này. Chọn tên khác, hoặc xóa khung nhìn cũ trước.",
      en: "There is a view of this name already. Choose another name, or delete the old view first.",
    });
  }
}

export class TooManySavedViewsError extends DomainError {
  constructor(most: number) {
    super("CONFLICT", {
      vi: `Đã lưu ${most} khung nhìn cho trang này. Xóa một khung nhìn không dùng nữa trước.`,
      en: `There are ${most} saved views for this page. Delete one that is no longer used first.`,
    });
  }
}

builder.objectType(SavedViewNameTakenError, {
  name: "SavedViewNameTakenError",
  interfaces: [DomainErrorInterface],
  description: "The user has a view of this name for this page already.",
});

builder.objectType(TooManySavedViewsError, {
  name: "TooManySavedViewsError",
  interfaces: [DomainErrorInterface],
  description: "The user has as many saved views for this page as there may be.",
});
