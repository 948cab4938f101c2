import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { Trans, useLingui } from "@lingui/react/macro";
import { Group, NativeSelect } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense } from "react";
import { AppPage } from "../../AppPage.tsx";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import { CommitteeChoice } from "./CommitteeFilter.tsx";
import { OutputGrid } from "./OutputGrid.tsx";
import { OutputTable } from "./OutputTable.tsx";
import { reportingYear } from "./output-months.ts";
import { useOutputs } from "./use-outputs.ts";

const OutputsPageQuery = graphql(`
  query OutputsPage {
    viewer {
      id
      homeCommittee {
        id
      }
    }
    outputKinds {
      code
      name
      nameEn
    }
    outputChannels {
      code
      name
      nameEn
    }
  }
`);

const route = getRouteApi("/outputs");
const yearsBack = 5;

export function OutputsPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(OutputsPageQuery);
  const thisYear = reportingYear();
  const year = Number(search.year ?? thisYear);
  const committee = search.committee ?? data.viewer?.homeCommittee?.id;
  const years = [...new Set([year, ...Array.from({ length: yearsBack + 1 }, (_, back) => thisYear - back)])];
  const change = (changes: Partial<typeof search>) =>
    navigate({ search: (others) => ({ ...others, ...changes }), replace: true });
  return (
    <AppPage
      breadcrumbs={[{ label: t`Sản phẩm truyền thông` }]}
      title={t`Sản phẩm truyền thông năm ${String(year)}`}
      meta={
        <span>
          <Trans>Chỉ đếm số sản phẩm do ban và cơ quan thành viên phát hành; không ghi tên hay đường dẫn.</Trans>
        </span>
      }
      keys={[
        { keys: ["↑", "↓", "←", "→"], label: t`sang ô` },
        { keys: "↵", label: t`xuống` },
        { keys: "F2", label: t`sửa trong ô` },
        { keys: "Ctrl V", label: t`dán khối từ bảng tính` },
        { keys: "Ctrl Z", label: t`hoàn tác` },
      ]}
    >
      <Group gap="sm" mb="md" align="flex-end" className="camket-no-print">
        <div style={{ flex: "0 1 420px", minWidth: 0 }}>
          <CommitteeChoice committee={committee} onChange={(chosen) => change({ committee: chosen })} />
        </div>
        <NativeSelect
          label={t`Năm`}
          value={String(year)}
          data={years.sort((one, other) => other - one).map(String)}
          onChange={({ currentTarget: { value } }) => change({ year: value === String(thisYear) ? undefined : value })}
        />
      </Group>
      <Suspense key={`${committee} ${year}`} fallback={<LoadingState lines={12} />}>
        <Outputs
          userId={data.viewer?.id ?? ""}
          committeeId={committee}
          year={year}
          kinds={data.outputKinds}
          channels={data.outputChannels}
        />
      </Suspense>
    </AppPage>
  );
}

interface NamedInBoth {
  code: string;
  name: string;
  nameEn: string;
}

interface OutputsProps {
  userId: string;
  committeeId: string | undefined;
  year: number;
  kinds: readonly NamedInBoth[];
  channels: readonly NamedInBoth[];
}

function Outputs({ userId, committeeId, year, kinds, channels }: OutputsProps) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const { committee, saved, isComplete } = useOutputs(committeeId, year);
  if (!committeeId) return <EmptyState tone="quiet" title={t`Chọn một ban chỉ đạo để xem`} />;
  if (!committee) return <NotFoundPage />;
  if (!isComplete) return <LoadingState lines={12} />;
  const named = (each: readonly NamedInBoth[]) => each.map(({ code, ...names }) => ({ code, name: nameOf(names) }));
  const grid = { year, kinds: named(kinds), channels: named(channels), saved };
  return committee.viewerCanDraft && (!committee.validTo || committee.validTo > today()) ? (
    <OutputGrid {...grid} userId={userId} committeeId={committeeId} />
  ) : (
    <OutputTable {...grid} />
  );
}
