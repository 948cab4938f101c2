import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";

export class GrantExistsError extends DomainError {
  constructor() {
    super("CONFLICT", {
      vi: "Người dùng đã có vai trò này ở ban chỉ đạo này trong thời gian đó.",
      en: "The user already holds this role at this committee in that time.",
    });
  }
}

builder.objectType(GrantExistsError, {
  name: "GrantExistsError",
  interfaces: [DomainErrorInterface],
  description: "The user already holds this role at this committee in that time.",
});
