import { useSuspenseQuery } from "@apollo/client/react";
import { writeFigure } from "@camket/figure-text";
import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import { formatNumber } from "@camket/ui/format";
import { NumberTrio } from "@camket/ui/number-trio";
import { Note, Section } from "@camket/ui/page";
import { EmptyState } from "@camket/ui/states";
import { StatusBadge } from "@camket/ui/status";
import { type Column, TreeTable } from "@camket/ui/tree-table";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconArrowMerge, IconArrowsSplit } from "@tabler/icons-react";
import { type ReactNode, useState, useTransition } from "react";
import { useNames } from "../../names.ts";
import { FigureButton } from "./FigureButton.tsx";
import { useFigureWords } from "./figure-words.ts";
import { reportHref } from "./hrefs.ts";
import { useIndicatorWords } from "./indicator-words.ts";
import classes from "./RestatementTable.module.css";

const RestatedRow_figure = graphql(`
  fragment RestatedRow_figure on RestatedFigure {
    state
    figureState
    numerator
    denominator
    isSuppressed
    expected
    reported
    committee {
      id
      unit {
        id
        level
        kind
        name
        nameEn
      }
    }
    sources {
      standing
      committee {
        id
        unit {
          id
          level
          kind
          name
          nameEn
        }
      }
      figure {
        id
        state
        numerator
        denominator
        isSuppressed
        revision {
          id
          number
          report {
            id
          }
        }
      }
    }
  }
`);

const RestatedTotal_total = graphql(`
  fragment RestatedTotal_total on RestatedTotal {
    isComplete
    figureState
    numerator
    denominator
    isSuppressed
    committees
    whole
    partial
    notRestatable
    notAddable
    noFigure
    expected
    reported
  }
`);

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

const readRow = (row: FragmentOf<typeof RestatedRow_figure>) => readFragment(RestatedRow_figure, row);
const readTotal = (total: FragmentOf<typeof RestatedTotal_total>) => readFragment(RestatedTotal_total, total);
type Restated = ReturnType<typeof readRow>;
type Total = ReturnType<typeof readTotal>;
type Source = Restated["sources"][number];

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
      <TotalFacts total={total} canBeAdded={indicatorVersion.overCommittees !== "NONE"} />
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

/** Three facts, and beside them what keeps the rows from a total. */
function TotalFacts({ total, canBeAdded }: { total: Total; canBeAdded: boolean }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { committees, whole, partial, notRestatable, notAddable, noFigure, expected, reported } = total;
  const lacks = [
    { name: "partial", count: partial, text: <Plural value={partial} other="# ban thiếu một phần" /> },
    {
      name: "notRestatable",
      count: notRestatable,
      text: <Plural value={notRestatable} other="# ban không quy đổi được" />,
    },
    { name: "notAddable", count: notAddable, text: <Plural value={notAddable} other="# ban không gộp được" /> },
    { name: "noFigure", count: noFigure, text: <Plural value={noFigure} other="# ban không có số" /> },
  ].filter(({ count }) => count > 0);
  return (
    <div className={classes.facts}>
      <NumberTrio
        size="small"
        figures={[
          { value: formatNumber(committees, locale), label: t`ban sau sắp xếp` },
          { value: formatNumber(whole, locale), label: t`ban đủ số` },
          {
            value: t`${formatNumber(reported, locale)} trên ${formatNumber(expected, locale)}`,
            label: t`báo cáo đã dùng`,
          },
        ]}
      />
      {(!total.isComplete || !canBeAdded) && (
        <Note tone="warn">
          {canBeAdded ? (
            <Trans>Chưa nêu tổng, vì số liệu chưa đủ.</Trans>
          ) : (
            <Trans>Không nêu tổng: chỉ tiêu này không cộng qua các ban.</Trans>
          )}
          {lacks.map(({ name, text }, index) => (
            <span key={name}>
              {index === 0 ? " " : ", "}
              {text}
            </span>
          ))}
          {lacks.length > 0 && "."}
        </Note>
      )}
    </div>
  );
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
          <How restated={row.restated} />
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

/** How a committee came to its figure, or why it has none; who is missing, by name. */
function How({ restated: { state, committee, sources } }: { restated: Restated }) {
  const { t } = useLingui();
  const namesOf = useNamesOf(sources);
  const others = sources.filter((source) => source.committee.id !== committee.id).length;
  const isKept = others < sources.length;
  const states = {
    AS_REPORTED: <Trans>Như đã báo cáo</Trans>,
    RESTATED: (
      <span className={classes.how}>
        <IconArrowMerge size={16} stroke={1.8} aria-hidden />
        {isKept ? (
          <Plural value={others} other="Chính ban này và # đơn vị cũ" />
        ) : (
          <Plural value={others} other="Gồm # đơn vị cũ" />
        )}
      </span>
    ),
    NOT_RESTATABLE: (
      <span className={classes.how} data-divided>
        <IconArrowsSplit size={16} stroke={1.8} aria-hidden />
        <Trans>Không quy đổi được: đơn vị cũ đã chia tách</Trans>
      </span>
    ),
    NOT_ADDABLE: <StatusBadge status="noFigure">{t`Không gộp được: chỉ tiêu không cộng qua các ban`}</StatusBadge>,
    NO_FIGURE: <StatusBadge status="noFigure">{t`Không có số`}</StatusBadge>,
  } satisfies Record<Restated["state"], ReactNode>;
  const isOwn = sources.length === 1 && isKept;
  const [divided, missing, exempt] = [namesOf("DIVIDED"), namesOf("MISSING"), namesOf("NOT_EXPECTED")];
  return (
    <>
      {states[state]}
      {divided && <span className={classes.names}>{divided}</span>}
      {missing && !isOwn && <span className={classes.names}>{t`Thiếu: ${missing}`}</span>}
      {exempt && !isOwn && <span className={classes.names}>{t`Không phải báo cáo: ${exempt}`}</span>}
    </>
  );
}

function useNamesOf(sources: readonly Source[]) {
  const { unitNameOf } = useNames();
  return (standing: Source["standing"]) =>
    sources
      .filter((source) => source.standing === standing)
      .map(({ committee }) => unitNameOf(committee.unit))
      .join(", ");
}

function SourceStanding({ source: { standing, figure }, isUsed }: { source: Source; isUsed: boolean }) {
  const { t } = useLingui();
  const standings = {
    REPORTED:
      figure &&
      (isUsed ? (
        <Trans>Số đã dùng, lần nộp {figure.revision.number}</Trans>
      ) : (
        <Trans>Đã báo cáo, lần nộp {figure.revision.number}</Trans>
      )),
    MISSING: <StatusBadge status="noFigure">{t`Chưa có số được duyệt`}</StatusBadge>,
    NOT_EXPECTED: <StatusBadge status="noFigure">{t`Không phải báo cáo`}</StatusBadge>,
    DIVIDED: (
      <span className={classes.how} data-divided>
        <IconArrowsSplit size={16} stroke={1.8} aria-hidden />
        <Trans>Đã chia tách</Trans>
      </span>
    ),
  } satisfies Record<Source["standing"], ReactNode>;
  return standings[standing];
}
