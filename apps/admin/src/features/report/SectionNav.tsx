import { StatusIcon } from "@camket/ui/status";
import { useLingui } from "@lingui/react/macro";
import type { Blocker, SectionState } from "./blockers.ts";
import { cellPlace } from "./figure-cells.ts";
import classes from "./ReportEntry.module.css";
import type { FigureLine } from "./report-lines.ts";

interface SectionNavProps {
  sections: readonly SectionState[];
  lines: readonly FigureLine[];
  typedCount: number;
  blockers: readonly Blocker[];
}

const numerals = ["I", "II", "III", "IV", "V", "VI"];

/** The sections of the form, each with how far it is. */
export function SectionNav({ sections, lines, typedCount, blockers }: SectionNavProps) {
  const { t } = useLingui();
  const sectionOf = ({ place }: Blocker) => {
    if ("section" in place) return place.section;
    return lines.find(({ indicatorId }) => indicatorId === cellPlace(place.cell).indicatorId)?.section;
  };
  return (
    <nav aria-label={t`Các mục của báo cáo`} className={classes.sections}>
      <ol>
        {sections.map(({ kind, title, words }, index) => {
          const isDone = !blockers.some((blocker) => sectionOf(blocker) === kind);
          const ofSection = lines.filter((line) => line.section === kind);
          const isBegun = words > 0 || (ofSection.length > 0 && typedCount > 0);
          const [status, state] = isDone
            ? (["done", t`xong`] as const)
            : isBegun
              ? (["underWay", t`đang làm`] as const)
              : (["notBegun", t`chưa bắt đầu`] as const);
          return (
            <li key={kind}>
              <a href={`#${kind}`}>
                <span>
                  {numerals[index]}. {title}
                </span>
                {ofSection.length > 1 && (
                  <span className={classes.count}>
                    {typedCount}/{lines.length}
                  </span>
                )}
                <span title={state}>
                  <StatusIcon status={status} />
                </span>
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
