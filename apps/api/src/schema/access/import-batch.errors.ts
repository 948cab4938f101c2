import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";

export class BatchChangedSinceError extends DomainError {
  constructor() {
    super("CONFLICT", {
      vi: "Đã có thay đổi hoặc nội dung mới dựa trên đợt này, nên không hoàn tác được nữa.",
      en: "Something of this batch was changed or built upon since, so it can no longer be undone.",
    });
  }
}

export class BatchUndoneError extends DomainError {
  constructor() {
    super("CONFLICT", { vi: "Đợt này đã được hoàn tác.", en: "This batch was undone already." });
  }
}

const interfaces = [DomainErrorInterface];
builder.objectType(BatchChangedSinceError, {
  name: "BatchChangedSinceError",
  interfaces,
  description: "Something of the batch was changed or built upon since.",
});
builder.objectType(BatchUndoneError, {
  name: "BatchUndoneError",
  interfaces,
  description: "The batch was undone already.",
});
