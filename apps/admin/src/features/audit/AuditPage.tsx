import { useQuery, useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { EntityPicker } from "@camket/ui/entity-picker";
import { DateField } from "@camket/ui/field";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, NativeSelect } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense, useDeferredValue, useState } from "react";
import { AppPage } from "../../AppPage.tsx";
import { CommitteeFilter, whereCommittee } from "../plan/CommitteeFilter.tsx";
import { ListFilters } from "../plan/ListFilters.tsx";
import { isModelGroup, modelGroups, useModelGroupNames } from "./audit-words.ts";
import { EntryPages } from "./EntryPages.tsx";

const AuditPageQuery = graphql(`
  query AuditPage {
    viewer {
      canAdminister
    }
  }
`);

const route = getRouteApi("/audit");

/** Who changed what, wherever the viewer may know of it. */
export function AuditPage() {
  const { t } = useLingui();
  const groupNames = useModelGroupNames();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(AuditPageQuery);
  const { committee, reach, kind, action, actor, from, to } = search;
  const change = (changes: Partial<typeof search>) =>
    navigate({ search: (others) => ({ ...others, ...changes }), replace: true });
  const clear = () => navigate({ search: {}, replace: true });
  const actions = [
    { value: "", label: t`Mọi việc` },
    { value: "INSERT", label: t`Lập` },
    { value: "UPDATE", label: t`Sửa` },
    { value: "DELETE", label: t`Xóa` },
  ] as const;
  const where = useDeferredValue({
    ...whereCommittee({ committee, reach }),
    ...(isModelGroup(kind) && { models: [...modelGroups[kind]] }),
    ...(action && { action }),
    ...(actor && { actorId: actor }),
    ...(from && { from }),
    ...(to && { to }),
  });
  const isFiltered = Object.keys(where).length > 0;
  return (
    <AppPage
      breadcrumbs={[{ label: t`Nhật ký` }]}
      title={t`Nhật ký`}
      meta={
        <span>
          <Trans>Mỗi thay đổi: ai, lúc nào, trước và sau. Không ai sửa hay xóa được dòng nào ở đây.</Trans>
        </span>
      }
      keys={[]}
    >
      <ListFilters
        inUse={[committee, actor, from, to].filter(Boolean).length}
        onClear={clear}
        first={
          <>
            <NativeSelect
              aria-label={t`Loại`}
              value={kind ?? ""}
              data={[
                { value: "", label: t`Mọi loại` },
                ...Object.entries(groupNames).map(([value, label]) => ({ value, label })),
              ]}
              onChange={({ currentTarget: { value } }) => change({ kind: value || undefined })}
            />
            <NativeSelect
              aria-label={t`Thao tác`}
              value={action ?? ""}
              data={[...actions]}
              onChange={({ currentTarget: { value } }) =>
                change({ action: actions.map((each) => each.value || undefined).find((each) => each === value) })
              }
            />
          </>
        }
      >
        <CommitteeFilter committee={committee} reach={reach} onChange={change} />
        {data.viewer?.canAdminister && <ActorFilter actor={actor} onChange={(id) => change({ actor: id })} />}
        <DateField label={t`Từ ngày`} value={from ?? null} onChange={(day) => change({ from: day ?? undefined })} />
        <DateField label={t`Đến ngày`} value={to ?? null} onChange={(day) => change({ to: day ?? undefined })} />
      </ListFilters>
      <Suspense fallback={<LoadingState lines={10} />}>
        <EntryPages
          where={where}
          empty={
            <EmptyState
              icon={IconSearch}
              tone="quiet"
              title={isFiltered ? t`Không có thay đổi nào như vậy` : t`Chưa có thay đổi nào được ghi`}
              actions={
                isFiltered && (
                  <Button variant="default" onClick={clear}>
                    <Trans>Bỏ lọc</Trans>
                  </Button>
                )
              }
            />
          }
        />
      </Suspense>
    </AppPage>
  );
}

const ActorFilterQuery = graphql(`
  query ActorFilter($name: String!) {
    users(where: { name: $name }, first: 20) {
      edges {
        node {
          id
          name
          email
        }
      }
    }
  }
`);

const ActorQuery = graphql(`
  query ActorFilterChoice($id: ID!) {
    node(id: $id) {
      __typename
      ... on User {
        id
        name
      }
    }
  }
`);

function ActorFilter({ actor, onChange }: { actor: string | undefined; onChange(id: string | undefined): void }) {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const { data, previousData, loading } = useQuery(ActorFilterQuery, { variables: { name } });
  const { data: chosen } = useQuery(ActorQuery, { variables: { id: actor ?? "" }, skip: !actor });
  return (
    <EntityPicker
      label={t`Người thực hiện`}
      placeholder={t`Mọi người`}
      options={
        (data ?? previousData)?.users.edges.map(({ node }) => ({
          id: node.id,
          label: node.name,
          detail: node.email,
        })) ?? []
      }
      onSearch={setName}
      isLoading={loading}
      value={chosen?.node?.__typename === "User" ? { id: chosen.node.id, label: chosen.node.name } : null}
      onChange={(option) => onChange(option?.id)}
    />
  );
}
