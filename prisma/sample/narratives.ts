import type { SectionKind } from "../generated/client/enums.ts";
import { narratives, type Sentence } from "./catalogue.ts";
import type { Committee } from "./committees.ts";
import { Random } from "./random.ts";
import type { RoundWork } from "./rounds.ts";
import type { Row, Rows } from "./rows.ts";

const counts: Record<SectionKind, number> = {
  SITUATION: 3,
  RESULTS: 7,
  LIMITATIONS: 3,
  CAUSES: 2,
  DIRECTIONS: 4,
  PROPOSALS: 2,
};

interface Telling {
  revision: Row<"ReportRevision">;
  round: RoundWork;
  committee: Committee;
  isDraft: boolean;
  /** How many reports a consolidation rests on. */
  received?: number;
}

export function addNarratives(rows: Rows, { revision, round, committee, isDraft, received }: Telling): void {
  // By report, not by revision: a text stays from one submission to the next.
  const random = new Random(`narratives ${revision.reportId}`);
  for (const { section, sentences } of narratives) {
    if (isDraft && !["SITUATION", "RESULTS"].includes(section)) continue;
    const chosen = random.some(
      sentences.filter((sentence) => fits(sentence, committee, round.row.endsOn)),
      counts[section],
    );
    const texts = chosen.map(({ textVi }) => textVi);
    if (received !== undefined && section === "SITUATION")
      texts.unshift(`Báo cáo tổng hợp từ ${received}/${round.expectations.length} tỉnh, thành phố.`);
    const half = Math.ceil(texts.length / 2);
    const text = texts.length > 4 ? [texts.slice(0, half), texts.slice(half)].map(joined).join("\n\n") : joined(texts);
    rows.add("Narrative", { revisionId: revision.id, section, text });
  }
}

function joined(texts: string[]): string {
  return texts.join(" ");
}

function fits({ levels, validFrom, textVi }: Sentence, { level }: Committee, day: string): boolean {
  if ((validFrom ?? "") > day) return false;
  if (level !== "NATION") return levels.includes(level);
  return levels.includes("PROVINCE") && !/địa phương|địa bàn|tỉnh|thôn|huyện/.test(textVi);
}
