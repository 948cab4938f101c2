import type { FragmentOf } from "@camket/schema";
import { dateInVietnam } from "@camket/ui/calendar";
import { formatDate, formatNumber, formatPercent } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { StatusBadge } from "@camket/ui/status";
import { type Column, TreeTable } from "@camket/ui/tree-table";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useNames } from "../../names.ts";
import { type FigureMeasure, useFigureWords } from "./figure-words.ts";
import { reportHref } from "./hrefs.ts";
import classes from "./LineageTree.module.css";
import {
  type LineageBranch_figure,
  type LineageFigure,
  type LineagePart,
  type MissingPart,
  readLineageFigure,
  useLineageBranches,
} from "./lineage-branches.ts";

type TreeRow =
  | { kind: "root"; figure: LineageFigure }
  | { kind: "part"; part: LineagePart; of: LineageFigure; key: string }
  | { kind: "own"; value: Pick<LineageFigure, "numerator" | "denominator">; of: LineageFigure; key: string }
  | { kind: "more"; count: number; of: LineageFigure; key: string }
  | { kind: "missing"; missing: MissingPart[]; count: number; key: string }
  | { kind: "absent"; missing: MissingPart; key: string };

interface LineageTreeProps {
  label: string;
  rootName: string;
  root: LineageFigure;
  below: FragmentOf<typeof LineageBranch_figure>;
  measure: FigureMeasure;
  /** The figure was put in place of what its parts make. */
  isOverridden: boolean;
}

const figureIn = ({ figure }: LineagePart) => figure && readLineageFigure(figure);
const isMade = (figure: LineageFigure | null) => figure?.origin === "CONSOLIDATED" || figure?.origin === "OVERRIDDEN";

/** The sum down to the cells that were typed: one level at a time, the missing as rows without a number. */
export function LineageTree({ label, rootName, root, below, measure, isOverridden }: LineageTreeProps) {
  const [openKeys, setOpenKeys] = useState<string[]>(["root"]);
  const { belowOf, load } = useLineageBranches(root.id, below);

  function childrenOf(row: TreeRow): TreeRow[] | undefined {
    if (row.kind === "missing")
      return row.missing.map((missing) => ({ kind: "absent", missing, key: `${row.key} ${missing.committee.id}` }));
    const of = row.kind === "root" ? row.figure : row.kind === "part" ? figureIn(row.part) : null;
    const branch = of && belowOf(of.id);
    if (!branch) return undefined;
    const left = branch.takenCount - branch.parts.length;
    return [
      ...(branch.own ? [{ kind: "own" as const, value: branch.own, of, key: `${of.id} own` }] : []),
      ...branch.parts.map((part) => ({ kind: "part" as const, part, of, key: `${of.id} ${part.committee.id}` })),
      ...(left > 0 ? [{ kind: "more" as const, count: left, of, key: `${of.id} more` }] : []),
      ...(branch.missingCount > 0
        ? [{ kind: "missing" as const, missing: branch.missing, count: branch.missingCount, key: `${of.id} missing` }]
        : []),
    ];
  }

  return (
    <TreeTable<TreeRow>
      caption={label}
      columns={useLineageColumns({ rootName, measure, isOverridden, onMore: load })}
      roots={[{ kind: "root", figure: root }]}
      rowKey={(row) => (row.kind === "root" ? "root" : row.key)}
      rowHref={(row) =>
        row.kind === "part" && row.part.revision
          ? reportHref(row.part.revision.report.id, {
              revision: row.part.revision.number,
              ...(row.part.figure && { figure: readLineageFigure(row.part.figure).id }),
            })
          : ""
      }
      childrenOf={childrenOf}
      hasChildren={(row) =>
        row.kind === "root" || row.kind === "missing" || (row.kind === "part" && isMade(figureIn(row.part)))
      }
      openKeys={openKeys}
      onOpenKeysChange={setOpenKeys}
      onExpand={(row) => {
        const figure = row.kind === "part" && figureIn(row.part);
        if (figure && !belowOf(figure.id)) load(figure.id);
      }}
      maxHeight="none"
    />
  );
}

interface ColumnOptions extends Pick<LineageTreeProps, "rootName" | "measure" | "isOverridden"> {
  onMore(figureId: string): void;
}

