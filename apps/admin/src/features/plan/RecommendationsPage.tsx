import { useSuspenseQuery } from "@apollo/client/react";
import { type FragmentOf, graphql, type RecommendationWhere, type ResultOf, readFragment } from "@camket/schema";
import { type Column, DataTable } from "@camket/ui/data-table";
import { ChoiceField } from "@camket/ui/field";
import { formatNumber } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { NumberTrio } from "@camket/ui/number-trio";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { StatusBadge } from "@camket/ui/status";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, NativeSelect } from "@mantine/core";
import { IconSearch, IconWorld } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense, useDeferredValue, useTransition } from "react";
import { AppPage } from "../../AppPage.tsx";
import { ButtonLink } from "../../ButtonLink.tsx";
import { useNames } from "../../names.ts";
import { importRecommendationsHref, recommendationHref, recommendationsHref } from "./hrefs.ts";
import { ListFilters } from "./ListFilters.tsx";
import classes from "./Recommendations.module.css";
import { RightsFilters } from "./RightsFilters.tsx";
import {
  citationOf,
  coverageStatus,
  searchedBy,
  useCoverageNames,
  useMechanismNames,
  usePositionNames,
} from "./recommendation-words.ts";

const RecommendationsPageQuery = graphql(`
  query RecommendationsPage {
    viewer {
      isGlobalAdministrator
    }
    recommendationCoverage {
      mechanism
      stateUnderReview
      cycle
      total
    }
  }
`);

const RecommendationRow_recommendation = graphql(`
  fragment RecommendationRow_recommendation on Recommendation {
    id
    mechanism
    cycle
    reference
    text
    position
    coverage
    themes {
      id
      name
      nameEn
    }
  }
`);

const RecommendationListQuery = graphql(
  `
    query RecommendationList($where: RecommendationWhere!, $counted: RecommendationWhere!, $after: String) {
      recommendationCoverage(where: $counted) {
        mechanism
        stateUnderReview
        cycle
        total
        supported
        noted
        pending
        withoutTask
        lateOnly
        covered
      }
      recommendations(where: $where, first: 50, after: $after) {
        totalCount
        edges {
          node {
            ...RecommendationRow_recommendation
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [RecommendationRow_recommendation],
);

type RecommendationRow = FragmentOf<typeof RecommendationRow_recommendation>;
type Counts = ResultOf<typeof RecommendationListQuery>["recommendationCoverage"][number];

const read = (row: RecommendationRow) => readFragment(RecommendationRow_recommendation, row);

const route = getRouteApi("/recommendations");

/** Recommendations of the United Nations to the State, and which of them tasks carry out. */
export function RecommendationsPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mechanismNames = useMechanismNames();
  const positionNames = usePositionNames();
  const coverageNames = useCoverageNames();
  const { data } = useSuspenseQuery(RecommendationsPageQuery);
  const { q, mechanism, state, cycle, position, coverage, theme, group } = search;
  const change = (changes: Partial<typeof search>) =>
    navigate({ search: (others) => ({ ...others, ...changes }), replace: true });
  const groups = data.recommendationCoverage;
  const known = <Value extends string>(values: Value[]) => [...new Set(values)];
  const states = known(groups.map(({ stateUnderReview }) => stateUnderReview));
  const canImport = data.viewer?.isGlobalAdministrator ?? false;
  return (
    <AppPage
      breadcrumbs={[{ label: t({ message: "Khuyến nghị", context: "danh sách" }) }]}
      title={t`Khuyến nghị của Liên hợp quốc`}
      actions={canImport && groups.length > 0 && <ImportButton variant="default" />}
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên` },
        { keys: "↵", label: t`mở` },
        { keys: "/", label: t`lọc` },
      ]}
    >
      {groups.length === 0 ? (
        <EmptyState
          icon={IconWorld}
          title={t`Chưa có khuyến nghị nào`}
          actions={canImport && <ImportButton variant="filled" />}
        >
          {canImport ? (
            <Trans>Danh mục theo chủ đề của Liên hợp quốc (tệp Word) nhập được trực tiếp.</Trans>
          ) : (
            <Trans>Quản trị viên hệ thống nhập danh mục khuyến nghị; nhập xong, danh mục hiện ở đây.</Trans>
          )}
        </EmptyState>
      ) : (
        <>
          <ListFilters
            search={q}
            onSearch={(text) => change({ q: text || undefined })}
            inUse={[mechanism, state, cycle, position, theme, group].filter(Boolean).length}
            onClear={() => navigate({ search: { ...(q && { q }), ...(coverage && { coverage }) }, replace: true })}
            first={
              <NativeSelect
                aria-label={t`Nhiệm vụ thực hiện`}
                value={coverage ?? ""}
                data={[
                  { value: "", label: t`Mọi khuyến nghị` },
                  ...Object.entries(coverageNames).map(([value, label]) => ({ value, label })),
                ]}
                onChange={({ currentTarget: { value } }) =>
                  change({ coverage: coverages.find((each) => each === value) })
                }
              />
            }
          >
            <ChoiceField
              label={t`Cơ chế`}
              labels={Object.fromEntries(
                known(groups.map((each) => each.mechanism)).map((each) => [each, mechanismNames[each]]),
              )}
              emptyLabel={t`Mọi cơ chế`}
              value={mechanism ?? ""}
              onChange={({ currentTarget: { value } }) =>
                change({ mechanism: groups.find((each) => each.mechanism === value)?.mechanism })
              }
            />
            <ChoiceField
              label={t`Chu kỳ`}
              labels={Object.fromEntries(known(groups.map((each) => each.cycle)).map((each) => [each, each]))}
              emptyLabel={t`Mọi chu kỳ`}
              value={cycle ?? ""}
              onChange={({ currentTarget: { value } }) => change({ cycle: value || undefined })}
            />
            <ChoiceField
              label={t`Lập trường`}
              labels={positionNames}
              emptyLabel={t`Mọi lập trường`}
              value={position ?? ""}
              onChange={({ currentTarget: { value } }) =>
                change({ position: positions.find((each) => each === value) })
              }
            />
            {states.length > 1 && (
              <ChoiceField
                label={t`Quốc gia được rà soát`}
                labels={Object.fromEntries(states.map((each) => [each, each]))}
                emptyLabel={t`Mọi quốc gia`}
                value={state ?? ""}
                onChange={({ currentTarget: { value } }) => change({ state: value || undefined })}
              />
            )}
            <RightsFilters theme={theme} group={group} onChange={change} />
          </ListFilters>
          <Suspense fallback={<LoadingState lines={12} />}>
            <RecommendationList />
          </Suspense>
        </>
      )}
    </AppPage>
  );
}

