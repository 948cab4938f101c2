import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";

export class AttachmentLockedError extends DomainError {
  constructor() {
    super("LOCKED", {
      vi: "Văn bản đã ban hành, hoặc số liệu đã gửi dựa vào tệp này, nên không xóa được. Nếu tệp lẽ ra không được lưu ở đây, quản trị viên của ban xóa được.",
      en: "The document is issued, or figures that were sent rest on the file, so it can't be deleted. If it should never have been here, an administrator of the committee can delete it.",
    });
  }
}

builder.objectType(AttachmentLockedError, {
  name: "AttachmentLockedError",
  interfaces: [DomainErrorInterface],
  description: "The file belongs to an issued document, or to what a sealed report counted.",
});