function useLineageColumns({ rootName, measure, isOverridden, onMore }: ColumnOptions): Column<TreeRow>[] {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const { shownText, differenceText } = useFigureWords();
  const day = (instant: string) => formatDate(dateInVietnam(new Date(instant)), locale);
  const isAdded = measure.rule === "SUM" && !measure.isRatio;
  return [
    {
      id: "committee",
      label: t`Gồm`,
      cell: (row) => {
        switch (row.kind) {
          case "root":
            return <strong>{rootName}</strong>;
          case "part":
            return unitNameOf(row.part.committee.unit);
          case "own":
            return <Trans>Phần của chính ban</Trans>;
          case "more":
            return (
              <UnstyledButton className="camket-link" onClick={() => onMore(row.of.id)}>
                <Plural value={row.count} other="Xem thêm # ban" />
              </UnstyledButton>
            );
          case "missing":
            return (
              <StatusBadge status="noFigure">
                <Plural value={row.count} other="# ban không có báo cáo" />
              </StatusBadge>
            );
          case "absent":
            return unitNameOf(row.missing.committee.unit);
        }
      },
    },
    {
      id: "revision",
      label: t`Lần nộp`,
      width: "176px",
      cell: (row) => {
        if (row.kind === "missing")
          return (
            <span className={classes.quiet}>
              {row.missing
                .slice(0, 4)
                .map(({ committee }) => unitNameOf(committee.unit))
                .join(", ")}
              {row.count > 4 && "…"}
            </span>
          );
        if (row.kind !== "part" || !row.part.revision) return null;
        const { revision, figure } = row.part;
        const made = figure && isMade(readLineageFigure(figure));
        return (
          <span className={classes.quiet}>
            {revision.approvedAt
              ? t`lần ${revision.number}, duyệt ${day(revision.approvedAt)}`
              : t`lần ${revision.number}`}
            {made &&
              ` · ${formatNumber(figure.takenBelow.totalCount, locale)}/${formatNumber(figure.allBelow.totalCount, locale)}`}
          </span>
        );
      },
    },
    {
      id: "figure",
      label: t`Số đã lấy`,
      align: "right",
      width: "110px",
      cell: (row) => {
        if (row.kind === "root") return <strong>{shownText(row.figure, measure)}</strong>;
        if (row.kind === "part") {
          const figure = figureIn(row.part);
          return figure ? (
            <strong>{shownText(figure, measure)}</strong>
          ) : (
            <span className={classes.quiet}>{t`không có số`}</span>
          );
        }
        if (row.kind === "own")
          return <strong>{shownText({ ...row.value, state: "NUMBER", hiddenBecause: null }, measure)}</strong>;
        return row.kind === "missing" && <span className={classes.quiet}>{t`không có số`}</span>;
      },
    },
    ...(isAdded && !isOverridden
      ? [
          {
            id: "share",
            label: t`Phần của cấp trên`,
            width: "128px",
            cell: (row: TreeRow) => {
              const value =
                row.kind === "part" ? figureIn(row.part)?.numerator : row.kind === "own" ? row.value.numerator : null;
              const whole = row.kind === "part" || row.kind === "own" ? row.of.numerator : null;
              if (value == null || whole == null || Number(whole) === 0) return null;
              const share = (Number(value) / Number(whole)) * 100;
              return (
                <span className={classes.share}>
                  <span>{formatPercent(share, locale)}</span>
                  <span className={classes.bar} style={{ width: `${Math.max(1, share * 0.6)}px` }} aria-hidden />
                </span>
              );
            },
          },
        ]
      : []),
    {
      id: "since",
      label: t`Từ khi lấy`,
      width: "168px",
      cell: (row) => {
        if (row.kind === "absent" && row.missing.presentRevision)
          return (
            <StatusBadge status="stale">
              <TextLink href={reportHref(row.missing.presentRevision.report.id)}>
                <Trans>nay đã có báo cáo</Trans>
              </TextLink>
            </StatusBadge>
          );
        if (row.kind !== "part") return null;
        const { presentRevision, presentFigure } = row.part;
        if (!presentRevision) return <span className={classes.quiet}>{t`không đổi`}</span>;
        const now = presentFigure && readLineageFigure(presentFigure);
        const taken = figureIn(row.part);
        const text = now ? shownText(now, measure) : t`không có số`;
        const difference = now && taken ? differenceText(taken, now, measure) : "";
        return (
          <StatusBadge status="stale">
            <TextLink
              href={reportHref(presentRevision.report.id, {
                revision: presentRevision.number,
                ...(now && { figure: now.id }),
              })}
            >
              {difference ? t`nay là ${text} (${difference})` : t`nay là ${text}`}
            </TextLink>
          </StatusBadge>
        );
      },
    },
  ];
}
