import { useSuspenseQuery } from "@apollo/client/react";
import { type GrantRole, graphql, type ResultOf } from "@camket/schema";
import { type Column, DataTable } from "@camket/ui/data-table";
import { FormDrawer } from "@camket/ui/form-layout";
import { formatNumber } from "@camket/ui/format";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, NativeSelect } from "@mantine/core";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense, useDeferredValue, useTransition } from "react";
import { AppPage } from "../../AppPage.tsx";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import { CommitteeFilter, whereCommittee } from "../plan/CommitteeFilter.tsx";
import { ListFilters } from "../plan/ListFilters.tsx";
import { AddUserForm } from "./AddUserForm.tsx";
import { useGrantRoleLabels } from "./grant-roles.ts";
import { userHref } from "./hrefs.ts";

const UsersPageQuery = graphql(`
  query UsersPage {
    viewer {
      isGlobalAdministrator
      canAdminister
    }
  }
`);

const UserListQuery = graphql(`
  query UserList($where: UserWhere!, $today: Date!, $after: String) {
    users(where: $where, first: 50, after: $after) {
      totalCount
      edges {
        node {
          id
          name
          email
          closedAt
          canSignIn
          isGlobalAdministrator
          grants(asOf: $today, first: 5) {
            totalCount
            edges {
              node {
                id
                role
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
              }
            }
          }
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

type User = ResultOf<typeof UserListQuery>["users"]["edges"][number]["node"];

const route = getRouteApi("/users");

export function UsersPage() {
  const { t } = useLingui();
  const roleLabels = useGrantRoleLabels();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(UsersPageQuery);
  const { q, committee, reach, role, state } = search;
  const change = (changes: Partial<typeof search>) =>
    navigate({ search: (others) => ({ ...others, ...changes }), replace: true });
  const roles: readonly GrantRole[] = ["ADMINISTRATOR", "OFFICER", "REVIEWER", "ANALYST", "VIEWER"];
  const states = [
    { value: "", label: t`Đang dùng` },
    { value: "roleless", label: t`Chưa có vai trò` },
    { value: "closed", label: t`Đã đóng` },
  ] as const;
  const add = () => change({ act: "add" });
  const close = () => change({ act: undefined });
  if (!data.viewer?.canAdminister) return <NotFoundPage />;
  return (
    <AppPage
      breadcrumbs={[{ label: t`Người dùng và quyền` }]}
      title={t`Người dùng và quyền`}
      meta={
        <span>
          <Trans>
            Ai đăng nhập được, giữ vai trò gì, ở ban nào. Tài khoản không bị xóa: đóng lại thì việc đã làm vẫn còn.
          </Trans>
        </span>
      }
      actions={
        <Button leftSection={<IconPlus size={16} stroke={2} aria-hidden />} onClick={add}>
          <Trans>Thêm người dùng</Trans>
        </Button>
      }
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên` },
        { keys: "↵", label: t`mở` },
        { keys: "C", label: t`thêm`, onPress: { c: add } },
        { keys: "/", label: t`lọc` },
      ]}
    >
      <ListFilters
        search={q}
        onSearch={(text) => change({ q: text || undefined })}
        inUse={committee ? 1 : 0}
        onClear={() => change({ committee: undefined, reach: undefined })}
        first={
          <>
            <NativeSelect
              aria-label={t`Vai trò`}
              value={role ?? ""}
              data={[
                { value: "", label: t`Mọi vai trò` },
                ...roles.map((value) => ({ value, label: roleLabels[value] })),
              ]}
              onChange={({ currentTarget: { value } }) => change({ role: roles.find((each) => each === value) })}
            />
            <NativeSelect
              aria-label={t`Tài khoản`}
              value={state ?? ""}
              data={[...states]}
              onChange={({ currentTarget: { value } }) =>
                change({ state: states.map((each) => each.value || undefined).find((each) => each === value) })
              }
            />
          </>
        }
      >
        <CommitteeFilter committee={committee} reach={reach} onChange={change} />
      </ListFilters>
      <Suspense fallback={<LoadingState lines={10} />}>
        <UserList />
      </Suspense>
      <FormDrawer isOpen={search.act === "add"} onClose={close} title={t`Thêm người dùng`}>
        <AddUserForm
          isRoleRequired={!data.viewer.isGlobalAdministrator}
          onDone={(id) => navigate({ to: "/users/$id", params: { id } })}
          onCancel={close}
        />
      </FormDrawer>
    </AppPage>
  );
}

function UserList() {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const roleLabels = useGrantRoleLabels();
  const navigate = route.useNavigate();
  const { q, committee, reach, role, state } = route.useSearch();
  const where = useDeferredValue({
    ...(q && (q.includes("@") ? { email: q } : { name: q })),
    ...whereCommittee({ committee, reach }),
    ...(role && { role }),
    isClosed: state === "closed",
    ...(state === "roleless" && { isWithoutRole: true }),
  });
  const { data, fetchMore } = useSuspenseQuery(UserListQuery, { variables: { where, today: today() } });
  const [isLoadingMore, startLoading] = useTransition();
  const { edges, totalCount, pageInfo } = data.users;
  const rolesOf = ({ isGlobalAdministrator, grants }: User) =>
    [
      ...(isGlobalAdministrator ? [t`Quản trị hệ thống`] : []),
      ...grants.edges.map(({ node }) => `${roleLabels[node.role]}, ${unitNameOf(node.committee.unit)}`),
      ...(grants.totalCount > grants.edges.length
        ? [t`và ${grants.totalCount - grants.edges.length} vai trò nữa`]
        : []),
    ].join("; ");
  const columns: Column<User>[] = [
    { id: "name", label: t`Tên hiển thị`, width: "26%", cell: ({ name }) => name },
    { id: "email", label: t`Thư điện tử`, width: "24%", cell: ({ email }) => email },
    { id: "roles", label: t`Vai trò hôm nay`, cell: (user) => rolesOf(user) || t`Chưa có vai trò` },
    {
      id: "state",
      label: t`Tài khoản`,
      width: "170px",
      cell: ({ closedAt, canSignIn }) => (closedAt ? t`Đã đóng` : canSignIn ? t`Đang dùng` : t`Chưa đặt mật khẩu`),
    },
  ];
  const isFiltered = Boolean(q || committee || role || state);
  return (
    <>
      <p role="status" style={{ margin: "0 0 4px", color: "var(--camket-ink3)" }}>
        <Plural value={totalCount} other={`${formatNumber(totalCount, locale)} người dùng`} />
      </p>
      <DataTable
        caption={t`Người dùng`}
        columns={columns}
        rows={edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        rowHref={({ id }) => userHref(id)}
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
            title={t`Không có người dùng nào như vậy`}
            actions={
              isFiltered && (
                <Button variant="default" onClick={() => navigate({ search: {} })}>
                  <Trans>Bỏ lọc</Trans>
                </Button>
              )
            }
          />
        }
      />
    </>
  );
}
