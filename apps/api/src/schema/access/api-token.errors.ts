import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";

export class TooManyTokensError extends DomainError {
  constructor(most: number) {
    super("CONFLICT", {
      vi: `Đã có ${most} mã truy cập còn hiệu lực. Thu hồi một mã không dùng nữa trước.`,
      en: `There are ${most} tokens in force. Revoke one that is no longer used first.`,
    });
  }
}

builder.objectType(TooManyTokensError, {
  name: "TooManyTokensError",
  interfaces: [DomainErrorInterface],
  description: "The user has as many tokens in force as there may be.",
});
