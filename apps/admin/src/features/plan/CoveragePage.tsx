import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { formatNumber } from "@camket/ui/format";
import { Note } from "@camket/ui/page";
import { LoadingState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { NativeSelect } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense, useDeferredValue } from "react";
import { AppPage } from "../../AppPage.tsx";
import { PrintMenu } from "../../PrintMenu.tsx";
import { today } from "../../today.ts";
import { CommitteeFilter, whereCommittee } from "./CommitteeFilter.tsx";
import { ListFilters } from "./ListFilters.tsx";
import { RightsMatrix, RightsMatrix_coverage } from "./RightsMatrix.tsx";

const CoveragePageQuery = graphql(
  `
    query CoveragePage($year: Int!, $committeeId: ID, $underCommitteeId: ID) {
      rightsCoverage(year: $year, committeeId: $committeeId, underCommitteeId: $underCommitteeId) {
        tasks
        ...RightsMatrix_coverage
      }
      themes(first: 100) {
        edges {
          node {
            id
            name
            nameEn
          }
        }
      }
      groups(first: 100) {
        edges {
          node {
            id
            name
            nameEn
          }
        }
      }
    }
  `,
  [RightsMatrix_coverage],
);

const route = getRouteApi("/coverage");

/** Whose rights nobody is working on: fields of rights against groups of rights-holders. */
export function CoveragePage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { committee, reach, year = today().slice(0, 4) } = search;
  const change = (changes: Partial<typeof search>) =>
    navigate({ search: (others) => ({ ...others, ...changes }), replace: true });
  const thisYear = Number(today().slice(0, 4));
  const years = [...new Set([year, ...[1, 0, -1, -2, -3].map((step) => String(thisYear + step))])]
    .toSorted()
    .toReversed();
  return (
    <AppPage
      breadcrumbs={[{ label: t`Quyền đã có nhiệm vụ` }]}
      title={t`Quyền nào, của ai, chưa có nhiệm vụ`}
      actions={<PrintMenu foot={t`Quyền đã có nhiệm vụ, năm ${year}`} isWide />}
      keys={[
        { keys: ["←", "↑", "↓", "→"], label: t`qua các ô` },
        { keys: "↵", label: t`mở danh sách nhiệm vụ` },
        { keys: "N", label: t`ô trống tiếp theo` },
      ]}
    >
      <ListFilters
        inUse={committee ? 1 : 0}
        onClear={() => change({ committee: undefined, reach: undefined })}
        first={
          <NativeSelect
            aria-label={t`Năm`}
            value={year}
            data={years.map((each) => ({ value: each, label: t`Năm ${each}` }))}
            onChange={({ currentTarget: { value } }) => change({ year: value })}
          />
        }
      >
        <CommitteeFilter committee={committee} reach={reach} onChange={change} />
      </ListFilters>
      <Suspense fallback={<LoadingState lines={12} />}>
        <Coverage year={year} committee={committee} reach={reach} />
      </Suspense>
    </AppPage>
  );
}

interface CoverageProps {
  year: string;
  committee: string | undefined;
  reach: "alone" | undefined;
}

function Coverage(props: CoverageProps) {
  const locale = useLocale();
  const { year, committee, reach } = useDeferredValue(props);
  const { data } = useSuspenseQuery(CoveragePageQuery, {
    variables: { year: Number(year), ...whereCommittee({ committee, reach }) },
  });
  const tasks = formatNumber(data.rightsCoverage.tasks, locale);
  return (
    <>
      <Note tone="quiet">
        <Trans>
          Đếm {tasks} nhiệm vụ của kế hoạch đã ban hành, thực hiện trong năm {year}, không kể đã rút hoặc bàn giao. Một
          nhiệm vụ phục vụ nhiều lĩnh vực hay nhiều nhóm được tính ở từng ô, nhưng chỉ một lần trong số cộng.
        </Trans>
      </Note>
      <RightsMatrix
        coverage={data.rightsCoverage}
        themes={data.themes.edges.map(({ node }) => node)}
        groups={data.groups.edges.map(({ node }) => node)}
        search={{ year, ...(committee && { committee }), ...(reach && { reach }) }}
      />
    </>
  );
}
