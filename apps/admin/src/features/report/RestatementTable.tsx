import { useSuspenseQuery } from "@apollo/client/react";
import { writeFigure } from "@camket/figure-text";
import { graphql } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import { Section } from "@camket/ui/page";
import { EmptyState } from "@camket/ui/states";
import { StatusBadge } from "@camket/ui/status";
import { type Column, TreeTable } from "@camket/ui/tree-table";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { type ReactNode, useState, useTransition } from "react";
import { useNames } from "../../names.ts";
import { FigureButton } from "./FigureButton.tsx";
import { useFigureWords } from "./figure-words.ts";
import { reportHref } from "./hrefs.ts";
import { useIndicatorWords } from "./indicator-words.ts";
import { RestatedFacts } from "./RestatedFacts.tsx";
import { RestatedHow, SourceStanding } from "./RestatedHow.tsx";
import classes from "./RestatementTable.module.css";
import {
  type Restated,
  RestatedRow_figure,
  RestatedTotal_total,
  readRow,
  readTotal,
  type Source,
  type Total,
} from "./restated.ts";

const RestatementTableQuery = graphql(
  `
    query RestatementTable($roundId: ID!, $indicatorId: ID!, $categoryId: ID, $asOf: Date!, $after: String) {
      restatement(roundId: $roundId, indicatorId: $indicatorId, categoryId: $categoryId, asOf: $asOf) {
        indicatorVersion {
          id
          unit
          unitEn
          valueType
          overCommittees
        }
        total {
          ...RestatedTotal_total
        }
        figures(first: 40, after: $after) {
          totalCount
          edges {
            node {
              ...RestatedRow_figure
            }
          }
          pageInfo {
            endCursor
            hasNextPage
          }
        }
      }
    }
  `,
  [RestatedRow_figure, RestatedTotal_total],
);

/** The total stands first; a committee opens onto those of that time of which it is made. */
type TableRow =
  | { kind: "total"; total: Total }
  | { kind: "committee"; restated: Restated }
  | { kind: "source"; source: Source; of: Restated };

interface RestatementTableProps {
  caption: string;
  roundId: string;
  indicatorId: string;
  /** Undefined for the total. */
  categoryId: string | undefined;
  asOf: CalendarDate;
  empty: ReactNode;
}

/** Each committee of the map, with its figure and how it came to it. */
export function RestatementTable({ caption, categoryId, empty, ...asked }: RestatementTableProps) {
  const { t } = useLingui();
  const { data, fetchMore } = useSuspenseQuery(RestatementTableQuery, {
    variables: { ...asked, categoryId: categoryId ?? null },
  });
  const [isLoadingMore, startLoading] = useTransition();
  const [openKeys, setOpenKeys] = useState<string[]>([]);
  const { unitOf } = useIndicatorWords();
  const restatement = data.restatement;
  const columns = useRestatementColumns(restatement?.indicatorVersion.valueType === "RATIO");
  if (!restatement) return <EmptyState title={t`Kỳ này không hỏi phân tổ ấy`} />;

  const { indicatorVersion, figures } = restatement;
  const total = readTotal(restatement.total);
  if (total.committees === 0) return empty;
  const rows = figures.edges.map(({ node }): TableRow => ({ kind: "committee", restated: readRow(node) }));
  const openable = rows.filter(hasSources).map(keyOf);
  const isAllOpen = openable.every((key) => openKeys.includes(key));
  return (
    <Section
      title={caption}
      aside={
        openable.length > 0 && (
          <Button variant="subtle" onClick={() => setOpenKeys(isAllOpen ? [] : openable)}>
            {isAllOpen ? <Trans>Đóng mọi dòng</Trans> : <Trans>Mở mọi số đã dùng</Trans>}
          </Button>
        )
      }
    >
      <RestatedFacts total={total} canBeAdded={indicatorVersion.overCommittees !== "NONE"} />
      <TreeTable
        caption={caption}
        columns={columns.map((column) =>
          column.id === "figure" ? { ...column, label: t`Số liệu (${unitOf(indicatorVersion)})` } : column,
        )}
        roots={[{ kind: "total", total }, ...rows]}
        rowKey={keyOf}
        rowHref={hrefOf}
        childrenOf={sourcesOf}
        hasChildren={hasSources}
        openKeys={openKeys}
        onOpenKeysChange={setOpenKeys}
        isLoading={isLoadingMore}
        {...(figures.pageInfo.hasNextPage && {
          onEndReached: () =>
            startLoading(async () => {
              await fetchMore({ variables: { after: figures.pageInfo.endCursor } });
            }),
        })}
      />
    </Section>
  );
}

