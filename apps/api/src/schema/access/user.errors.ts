import { builder } from "../../builder.ts";
import { DomainError } from "../../errors.ts";
import { DomainErrorInterface } from "../errors.ts";

export class EmailTakenError extends DomainError {
  constructor() {
    super("CONFLICT", {
      vi: "Địa chỉ thư này đã có tài khoản. Cấp thêm quyền cho tài khoản đó, không lập tài khoản thứ hai.",
      en: "There is an account with this e-mail address. Grant it a role instead of adding a second one.",
    });
  }
}

export class LastAdministratorError extends DomainError {
  constructor() {
    super("CONFLICT", {
      vi: "Đây là quản trị viên hệ thống cuối cùng. Lập một quản trị viên hệ thống khác trước.",
      en: "This is the last administrator of the installation. Make another one first.",
    });
  }
}

const interfaces = [DomainErrorInterface];
builder.objectType(EmailTakenError, {
  name: "EmailTakenError",
  interfaces,
  description: "There is an account with this e-mail address.",
});
builder.objectType(LastAdministratorError, {
  name: "LastAdministratorError",
  interfaces,
  description: "Nobody would be left to administer the installation.",
});
