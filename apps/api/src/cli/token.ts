import { addDays, today } from "../calendar.ts";
import { createApiToken } from "../schema/access/api-token.service.ts";
import { loadViewer } from "../sign-in/viewer.ts";
import { type Command, CommandRefusedError, required } from "./command.ts";
import { contextOf } from "./operator.ts";
import { findUser } from "./user.ts";
import { withDatabase } from "./with-database.ts";

export const tokenCommands: Command[] = [
  {
    name: "token create",
    usage: "--email E --name N [--days 90]",
    help: "Tạo mã truy cập API đứng tên một chuyên viên phân tích; dòng cuối chỉ có mã. / Make a token for an analyst; the last line is the token alone.",
    options: { email: { type: "string" }, name: { type: "string" }, days: { type: "string", default: "90" } },
    run: (url, values) =>
      withDatabase(url, async (open) => {
        const days = Number(required(values, "days"));
        if (!Number.isInteger(days) || days < 1 || days > 365) throw new CommandRefusedError("--days: 1 … 365");
        const { id } = await findUser(required(values, "email"), open);
        const { token } = await createApiToken(
          { name: required(values, "name"), expiresOn: addDays(today(), days), committeeId: null },
          contextOf(open, await loadViewer(open.db, id)),
        );
        console.log(token);
      }),
  },
];
