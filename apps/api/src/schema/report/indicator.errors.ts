import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";

const day = (date: Date) => date.toISOString().slice(0, 10).split("-").reverse().join("/");

/** Figures follow the definition of the last day of their period, so that day can't get another one. */
export class DefinitionInUseError extends DomainError {
  constructor(readonly usedTo: Date) {
    super("LOCKED", {
      vi: `Đã có số liệu theo định nghĩa này, của kỳ kết thúc ngày ${day(usedTo)}. Chọn ngày sau ngày đó; số liệu cũ giữ định nghĩa cũ.`,
      en: `There are figures under this definition, of a period that ends on ${day(usedTo)}. Choose a day after it; old figures keep the old definition.`,
    });
  }
}

export class CategoryInUseError extends DomainError {
  constructor(readonly names: string[]) {
    super("LOCKED", {
      vi: `Đã có số liệu hoặc trao đổi theo: ${names.join("; ")}. Không bỏ được các mục này.`,
      en: `There are figures or remarks for: ${names.join("; ")}. These can't be taken away.`,
    });
  }
}

const interfaces = [DomainErrorInterface];
builder.objectType(DefinitionInUseError, {
  name: "DefinitionInUseError",
  interfaces,
  description: "Figures follow the definition that would be changed.",
  fields: (t) => ({
    usedTo: t.expose("usedTo", { type: "Date", description: "Last day of the latest period with such figures." }),
  }),
});
builder.objectType(CategoryInUseError, {
  name: "CategoryInUseError",
  interfaces,
  description: "Figures or remarks are split by a part that would be taken away.",
  fields: (t) => ({
    names: t.exposeStringList("names", { description: "Those parts, by their name in Vietnamese.", atMost: 100 }),
  }),
});
