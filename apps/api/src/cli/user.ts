import { isDuplicate } from "@camket/prisma";
import { z } from "zod";
import { parseInput } from "../errors.ts";
import { publicUrl } from "../exposure.ts";
import { EmailTakenError } from "../schema/access/user.errors.ts";
import { emailRules, nameRules } from "../schema/access/user.service.ts";
import { readSecret } from "../secret.ts";
import { createLink, createSignIn, LINK_HOURS, type SignInOptions } from "../sign-in/better-auth.ts";
import { type Command, CommandRefusedError, required } from "./command.ts";
import { withDatabase } from "./with-database.ts";

export const userCommands: Command[] = [
  {
    name: "user add",
    usage: "--email E --name N [--administrator]",
    help: "Lập tài khoản, in liên kết đặt mật khẩu dùng một lần; --administrator: quản trị viên hệ thống. / Open an account and print a one-time link for its password; --administrator: administers the installation.",
    options: { email: { type: "string" }, name: { type: "string" }, administrator: { type: "boolean" } },
    run: (url, values) =>
      withDatabase(url, async (open) => {
        const input = { email: required(values, "email"), name: required(values, "name") };
        const data = parseInput(z.object({ email: emailRules, name: nameRules }), input);
        const isGlobalAdministrator = values.administrator === true;
        try {
          const { id } = await open.db.user.create({ data: { ...data, isGlobalAdministrator }, select: { id: true } });
          await printLink(id, open);
        } catch (error) {
          throw isDuplicate(error) ? new EmailTakenError() : error;
        }
      }),
  },
  {
    name: "user link",
    usage: "--email E",
    help: "In liên kết dùng một lần để đặt lại mật khẩu. / Print a one-time link to set a new password.",
    options: { email: { type: "string" } },
    run: (url, values) =>
      withDatabase(url, async (open) => printLink((await findUser(required(values, "email"), open)).id, open)),
  },
];

export async function findUser(email: string, { db }: Pick<SignInOptions, "db">) {
  const user = await db.user.findUnique({ where: { email: email.toLowerCase(), closedAt: null } });
  if (user) return user;
  throw new CommandRefusedError(`Không có tài khoản ${email} đang mở. / There is no open account ${email}.`);
}

/** Prints an address at which a user sets a password. */
async function printLink(userId: number, open: Pick<SignInOptions, "db" | "pool">) {
  const secret = await readSecret();
  const signIn = createSignIn({ ...open, secret, publicUrl, provider: null, offersSample: false });
  const token = await createLink(signIn, userId);
  console.log(
    `Liên kết dùng một lần, có giá trị ${LINK_HOURS} giờ. / One-time link, valid for ${LINK_HOURS} hours.\n${publicUrl}/set-password?token=${token}`,
  );
}