const coverages = ["NONE", "LATE_ONLY", "COVERED"] as const;
const positions = ["SUPPORTED", "NOTED", "PENDING"] as const;

const ImportButton = ({ variant }: { variant: "default" | "filled" }) => (
  <ButtonLink href={importRecommendationsHref()} variant={variant}>
    <Trans>Nhập danh mục</Trans>
  </ButtonLink>
);

function RecommendationList() {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const navigate = route.useNavigate();
  const positionNames = usePositionNames();
  const coverageNames = useCoverageNames();
  const { q, mechanism, state, cycle, position, coverage, theme, group } = route.useSearch();
  const counted: RecommendationWhere = {
    ...(mechanism && { mechanism: [mechanism] }),
    ...(state && { stateUnderReview: state }),
    ...(cycle && { cycle }),
    ...(position && { position: [position] }),
    ...(theme && { themeId: theme }),
    ...(group && { groupId: group }),
    ...(q && searchedBy(q)),
  };
  const variables = useDeferredValue({ counted, where: { ...counted, ...(coverage && { coverage: [coverage] }) } });
  const { data, fetchMore } = useSuspenseQuery(RecommendationListQuery, { variables });
  const [isLoadingMore, startLoading] = useTransition();
  const { edges, totalCount, pageInfo } = data.recommendations;
  const columns: Column<RecommendationRow>[] = [
    { id: "text", label: t`Khuyến nghị`, cell: (row) => <span lang="en">{read(row).text}</span> },
    { id: "reference", label: t`Số`, width: "128px", cell: (row) => citationOf(read(row)) },
    {
      id: "themes",
      label: t`Lĩnh vực`,
      width: "184px",
      cell: (row) => read(row).themes.map(nameOf).join(", "),
    },
    { id: "position", label: t`Lập trường`, width: "108px", cell: (row) => positionNames[read(row).position] },
    {
      id: "coverage",
      label: t`Nhiệm vụ thực hiện`,
      width: "208px",
      cell: (row) => {
        const { coverage: itsCoverage } = read(row);
        return <StatusBadge status={coverageStatus[itsCoverage]}>{coverageNames[itsCoverage]}</StatusBadge>;
      },
    },
  ];
  return (
    <>
      <CoverageCounts groups={data.recommendationCoverage} />
      <DataTable
        caption={t({ message: "Khuyến nghị", context: "danh sách" })}
        columns={columns}
        rows={edges.map(({ node }) => node)}
        rowKey={(row) => read(row).id}
        rowHref={(row) => recommendationHref(read(row).id)}
        totalCount={totalCount}
        hasTools={false}
        isLoading={isLoadingMore}
        {...(pageInfo.hasNextPage && {
          onEndReached: () =>
            startLoading(async () => {
              await fetchMore({ variables: { after: pageInfo.endCursor } });
            }),
        })}
        empty={
          <EmptyState
            icon={IconSearch}
            tone="quiet"
            title={q ? t`Không thấy “${q}”` : t`Không có khuyến nghị nào như vậy`}
            actions={
              <Button variant="default" onClick={() => navigate({ search: {} })}>
                <Trans>Bỏ lọc</Trans>
              </Button>
            }
          />
        }
      />
    </>
  );
}

