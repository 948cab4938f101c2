import { type FragmentOf, graphql, readFragment, type SectionKind } from "@camket/schema";
import { useNames } from "../../names.ts";
import { type CellKey, cellKey } from "./figure-cells.ts";
import { IndicatorDefinition_indicatorVersion } from "./IndicatorDefinition.tsx";
import { useIndicatorWords } from "./indicator-words.ts";

export const ReportLines_report = graphql(
  `
    fragment ReportLines_report on Report {
      id
      templateVersion {
        id
        sections {
          kind
          indicators {
            isRequired
            indicator {
              id
            }
          }
        }
      }
      indicators {
        id
        name
        nameEn
        unit
        unitEn
        valueType
        source
        indicator {
          id
          code
        }
        theme {
          id
          name
          nameEn
        }
        disaggregations {
          id
        }
        ...IndicatorDefinition_indicatorVersion
      }
      disaggregations {
        id
        name
        nameEn
        categories {
          id
          name
          nameEn
        }
      }
    }
  `,
  [IndicatorDefinition_indicatorVersion],
);

export interface FigureLine {
  indicatorId: string;
  code: string;
  name: string;
  unit: string;
  isRatio: boolean;
  isRequired: boolean;
  /** Why it can't be typed: where it is counted. */
  countedFrom: string | null;
  section: SectionKind;
  theme: string;
  parts: { categoryId: string; name: string; split: string }[];
  definition: FragmentOf<typeof IndicatorDefinition_indicatorVersion>;
}

/** The indicators a report is asked for, in the order of its form and the language of the screen. */
export function useReportLines(report: FragmentOf<typeof ReportLines_report>): FigureLine[] {
  const { nameOf } = useNames();
  const { unitOf, sources } = useIndicatorWords();
  const { templateVersion, indicators, disaggregations: splits } = readFragment(ReportLines_report, report);
  const places = new Map(
    templateVersion?.sections.flatMap(({ kind, indicators }) =>
      indicators.map(({ indicator, isRequired }) => [indicator.id, { section: kind, isRequired }] as const),
    ),
  );
  const partsOf = new Map(
    splits.map((split) => [
      split.id,
      split.categories.map(({ id, ...category }) => ({
        categoryId: id,
        name: nameOf(category),
        split: nameOf(split),
      })),
    ]),
  );
  return indicators.map((version) => {
    const { indicator, valueType, source, theme, disaggregations } = version;
    const place = places.get(indicator.id);
    return {
      indicatorId: indicator.id,
      code: indicator.code,
      name: nameOf(version),
      unit: unitOf(version),
      isRatio: valueType === "RATIO",
      isRequired: place?.isRequired ?? false,
      countedFrom: source === "ENTERED" ? null : sources[source],
      section: place?.section ?? "RESULTS",
      theme: nameOf(theme),
      parts: disaggregations.flatMap(({ id }) => partsOf.get(id) ?? []),
      definition: version,
    };
  });
}

/** A row of a table of figures: an indicator, or one of its parts. */
export interface FigureRow {
  key: CellKey;
  line: FigureLine;
  /** Null for the total. */
  part: FigureLine["parts"][number] | null;
}

export const cellKeyOfTotal = ({ indicatorId }: FigureLine) => cellKey({ indicatorId, categoryId: null });

export function rowsOf(lines: readonly FigureLine[], openIds: ReadonlySet<string>): FigureRow[] {
  return lines.flatMap((line) => [
    { key: cellKeyOfTotal(line), line, part: null },
    ...(openIds.has(line.indicatorId) ? line.parts : []).map((part) => ({
      key: cellKey({ indicatorId: line.indicatorId, categoryId: part.categoryId }),
      line,
      part,
    })),
  ]);
}
