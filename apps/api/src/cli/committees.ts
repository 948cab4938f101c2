import { z } from "zod";
import { existsOn } from "../calendar.ts";
import { establishCommittees, establishmentProblemTexts } from "../schema/committee/committee-establishment.service.ts";
import { type Command, CommandRefusedError, required } from "./command.ts";
import { requiredDay } from "./files.ts";
import { contextOf } from "./operator.ts";
import { withDatabase } from "./with-database.ts";

const SHOWN = 20;

const levels = z.enum(["NATION", "PROVINCE", "DISTRICT", "COMMUNE"]);

export const committeeCommands: Command[] = [
  {
    name: "committees establish",
    usage: "--level COMMUNE --name PATTERN --from DATE [--under CODE] [--dry-run] [--json]",
    help: 'Lập ban chỉ đạo cho mọi đơn vị chưa có của một cấp, theo mẫu tên: "Ban Chỉ đạo về Nhân quyền {kind} {name}". / Establish committees for all units of a level that have none, by a pattern of names.',
    options: {
      level: { type: "string" },
      name: { type: "string" },
      from: { type: "string" },
      under: { type: "string" },
      "dry-run": { type: "boolean" },
      json: { type: "boolean" },
    },
    run: (url, values) =>
      withDatabase(url, async ({ db }) => {
        const level = levels.safeParse(required(values, "level").toUpperCase());
        if (!level.success)
          throw new CommandRefusedError(
            "--level ghi NATION, PROVINCE, DISTRICT hoặc COMMUNE. / --level is NATION, PROVINCE, DISTRICT or COMMUNE.",
          );
        const from = requiredDay(values, "from");
        const name = required(values, "name");
        const code = values.under === undefined ? null : required(values, "under");
        const under =
          code === null
            ? null
            : await db.committee.findFirst({
                where: { AND: [existsOn(from), { unit: { code } }] },
                select: { id: true },
              });
        if (code !== null && !under)
          throw new CommandRefusedError(
            `Đơn vị ${code} không có ban chỉ đạo vào ngày này. / Unit ${code} has no committee on this day.`,
          );
        const { batchId, counts, problems } = await establishCommittees(
          { level: level.data, name, from, underCommitteeId: under?.id ?? null },
          contextOf({ db }),
          { isPreview: values["dry-run"] === true },
        );
        for (const { unitCode, unit, code } of problems.slice(0, SHOWN)) {
          const { vi, en } = establishmentProblemTexts[code];
          console.error(`${unitCode} ${unit}: ${vi} / ${en}`);
        }
        if (problems.length > SHOWN)
          console.error(`… và ${problems.length - SHOWN} lỗi nữa. / … and ${problems.length - SHOWN} more.`);
        if (values.json) console.log(JSON.stringify({ ...counts, batch: batchId }));
        else {
          const { established, leftAlone, failed } = counts;
          console.log(
            `Lập ${established}, đã có ${leftAlone}, lỗi ${failed}. / Established ${established}, left alone ${leftAlone}, failed ${failed}.`,
          );
          if (batchId)
            console.log(`Đợt số ${batchId}; hoàn tác: / Batch ${batchId}; to undo: batch undo --id ${batchId}`);
        }
      }),
  },
];
