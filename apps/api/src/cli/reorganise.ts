import { readFile } from "node:fs/promises";
import { z } from "zod";
import {
  correctMapping,
  correctNames,
  type MappingCorrections,
  mappingCorrections,
  mappingLines,
} from "../schema/committee/mapping-table.ts";
import { reorganise } from "../schema/committee/reorganisation.service.ts";
import { unitLines } from "../schema/committee/unit-import.service.ts";
import { problemTexts } from "../schema/committee/unit-plan.ts";
import { type Command, CommandRefusedError, type OptionValues, required } from "./command.ts";
import { readTableOf, requiredDay } from "./files.ts";
import { contextOf } from "./operator.ts";
import { describeProblems } from "./units.ts";
import { withDatabase } from "./with-database.ts";

export const reorganiseCommands: Command[] = [
  {
    name: "reorganise",
    usage:
      "--on DATE --subject S --mapping FILE… --names FILE [--corrections FILE] [--end-level DISTRICT] [--preview] [--json]",
    help: "Sắp xếp đơn vị và ban chỉ đạo theo bảng chuyển đổi mã cũ, mã mới. / Reorganise units and committees by a mapping of old to new codes.",
    options: {
      on: { type: "string" },
      subject: { type: "string" },
      mapping: { type: "string", multiple: true },
      names: { type: "string" },
      corrections: { type: "string" },
      "end-level": { type: "string", multiple: true },
      preview: { type: "boolean" },
      json: { type: "boolean" },
    },
    run: (url, values) =>
      withDatabase(url, async (open) => {
        const files = [values.mapping].flat().filter((file) => typeof file === "string");
        if (files.length === 0) required(values, "mapping");
        const corrections = await readCorrections(values);
        const names = unitLines(await readTableOf(required(values, "names")));
        const lines = (await Promise.all(files.map(async (file) => mappingLines(await readTableOf(file))))).flat();
        const outcome = await reorganise(
          {
            subject: required(values, "subject"),
            effectiveOn: requiredDay(values, "on"),
            documentId: null,
            fileName: files.join(", "),
            lines: correctMapping(lines, corrections),
            names: correctNames(names, corrections),
            endedLevels: levels.parse([values["end-level"] ?? []].flat()),
          },
          contextOf(open),
          { isPreview: values.preview === true },
        );
        for (const line of describeProblems(outcome.problems, problemTexts)) console.error(line);
        const { batchId, counts, problems } = outcome;
        if (values.json) console.log(JSON.stringify({ ...counts, problems: problems.length, batch: batchId }));
        else if (counts) {
          console.table(counts);
          if (batchId)
            console.log(`Đợt số ${batchId}; hoàn tác: / Batch ${batchId}; to undo: batch undo --id ${batchId}`);
        }
        if (problems.length > 0) throw new CommandRefusedError("Chưa ghi gì. / Nothing was written.");
      }),
  },
];

const levels = z.array(z.enum(["PROVINCE", "DISTRICT", "COMMUNE"]));

async function readCorrections(values: OptionValues): Promise<MappingCorrections> {
  if (values.corrections === undefined) return mappingCorrections.parse({});
  const file = required(values, "corrections");
  try {
    return mappingCorrections.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    throw new CommandRefusedError(`Không đọc được ${file}: ${reason} / Cannot read ${file}: ${reason}`);
  }
}
