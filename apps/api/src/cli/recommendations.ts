import { basename } from "node:path";
import { Mechanism } from "@camket/prisma";
import { importRecommendations } from "../schema/plan/recommendation-import.service.ts";
import { isRecommendationHead, recommendationProblemTexts } from "../schema/plan/recommendation-list.ts";
import { type Command, CommandRefusedError, required } from "./command.ts";
import { readTableOf } from "./files.ts";
import { contextOf } from "./operator.ts";
import { describeProblems } from "./units.ts";
import { withDatabase } from "./with-database.ts";

export const recommendationCommands: Command[] = [
  {
    name: "recommendations import",
    usage: "FILE --mechanism UPR --state STATE [--cycle N] [--dry-run] [--json]",
    help: 'Nhập danh mục khuyến nghị của Liên hợp quốc từ DOCX, XLSX hoặc CSV; --state ghi tên quốc gia bằng tiếng Anh: "Viet Nam". / Import a list of recommendations of the United Nations from DOCX, XLSX or CSV; --state is the State under review in English.',
    options: {
      mechanism: { type: "string" },
      state: { type: "string" },
      cycle: { type: "string" },
      "dry-run": { type: "boolean" },
      json: { type: "boolean" },
    },
    files: 1,
    run: (url, values, [file]) =>
      withDatabase(url, async (open) => {
        const mechanism = mechanismOf(required(values, "mechanism"));
        const stateUnderReview = required(values, "state");
        const cycle = values.cycle === undefined ? null : required(values, "cycle");
        const table = await readTableOf(file, isRecommendationHead);
        const { batchId, counts, problems } = await importRecommendations(
          { table, fileName: basename(file ?? ""), mechanism, stateUnderReview, cycle },
          contextOf(open),
          { isPreview: values["dry-run"] === true },
        );
        for (const line of describeProblems(problems, recommendationProblemTexts)) console.error(line);
        const { supported, noted, pending, themes, failed: skipped, created, changed, unchanged } = counts;
        const recommendations = created + changed + unchanged;
        if (values.json) {
          const told = { recommendations, supported, noted, pending, themes, skipped, created, changed, unchanged };
          console.log(JSON.stringify({ ...told, batch: batchId }));
          return;
        }
        console.log(
          `Đọc ${recommendations} khuyến nghị: chấp thuận ${supported}, ghi nhận ${noted}, chưa trả lời ${pending}; mới ${created}, sửa ${changed}, giữ nguyên ${unchanged}, bỏ qua ${skipped} dòng. / ` +
            `Read ${recommendations} recommendations: supported ${supported}, noted ${noted}, pending ${pending}; created ${created}, changed ${changed}, unchanged ${unchanged}, skipped ${skipped} rows.`,
        );
        if (batchId)
          console.log(`Đợt nhập số ${batchId}; hoàn tác: / Batch ${batchId}; to undo: batch undo --id ${batchId}`);
      }),
  },
];

function mechanismOf(word: string): Mechanism {
  const mechanism = Object.values(Mechanism).find((each) => each === word.toUpperCase());
  if (mechanism) return mechanism;
  const all = Object.values(Mechanism).join(", ");
  throw new CommandRefusedError(`--mechanism ${word}: chọn một trong / choose one of ${all}.`);
}
