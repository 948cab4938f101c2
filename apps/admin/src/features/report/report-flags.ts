import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { type CellKey, cellKey } from "./figure-cells.ts";

export const ReportFlags_report = graphql(`
  fragment ReportFlags_report on Report {
    id
    flags {
      rule
      severity
      isExplained
      message
      category {
        id
      }
      indicatorVersion {
        id
        indicator {
          id
        }
      }
    }
  }
`);

export interface CellFlag {
  rule: string;
  message: string;
  /** An error is mended; a doubt is explained. */
  isError: boolean;
  isExplained: boolean;
}

/** Rules that figures break, by cell. */
export function flagsByCell(report: FragmentOf<typeof ReportFlags_report>): ReadonlyMap<CellKey, CellFlag[]> {
  const byCell = new Map<CellKey, CellFlag[]>();
  for (const { rule, severity, isExplained, message, category, indicatorVersion } of readFragment(
    ReportFlags_report,
    report,
  ).flags) {
    const key = cellKey({ indicatorId: indicatorVersion.indicator.id, categoryId: category?.id ?? null });
    byCell.set(key, [...(byCell.get(key) ?? []), { rule, message, isExplained, isError: severity === "ERROR" }]);
  }
  return byCell;
}
