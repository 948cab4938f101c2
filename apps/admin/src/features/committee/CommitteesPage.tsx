import { useQuery, useSuspenseQuery } from "@apollo/client/react";
import { type CommitteeWhere, graphql } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import { FormDrawer } from "@camket/ui/form-layout";
import { formatDate, formatNumber } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { LoadingState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Menu, SegmentedControl } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { lazy, Suspense, useDeferredValue, useRef } from "react";
import { AppPage } from "../../AppPage.tsx";
import { SearchField } from "../../SearchField.tsx";
import { today } from "../../today.ts";
import { AsOfControl, AsOfControl_reorganisations, neighbouringDays } from "./AsOfControl.tsx";
import { CommitteePanel } from "./CommitteePanel.tsx";
import { CommitteeTable } from "./CommitteeTable.tsx";
import { CommitteeTree } from "./CommitteeTree.tsx";
import { importUnitsHref, reorganisationsHref } from "./hrefs.ts";
import { OrgChart } from "./OrgChart.tsx";

const CommitteesPageQuery = graphql(
  `
    query CommitteesPage($asOf: Date!) {
      roots: committees(asOf: $asOf, where: { isRoot: true }, first: 1) {
        totalCount
        edges {
          node {
            id
          }
        }
      }
      provinces: committees(asOf: $asOf, where: { level: PROVINCE }) {
        totalCount
      }
      districts: committees(asOf: $asOf, where: { level: DISTRICT }) {
        totalCount
      }
      communes: committees(asOf: $asOf, where: { level: COMMUNE }) {
        totalCount
      }
      reorganisations(first: 100) {
        ...AsOfControl_reorganisations
      }
    }
  `,
  [AsOfControl_reorganisations],
);

const CommitteesActionsQuery = graphql(`
  query CommitteesActions {
    viewer {
      isGlobalAdministrator
      canAdminister
    }
  }
`);

/** What the tree and the table have in common: one state, kept in the address. */
export interface CommitteeListProps {
  asOf: CalendarDate;
  where: CommitteeWhere;
  selectedId: string | undefined;
  onSelect(id: string): void;
  /** Goes along to the page of a committee. */
  hrefSearch: { asOf?: CalendarDate | undefined };
}

const EstablishCommitteesForm = lazy(async () => ({
  default: (await import("./EstablishCommitteesForm.tsx")).EstablishCommitteesForm,
}));

const route = getRouteApi("/committees");

/** In the address, where no branch is open; without a word on it, the first one is. */
const noneOpen = "none";