/** How many there are, and how many of them tasks carry out: all together, then each cycle. */
function CoverageCounts({ groups }: { groups: Counts[] }) {
  const { t } = useLingui();
  const locale = useLocale();
  const navigate = route.useNavigate();
  const { coverage } = route.useSearch();
  const sum = (of: (counts: Counts) => number) => groups.reduce((total, counts) => total + of(counts), 0);
  const number = (value: number) => formatNumber(value, locale);
  const states = new Set(groups.map(({ stateUnderReview }) => stateUnderReview));
  const choose = (wanted: typeof coverage) => navigate({ search: (others) => ({ ...others, coverage: wanted }) });
  const figure = (value: number, label: string, wanted: typeof coverage) => ({
    value: (
      <button
        type="button"
        className={classes.figure}
        aria-pressed={coverage === wanted}
        onClick={() => choose(wanted)}
      >
        {number(value)}
      </button>
    ),
    label,
  });
  return (
    <div className={classes.counts}>
      <NumberTrio
        size="small"
        figures={[
          figure(
            sum((each) => each.total),
            t`khuyến nghị`,
            undefined,
          ),
          figure(
            sum((each) => each.withoutTask),
            t`chưa có nhiệm vụ`,
            "NONE",
          ),
          figure(
            sum((each) => each.lateOnly),
            t`chỉ có nhiệm vụ quá hạn`,
            "LATE_ONLY",
          ),
          figure(
            sum((each) => each.covered),
            t`có nhiệm vụ thực hiện`,
            "COVERED",
          ),
        ]}
      />
      {groups.length > 1 && (
        <div className={classes.scroll}>
          <table className={classes.groups}>
            <caption>
              <Trans>Theo cơ chế và chu kỳ, trong phạm vi nhiệm vụ được xem</Trans>
            </caption>
            <thead>
              <tr>
                <th scope="col">
                  <Trans>Cơ chế, chu kỳ</Trans>
                </th>
                <th scope="col">
                  <Trans>Khuyến nghị</Trans>
                </th>
                <th scope="col">
                  <Trans>Chấp thuận</Trans>
                </th>
                <th scope="col">
                  <Trans>Ghi nhận</Trans>
                </th>
                <th scope="col">
                  <Trans>Chưa trả lời</Trans>
                </th>
                <th scope="col">
                  <Trans>Chưa có nhiệm vụ</Trans>
                </th>
                <th scope="col">
                  <Trans>Chỉ quá hạn</Trans>
                </th>
              </tr>
            </thead>
            <tbody>
              {groups.map(({ mechanism, stateUnderReview, cycle, ...counts }) => (
                <tr key={`${mechanism} ${stateUnderReview} ${cycle}`}>
                  <th scope="row">
                    <TextLink href={recommendationsHref({ mechanism, state: stateUnderReview, cycle })}>
                      {mechanism} {cycle}
                      {states.size > 1 && `, ${stateUnderReview}`}
                    </TextLink>
                  </th>
                  <td>{number(counts.total)}</td>
                  <td>{number(counts.supported)}</td>
                  <td>{number(counts.noted)}</td>
                  <td>{number(counts.pending)}</td>
                  <td>{number(counts.withoutTask)}</td>
                  <td>{number(counts.lateOnly)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
