import { basename } from "node:path";
import { importMembers, memberLines } from "../schema/committee/member-import.service.ts";
import { memberProblemTexts } from "../schema/committee/member-plan.ts";
import { type Command, CommandRefusedError } from "./command.ts";
import { readTableOf } from "./files.ts";
import { contextOf } from "./operator.ts";
import { describeProblems } from "./units.ts";
import { withDatabase } from "./with-database.ts";

export const memberCommands: Command[] = [
  {
    name: "members import",
    usage: "FILE [--valid-only] [--dry-run] [--json]",
    help: "Nhập thành viên ban chỉ đạo từ CSV hoặc XLSX; mỗi dòng ghi mã đơn vị của ban. / Import members of committees from CSV or XLSX; each row has the unit code of its committee.",
    options: {
      "valid-only": { type: "boolean" },
      "dry-run": { type: "boolean" },
      json: { type: "boolean" },
    },
    files: 1,
    run: (url, values, [file]) =>
      withDatabase(url, async (open) => {
        const lines = memberLines(await readTableOf(file));
        const { batchId, counts, problems } = await importMembers(
          { lines, committeeId: null, fileName: basename(file ?? ""), validOnly: values["valid-only"] === true },
          contextOf(open),
          { isPreview: values["dry-run"] === true },
        );
        for (const line of describeProblems(problems, memberProblemTexts)) console.error(line);
        if (values.json) console.log(JSON.stringify({ ...counts, batch: batchId }));
        else {
          const { created, unchanged, failed } = counts;
          console.log(
            `Nhiệm kỳ mới ${created}, giữ nguyên ${unchanged}, lỗi ${failed}. / ` +
              `Terms created ${created}, unchanged ${unchanged}, failed ${failed}.`,
          );
          if (batchId)
            console.log(`Đợt nhập số ${batchId}; hoàn tác: / Batch ${batchId}; to undo: batch undo --id ${batchId}`);
        }
        if (problems.length > 0 && batchId === null && !values["dry-run"])
          throw new CommandRefusedError("Chưa ghi gì. / Nothing was written.");
      }),
  },
];