export function CommitteesPage() {
  const { t } = useLingui();
  const locale = useLocale();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const dateField = useRef<HTMLInputElement>(null);
  const { view = "tree", q, level, selected } = search;
  const now = today();
  const asOf = search.asOf ?? now;
  const shown = useDeferredValue({ asOf, q, level });
  const { data } = useSuspenseQuery(CommitteesPageQuery, { variables: { asOf: shown.asOf } });
  const root = data.roots.edges[0]?.node;

  const openIds = (search.open ?? root?.id ?? noneOpen).split(",").filter((id) => id !== noneOpen);
  const change = (changes: Partial<typeof search>) =>
    navigate({ search: (others) => ({ ...others, ...changes }), replace: true });
  const setOpenIds = (ids: string[]) => change({ open: ids.join() || noneOpen });
  const goTo = (day: CalendarDate | undefined) => day && change({ asOf: day === now ? undefined : day });
  const { previous, next } = neighbouringDays(data.reorganisations, asOf);

  const counts = [
    { count: data.roots.totalCount, label: t`ban trung ương` },
    { count: data.provinces.totalCount, label: t`tỉnh, thành phố` },
    { count: data.districts.totalCount, label: t`cấp huyện` },
    { count: data.communes.totalCount, label: t`cấp xã` },
  ].filter(({ count }) => count > 0);
  const levels = [
    { value: "PROVINCE", label: t`Cấp tỉnh` },
    { value: "DISTRICT", label: t`Cấp huyện` },
    { value: "COMMUNE", label: t`Cấp xã` },
  ] as const;

  const list: CommitteeListProps = {
    asOf: shown.asOf,
    where: { ...(shown.q && { name: shown.q }), ...(shown.level && { level: shown.level }) },
    selectedId: selected ?? root?.id,
    onSelect: (id) => change({ selected: id }),
    hrefSearch: { asOf: search.asOf },
  };

  return (
    <AppPage
      breadcrumbs={[{ label: t({ message: "Ban chỉ đạo", context: "danh sách" }) }]}
      title={t({ message: "Ban chỉ đạo", context: "danh sách" })}
      isPast={asOf < now}
      meta={
        <>
          <span>
            {counts.map(({ count, label }) => `${formatNumber(count, locale)} ${label}`).join(", ")}
            {asOf < now && ` ${t`tại ngày ${formatDate(asOf, locale)}`}`}
          </span>
          <TextLink href="/people">
            <Trans>Thành viên</Trans>
          </TextLink>
          <TextLink href="/agencies">
            <Trans context="danh sách">Cơ quan</Trans>
          </TextLink>
          <TextLink href={reorganisationsHref()}>
            <Trans context="danh sách">Sắp xếp</Trans>
          </TextLink>
        </>
      }
      side={
        view !== "chart" &&
        list.selectedId && (
          <Suspense fallback={<LoadingState lines={5} hasTitle />}>
            <CommitteePanel id={list.selectedId} asOf={shown.asOf} hrefSearch={list.hrefSearch} />
          </Suspense>
        )
      }
      sideWidth={304}
      actions={<CommitteesActions />}
      keys={[
        { keys: ["↑", "↓"], label: t`chọn dòng` },
        { keys: ["→", "←"], label: t`mở, đóng nhánh` },
        {
          keys: "↵",
          label: t`vào ban`,
        },
        { keys: "T", label: t`chọn ngày xem`, onPress: { t: () => dateField.current?.focus() } },
        {
          keys: ["[", "]"],
          label: t`lùi, tiến một sự kiện`,
          onPress: { "[": () => goTo(previous), "]": () => goTo(next) },
        },
        view === "chart"
          ? { keys: ["+", "−", "0"], label: t`phóng to, thu nhỏ, vừa khung` }
          : { keys: "/", label: t`lọc` },
      ]}
    >
      <AsOfControl
        reorganisations={data.reorganisations}
        asOf={asOf}
        onChange={(day) => change({ asOf: day })}
        ref={dateField}
      />
      <Group gap="xs" mb="xs" className="camket-no-print">
        {view !== "chart" && (
          <>
            <SearchField value={q ?? ""} onChange={(name) => change({ q: name || undefined })} />
            <SegmentedControl
              aria-label={t`Cấp`}
              value={level ?? ""}
              data={[{ value: "", label: t`Tất cả` }, ...levels]}
              onChange={(chosen) => change({ level: levels.find(({ value }) => value === chosen)?.value })}
            />
          </>
        )}
        <SegmentedControl
          ml="auto"
          aria-label={t`Cách xem`}
          value={view}
          data={[
            { value: "tree", label: t`Cây` },
            { value: "table", label: t`Bảng` },
            { value: "chart", label: t`Sơ đồ` },
          ]}
          onChange={(value) => change({ view: value === "table" || value === "chart" ? value : undefined })}
        />
      </Group>
      <Suspense fallback={<LoadingState lines={10} />}>
        {view === "chart" ? (
          list.selectedId && (
            <OrgChart
              committeeId={list.selectedId}
              asOf={shown.asOf}
              openIds={openIds}
              onOpenIdsChange={setOpenIds}
              hrefSearch={list.hrefSearch}
            />
          )
        ) : view === "tree" ? (
          <CommitteeTree {...list} openIds={openIds} onOpenIdsChange={setOpenIds} />
        ) : (
          <CommitteeTable {...list} />
        )}
      </Suspense>
    </AppPage>
  );
}

/** What administrators do to many committees or units at once. */
function CommitteesActions() {
  const { t } = useLingui();
  const router = useRouter();
  const { act, job } = route.useSearch();
  const navigate = route.useNavigate();
  const viewer = useQuery(CommitteesActionsQuery).data?.viewer;
  const change = (changes: { act?: "establish" | undefined; job?: string | undefined }) =>
    navigate({ search: (others) => ({ ...others, ...changes }), replace: true });
  const close = () => change({ act: undefined, job: undefined });
  if (!viewer?.canAdminister) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconDots size={16} stroke={1.8} aria-hidden />}>
            <Trans>Việc khác</Trans>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => change({ act: "establish" })}>
            <Trans>Lập ban cho cả một cấp</Trans>
          </Menu.Item>
          {viewer.isGlobalAdministrator && (
            <Menu.Item onClick={() => router.history.push(importUnitsHref())}>
              <Trans>Nhập đơn vị hành chính từ tệp</Trans>
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <FormDrawer isOpen={act === "establish"} onClose={close} title={t`Lập ban cho cả một cấp`}>
        <Suspense fallback={<LoadingState lines={8} />}>
          <EstablishCommitteesForm
            isForWholeCountry={viewer.isGlobalAdministrator}
            jobId={job}
            onJob={(id) => change({ job: id })}
            onCancel={close}
          />
        </Suspense>
      </FormDrawer>
    </>
  );
}
