import { basename } from "node:path";
import type { Text } from "../errors.ts";
import { undoBatch } from "../schema/access/import-batch.service.ts";
import { importUnits, previewUnits, unitLines } from "../schema/committee/unit-import.service.ts";
import { problemTexts } from "../schema/committee/unit-plan.ts";
import { type Command, CommandRefusedError, required } from "./command.ts";
import { readTableOf, requiredDay } from "./files.ts";
import { contextOf } from "./operator.ts";
import { withDatabase } from "./with-database.ts";

const SHOWN = 20;

export const unitCommands: Command[] = [
  {
    name: "units import",
    usage: "FILE --from DATE [--valid-only] [--dry-run] [--json]",
    help: "Nhập danh mục đơn vị hành chính từ CSV hoặc XLSX, có hiệu lực từ một ngày; tệp liệt kê trọn từng cấp. / Import units from CSV or XLSX as of a day; a file lists its levels whole.",
    options: {
      from: { type: "string" },
      "valid-only": { type: "boolean" },
      "dry-run": { type: "boolean" },
      json: { type: "boolean" },
    },
    files: 1,
    run: (url, values, [file]) =>
      withDatabase(url, async (open) => {
        const from = requiredDay(values, "from");
        const lines = unitLines(await readTableOf(file));
        const input = { lines, from, fileName: basename(file ?? ""), validOnly: values["valid-only"] === true };
        const act = values["dry-run"] ? previewUnits : importUnits;
        const { batchId, counts, problems } = await act(input, contextOf(open));
        for (const line of describeProblems(problems, problemTexts)) console.error(line);
        if (values.json) console.log(JSON.stringify({ ...counts, batch: batchId }));
        else {
          const { created, unchanged, succeeded, ended, failed } = counts;
          console.log(
            `Mới ${created}, giữ nguyên ${unchanged}, kế thừa ${succeeded}, kết thúc ${ended}, lỗi ${failed}. / ` +
              `Created ${created}, unchanged ${unchanged}, succeeded ${succeeded}, ended ${ended}, failed ${failed}.`,
          );
          if (batchId)
            console.log(`Đợt nhập số ${batchId}; hoàn tác: / Batch ${batchId}; to undo: batch undo --id ${batchId}`);
        }
        if (problems.length > 0 && batchId === null && !values["dry-run"])
          throw new CommandRefusedError("Chưa ghi gì. / Nothing was written.");
      }),
  },
  {
    name: "batch undo",
    usage: "--id N",
    help: "Hoàn tác một đợt nhập hoặc sắp xếp, khi chưa có gì dựa trên đó. / Undo an import or reorganisation, while nothing rests on it.",
    options: { id: { type: "string" } },
    run: (url, values) =>
      withDatabase(url, async (open) => {
        const id = await undoBatch(Number(required(values, "id")) || 0, contextOf(open));
        console.log(`Đã hoàn tác đợt ${id}. / Batch ${id} was undone.`);
      }),
  },
];

interface CellProblem<Code> {
  line: number;
  column: string;
  value: string;
  code: Code;
}

export function describeProblems<Code extends string>(
  problems: CellProblem<Code>[],
  texts: Record<Code, Text>,
): string[] {
  const lines = problems.slice(0, SHOWN).map(({ line, column, value, code }) => {
    const { vi, en } = texts[code];
    return line === 0 ? `${value}: ${vi} / ${en}` : `Dòng/row ${line}, ${column} "${value}": ${vi} / ${en}`;
  });
  const more = problems.length - lines.length;
  return more > 0 ? [...lines, `… và ${more} lỗi nữa. / … and ${more} more.`] : lines;
}
