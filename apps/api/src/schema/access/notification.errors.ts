import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";

export class NobodyToRemindError extends DomainError {
  constructor() {
    super("CONFLICT", {
      vi: "Không còn ban nào để nhắc: các ban còn lại đã được nhắc hôm nay, hoặc chưa có cán bộ phụ trách.",
      en: "There is nobody to remind: those left were reminded today, or have no officer yet.",
    });
  }
}

builder.objectType(NobodyToRemindError, {
  name: "NobodyToRemindError",
  interfaces: [DomainErrorInterface],
  description: "Whoever is left was reminded today, or has no officer.",
});