function keyOf(row: TableRow): string {
  if (row.kind === "total") return "total";
  return row.kind === "committee" ? row.restated.committee.id : `${row.of.committee.id} ${row.source.committee.id}`;
}

/** What a committee reported itself is no figure of others. */
const hasSources = (row: TableRow) =>
  row.kind === "committee" && row.restated.sources.some(({ committee }) => committee.id !== row.restated.committee.id);

const sourcesOf = (row: TableRow): TableRow[] =>
  row.kind === "committee" ? row.restated.sources.map((source) => ({ kind: "source", source, of: row.restated })) : [];

/** The one report of which a row tells; undefined where it is made of several. */
function sourceOf(row: TableRow): Source | undefined {
  if (row.kind === "total") return undefined;
  return row.kind === "source" ? row.source : hasSources(row) ? undefined : row.restated.sources[0];
}

function hrefOf(row: TableRow): string {
  const revision = sourceOf(row)?.figure?.revision;
  return revision ? reportHref(revision.report.id, { revision: revision.number }) : "";
}

function useRestatementColumns(isRatio: boolean): Column<TableRow>[] {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  return [
    {
      id: "committee",
      label: t`Ban chỉ đạo`,
      width: "30%",
      cell: (row) => {
        if (row.kind === "total") return <span className={classes.name}>{t`Tổng cộng`}</span>;
        if (row.kind === "source") return unitNameOf(row.source.committee.unit);
        return <span className={classes.name}>{unitNameOf(row.restated.committee.unit)}</span>;
      },
    },
    {
      id: "how",
      label: t`Từ số nào`,
      cell: (row) => {
        if (row.kind === "total") {
          const { isComplete, figureState } = row.total;
          return (
            figureState === null && (
              <StatusBadge status="noFigure">{isComplete ? t`Không cộng được` : t`Chưa đủ số để cộng`}</StatusBadge>
            )
          );
        }
        return row.kind === "source" ? (
          <SourceStanding source={row.source} isUsed={row.of.figureState !== null} />
        ) : (
          <RestatedHow restated={row.restated} />
        );
      },
    },
    {
      id: "reported",
      label: t`Đã có`,
      align: "right",
      width: "110px",
      cell: (row) => {
        if (row.kind === "source") return null;
        const { reported, expected } = row.kind === "total" ? row.total : row.restated;
        return t`${reported} trên ${expected}`;
      },
    },
    {
      id: "figure",
      label: t`Số liệu`,
      align: "right",
      width: "190px",
      cell: (row) => {
        const value = valueIn(row);
        const source = sourceOf(row);
        const written = value && <Value value={value} isRatio={isRatio} />;
        return written && source?.figure ? (
          <FigureButton figureId={source.figure.id} name={unitNameOf(source.committee.unit)}>
            {written}
          </FigureButton>
        ) : (
          written
        );
      },
    },
  ];
}

type Value = Pick<NonNullable<Source["figure"]>, "state" | "numerator" | "denominator" | "isSuppressed">;

function valueIn(row: TableRow): Value | null {
  if (row.kind === "source") return row.source.figure;
  const { figureState, ...value } = row.kind === "total" ? row.total : row.restated;
  return figureState && { ...value, state: figureState };
}

interface ValueProps {
  value: Value;
  isRatio: boolean;
}

function Value({ value: { state, numerator, denominator, isSuppressed }, isRatio }: ValueProps) {
  const locale = useLocale();
  const { figureText } = useFigureWords();
  if (isSuppressed)
    return (
      <span className={classes.quiet}>
        <Trans>không công bố</Trans>
      </span>
    );
  const cell = { isNothing: state === "NOTHING_AROSE", numerator, denominator, explanation: null };
  return (
    <span className={classes.figure}>
      {figureText(cell, isRatio)}
      {isRatio && numerator !== null && denominator !== null && (
        <span className={classes.parts}>
          {writeFigure(numerator, locale)} / {writeFigure(denominator, locale)}
        </span>
      )}
    </span>
  );
}
