import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";

export class TemplateVersionUsedError extends DomainError {
  constructor() {
    super("LOCKED", {
      vi: "Đã có kỳ báo cáo dùng bản mẫu này nên không sửa được. Lập bản mới rồi sửa ở đó.",
      en: "A round uses this version of the form, so it never changes. Make a new version and change that.",
    });
  }
}

export class TemplateVersionUnusedError extends DomainError {
  constructor() {
    super("CONFLICT", {
      vi: "Bản mẫu mới nhất chưa kỳ nào dùng. Sửa ngay bản đó, không cần lập bản mới.",
      en: "No round uses the latest version of the form yet. Change that one.",
    });
  }
}

const interfaces = [DomainErrorInterface];
builder.objectType(TemplateVersionUsedError, {
  name: "TemplateVersionUsedError",
  interfaces,
  description: "A round uses the version of the form.",
});
builder.objectType(TemplateVersionUnusedError, {
  name: "TemplateVersionUnusedError",
  interfaces,
  description: "No round uses the latest version of the form, which can still be changed.",
});
