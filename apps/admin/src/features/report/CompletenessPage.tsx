import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { ChoiceField } from "@camket/ui/field";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { Trans, useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense, useDeferredValue, useState } from "react";
import { AppPage } from "../../AppPage.tsx";
import { ButtonLink } from "../../ButtonLink.tsx";
import { useNames } from "../../names.ts";
import { PrintMenu } from "../../PrintMenu.tsx";
import { type ChosenCell, CompletenessGrid, CompletenessGrid_matrix } from "./CompletenessGrid.tsx";
import { CompletenessSide } from "./CompletenessSide.tsx";
import { CompletenessTrend, CompletenessTrend_matrix } from "./CompletenessTrend.tsx";
import { type KindChoice, kindsOf, type Measure } from "./completeness-cells.ts";
import { completenessHref, reportsHref } from "./hrefs.ts";
import classes from "./ReportsPage.module.css";

const CompletenessHomeQuery = graphql(`
  query CompletenessHome {
    viewer {
      id
      homeCommittee {
        id
      }
    }
  }
`);

const CompletenessPageQuery = graphql(
  `
    query CompletenessPage($id: ID!, $periodKinds: [PeriodKind!]!) {
      committee(id: $id) {
        id
        unit {
          id
          level
          kind
          name
          nameEn
        }
        parent {
          id
          unit {
            id
            level
            kind
            name
            nameEn
          }
        }
      }
      completenessMatrix(committeeId: $id, periodKinds: $periodKinds, periods: 8) {
        ...CompletenessGrid_matrix
        ...CompletenessTrend_matrix
      }
      reorganisations(first: 100) {
        edges {
          node {
            id
            effectiveOn
            committeeSuccessions(first: 1) {
              totalCount
            }
          }
        }
      }
    }
  `,
  [CompletenessGrid_matrix, CompletenessTrend_matrix],
);

const route = getRouteApi("/completeness");

/** Who reported, of all below a committee, period by period: the committees directly below, one level at a time. */
export function CompletenessPage() {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(CompletenessHomeQuery);
  const { committee } = route.useSearch();
  const id = committee ?? data.viewer?.homeCommittee?.id;
  if (id) return <Completeness id={id} />;
  return (
    <AppPage
      breadcrumbs={[{ label: t`Báo cáo`, href: reportsHref() }, { label: t`Mức đầy đủ` }]}
      title={t`Mức đầy đủ của báo cáo`}
    >
      <EmptyState
        title={t`Chưa chọn ban chỉ đạo nào`}
        actions={
          <ButtonLink href="/committees">
            <Trans>Chọn từ danh sách ban chỉ đạo</Trans>
          </ButtonLink>
        }
      />
    </AppPage>
  );
}

function Completeness({ id: asked }: { id: string }) {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { kind = "regular", measure = "received" } = search;
  const { id, periodKinds } = useDeferredValue({ id: asked, periodKinds: kindsOf[kind] });
  const { data } = useSuspenseQuery(CompletenessPageQuery, { variables: { id, periodKinds } });
  const [chosen, setChosen] = useState<ChosenCell>();
  const change = (changes: Partial<typeof search>) =>
    navigate({ search: (others) => ({ ...others, ...changes }), replace: true });
  const goTo = (committee: string) => {
    setChosen(undefined);
    navigate({ search: (others) => ({ ...others, committee }) });
  };
  const kindLabels = {
    regular: t`6 tháng và năm`,
    half: t`6 tháng`,
    year: t`Năm`,
    quarter: t`Quý`,
    month: t`Tháng`,
    calendar: t`Theo năm dương lịch`,
    other: t`Chuyên đề, đột xuất`,
  } satisfies Record<KindChoice, string>;
  const parent = data.committee?.parent;
  const unitName = data.committee ? unitNameOf(data.committee.unit) : "";
  const reforms = data.reorganisations.edges.flatMap(({ node: { effectiveOn, committeeSuccessions } }) =>
    committeeSuccessions.totalCount > 0 ? effectiveOn : [],
  );

  return (
    <AppPage
      breadcrumbs={[
        { label: t`Báo cáo`, href: reportsHref() },
        { label: t`Mức đầy đủ`, href: completenessHref({ kind: search.kind, measure: search.measure }) },
        ...(parent
          ? [{ label: unitNameOf(parent.unit), href: completenessHref({ ...search, committee: parent.id }) }]
          : []),
        { label: unitName },
      ]}
      title={t`Mức đầy đủ của báo cáo`}
      kicker={unitName}
      meta={
        <span>
          {measure === "received" ? (
            <Trans>Đã nhận trên phải nộp, của từng ban cùng mọi ban dưới nó, theo kỳ.</Trans>
          ) : (
            <Trans>Đúng hạn trên phải nộp, của từng ban cùng mọi ban dưới nó, theo kỳ.</Trans>
          )}
        </span>
      }
      actions={<PrintMenu foot={`${t`Mức đầy đủ của báo cáo`} · ${unitName}`} isWide />}
      side={
        <Suspense fallback={<LoadingState lines={6} />}>
          <CompletenessSide chosen={chosen} onOpen={goTo} />
        </Suspense>
      }
      sideWidth={264}
      keys={[
        { keys: ["←", "↑", "↓", "→"], label: t`qua các ô` },
        { keys: "↵", label: t`xuống cấp dưới, mở báo cáo` },
        { keys: "N", label: t`ô còn thiếu tiếp theo` },
        ...(parent ? [{ keys: "U", label: t`lên cấp trên`, onPress: { u: () => goTo(parent.id) } }] : []),
      ]}
    >
      <div className={`${classes.filters} camket-no-print`}>
        <ChoiceField
          label={t`Loại kỳ`}
          labels={kindLabels}
          value={kind}
          onChange={(event) => change({ kind: kindOf(event.currentTarget.value) })}
        />
        <SegmentedControl
          className={classes.view}
          aria-label={t`Số hiện trong ô`}
          value={measure}
          data={[
            { value: "received", label: t`Đã nhận` },
            { value: "onTime", label: t`Đúng hạn` },
          ]}
          onChange={(value) => change({ measure: measureOf(value) })}
        />
      </div>
      <CompletenessGrid
        key={`${id} ${periodKinds}`}
        matrix={data.completenessMatrix}
        measure={measure}
        reforms={reforms}
        onChoose={setChosen}
        onOpen={goTo}
      />
      <CompletenessTrend matrix={data.completenessMatrix} />
    </AppPage>
  );
}

const kindOf = (value: string) => Object.keys(kindsOf).find((each): each is KindChoice => each === value);
const measureOf = (value: string): Measure | undefined => (value === "onTime" ? "onTime" : undefined);
