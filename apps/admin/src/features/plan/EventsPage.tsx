import { useSuspenseQuery } from "@apollo/client/react";
import { type EventKind, graphql } from "@camket/schema";
import { DateField } from "@camket/ui/field";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense, useDeferredValue, useTransition } from "react";
import { AppPage } from "../../AppPage.tsx";
import { today } from "../../today.ts";
import { CommitteeFilter, whereCommittee } from "./CommitteeFilter.tsx";
import { EventTable, EventTable_event } from "./EventTable.tsx";
import { EventTotals } from "./EventTotals.tsx";
import { useEventKindNames } from "./event-kinds.ts";
import { ListFilters } from "./ListFilters.tsx";

const EventListQuery = graphql(
  `
    query EventList($where: EventWhere!, $after: String) {
      events(where: $where, first: 50, after: $after) {
        totalCount
        edges {
          node {
            ...EventTable_event
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [EventTable_event],
);

const EventsPageQuery = graphql(`
  query EventsPage {
    viewer {
      id
      homeCommittee {
        id
        viewerCanDraft
      }
    }
  }
`);

const route = getRouteApi("/events");
const yearsBack = 6;

export function EventsPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const kinds = useEventKindNames();
  const { q, kind, committee, reach, from, to, open } = search;
  const { data } = useSuspenseQuery(EventsPageQuery);
  const canRecord = data.viewer?.homeCommittee?.viewerCanDraft ?? false;
  const record = () => navigate({ to: "/events/new", search: committee ? { committee } : {} });
  const thisYear = Number(today().slice(0, 4));
  const years = Array.from({ length: yearsBack }, (_, back) => String(thisYear - back));
  const year =
    from && from === `${from.slice(0, 4)}-01-01` && to === `${from.slice(0, 4)}-12-31` ? from.slice(0, 4) : "";
  const change = (changes: Partial<typeof search>) =>
    navigate({ search: (others) => ({ ...others, ...changes }), replace: true });
  return (
    <AppPage
      breadcrumbs={[{ label: t({ message: "Hội nghị, tập huấn", context: "danh sách" }) }]}
      title={t({ message: "Hội nghị, tập huấn", context: "danh sách" })}
      actions={
        canRecord && (
          <Button leftSection={<IconPlus size={16} stroke={2} aria-hidden />} onClick={record}>
            <Trans>Ghi nhận sự kiện</Trans>
          </Button>
        )
      }
      keys={[
        ...(canRecord ? [{ keys: "L", label: t`ghi nhận sự kiện`, onPress: { l: record } }] : []),
        { keys: ["J", "K"], label: t`xuống, lên` },
        { keys: "↵", label: t`mở` },
        { keys: "/", label: t`lọc` },
      ]}
    >
      <ListFilters
        search={q}
        onSearch={(text) => change({ q: text || undefined })}
        inUse={[committee, from, to, open].filter(Boolean).length}
        onClear={() => navigate({ search: { ...(q && { q }), ...(kind && { kind }) }, replace: true })}
        first={
          <>
            <NativeSelect
              aria-label={t`Năm`}
              value={year}
              data={[
                { value: "", label: from || to ? t`Theo ngày` : t`Mọi năm` },
                ...[...new Set([...years, ...(year ? [year] : [])])].map((each) => ({
                  value: each,
                  label: t`Năm ${each}`,
                })),
              ]}
              onChange={({ currentTarget: { value } }) =>
                change(value ? { from: `${value}-01-01`, to: `${value}-12-31` } : { from: undefined, to: undefined })
              }
            />
            <NativeSelect
              aria-label={t`Hình thức`}
              value={kind ?? ""}
              data={[
                { value: "", label: t`Mọi hình thức` },
                ...Object.entries(kinds).map(([value, label]) => ({ value, label })),
              ]}
              onChange={({ currentTarget: { value } }) => change({ kind: kindOf(value) })}
            />
            <Checkbox
              label={<Trans>Còn kết luận chưa có nhiệm vụ</Trans>}
              checked={open === "yes"}
              onChange={(event) => change({ open: event.currentTarget.checked ? "yes" : undefined })}
            />
          </>
        }
      >
        <CommitteeFilter committee={committee} reach={reach} onChange={change} />
        <DateField
          label={t`Từ ngày`}
          value={from ?? null}
          {...(to && { max: to })}
          onChange={(date) => change({ from: date ?? undefined })}
        />
        <DateField
          label={t`Đến ngày`}
          value={to ?? null}
          {...(from && { min: from })}
          onChange={(date) => change({ to: date ?? undefined })}
        />
      </ListFilters>
      <Suspense fallback={<LoadingState lines={12} />}>
        <EventList />
      </Suspense>
    </AppPage>
  );
}

const eventKinds: readonly EventKind[] = ["CONFERENCE", "TRAINING", "OUTREACH", "MOCK_TRIAL", "SUPERVISION"];

const kindOf = (value: string) => eventKinds.find((each) => each === value);

function EventList() {
  const { t } = useLingui();
  const navigate = route.useNavigate();
  const { q, kind, committee, reach, from, to, open } = route.useSearch();
  const change = (changes: { kind?: EventKind; open?: "yes" }) =>
    navigate({ search: (others) => ({ ...others, ...changes }), replace: true });
  const where = useDeferredValue({
    ...whereCommittee({ committee, reach }),
    ...(kind && { kind: [kind] }),
    ...(q && { title: q }),
    ...(from && { from }),
    ...(to && { to }),
    ...(open && { hasOpenConclusions: true }),
  });
  const { data, fetchMore } = useSuspenseQuery(EventListQuery, { variables: { where } });
  const [isLoadingMore, startLoading] = useTransition();
  const { edges, totalCount, pageInfo } = data.events;
  return (
    <>
      <EventTotals where={where} onKind={(chosen) => change({ kind: chosen })} onOpen={() => change({ open: "yes" })} />
      <EventTable
        rows={edges.map(({ node }) => node)}
        totalCount={totalCount}
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
            title={q ? t`Không thấy “${q}”` : t`Không có hội nghị, tập huấn nào như vậy`}
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
