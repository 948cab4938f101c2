import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";

export class CommentHoldsIdentityNumberError extends DomainError {
  constructor() {
    super("BAD_USER_INPUT", {
      vi: "Nội dung có số định danh cá nhân (12 chữ số). Thông tin của người dân không lưu ở đây: bỏ số ấy và họ tên đi kèm rồi gửi lại.",
      en: "The text holds a personal identity number (12 digits). Nothing about members of the public is kept here: take out the number and the name beside it, and send it again.",
    });
  }
}

builder.objectType(CommentHoldsIdentityNumberError, {
  name: "CommentHoldsIdentityNumberError",
  interfaces: [DomainErrorInterface],
  description: "The remark holds the number of an identity card, which doesn't belong here.",
});
