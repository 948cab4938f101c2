import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ReportState } from "@camket/schema";
import { ChoiceField } from "@camket/ui/field";
import { formatNumber } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { LoadingState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense, useDeferredValue } from "react";
import { AppPage } from "../../AppPage.tsx";
import { CommitteeFilter } from "./CommitteeFilter.tsx";
import { completenessHref, indicatorsHref, reviewHref, templatesHref } from "./hrefs.ts";
import { ReportList } from "./ReportList.tsx";
import { useReportStateLabels } from "./ReportStatus.tsx";
import classes from "./ReportsPage.module.css";
import { RoundList } from "./RoundList.tsx";
import { RoundsToOpen } from "./RoundsToOpen.tsx";
import { useRoundNames } from "./round-names.ts";

const ReportsPageQuery = graphql(`
  query ReportsPage {
    reportingRounds(first: 100) {
      totalCount
      edges {
        node {
          id
          name
          periodKind
          year
          startsOn
          endsOn
        }
      }
    }
    reports {
      totalCount
    }
  }
`);

const route = getRouteApi("/reports");

export function ReportsPage() {
  const { t } = useLingui();
  const locale = useLocale();
  const { roundNameOf } = useRoundNames();
  const stateLabels = useReportStateLabels();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(ReportsPageQuery);
  const { view = "rounds" } = search;
  const { committee, round, state } = useDeferredValue(search);
  const rounds = data.reportingRounds.edges.map(({ node }) => node);
  const change = (changes: Partial<typeof search>) =>
    navigate({ search: (others) => ({ ...others, ...changes }), replace: true });

  return (
    <AppPage
      breadcrumbs={[{ label: t`Báo cáo` }]}
      title={view === "rounds" ? t`Kỳ báo cáo` : t`Báo cáo`}
      meta={
        <>
          <span>
            <Plural value={data.reportingRounds.totalCount} other="# kỳ" />,{" "}
            {formatNumber(data.reports.totalCount, locale)} <Plural value={data.reports.totalCount} other="báo cáo" />
          </span>
          <TextLink href={reviewHref()}>
            <Trans>Báo cáo chờ duyệt</Trans>
          </TextLink>
          <TextLink href={completenessHref()}>
            <Trans>Mức đầy đủ</Trans>
          </TextLink>
          <TextLink href={indicatorsHref()}>
            <Trans>Danh mục chỉ tiêu</Trans>
          </TextLink>
          <TextLink href={templatesHref()}>
            <Trans>Mẫu báo cáo</Trans>
          </TextLink>
        </>
      }
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên` },
        { keys: "↵", label: t`mở` },
        {
          keys: "V",
          label: t`đổi cách xem`,
          onPress: { v: () => change({ view: view === "rounds" ? "reports" : undefined }) },
        },
      ]}
    >
      <div className={`${classes.filters} camket-no-print`}>
        <CommitteeFilter committeeId={search.committee} onChange={(id) => change({ committee: id })} />
        {view === "reports" && (
          <>
            <ChoiceField
              label={t`Kỳ`}
              labels={Object.fromEntries(rounds.map((each) => [each.id, roundNameOf(each)]))}
              emptyLabel={t`Mọi kỳ`}
              value={search.round ?? ""}
              onChange={(event) => change({ round: event.currentTarget.value || undefined })}
            />
            <ChoiceField
              label={t`Trạng thái`}
              labels={stateLabels}
              emptyLabel={t`Mọi trạng thái`}
              value={search.state ?? ""}
              onChange={(event) => change({ state: stateOf(event.currentTarget.value) })}
            />
          </>
        )}
        <SegmentedControl
          className={classes.view}
          aria-label={t`Cách xem`}
          value={view}
          data={[
            { value: "rounds", label: t`Các kỳ` },
            { value: "reports", label: t`Từng báo cáo` },
          ]}
          onChange={(value) => change({ view: value === "reports" ? "reports" : undefined })}
        />
      </div>
      <Suspense fallback={<LoadingState lines={10} />}>
        {view === "rounds" ? (
          <>
            <RoundsToOpen
              isOpening={search.act === "open"}
              onOpen={() => change({ act: "open" })}
              onClose={() => change({ act: undefined })}
            />
            <RoundList committeeId={committee} />
          </>
        ) : (
          <ReportList
            where={{
              ...(committee && { underCommitteeId: committee }),
              ...(round && { roundId: round }),
              ...(state && { state }),
            }}
            emptyTitle={t`Không có báo cáo nào như vậy`}
            emptyActions={
              (committee || round || state) && (
                <Button
                  variant="default"
                  onClick={() => change({ committee: undefined, round: undefined, state: undefined })}
                >
                  <Trans>Bỏ mọi bộ lọc</Trans>
                </Button>
              )
            }
          />
        )}
      </Suspense>
    </AppPage>
  );
}

const states: readonly ReportState[] = ["DRAFT", "SUBMITTED", "RETURNED", "APPROVED"];

const stateOf = (value: string) => states.find((state) => state === value);
