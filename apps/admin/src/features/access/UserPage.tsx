import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf, readFragment } from "@camket/schema";
import { dateInVietnam } from "@camket/ui/calendar";
import { ConfirmDialog } from "@camket/ui/confirm-dialog";
import { FormDrawer } from "@camket/ui/form-layout";
import { formatDate } from "@camket/ui/format";
import { Note, Section } from "@camket/ui/page";
import { EmptyState } from "@camket/ui/states";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Code, Stack } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { AppPage } from "../../AppPage.tsx";
import { useIntent } from "../../intent.ts";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { Refusal_error } from "../../refusal.ts";
import { HistoryButton } from "../audit/HistoryButton.tsx";
import { GrantRoleForm } from "./GrantRoleForm.tsx";
import { GrantTable, GrantTable_grant } from "./GrantTable.tsx";
import { usersHref } from "./hrefs.ts";
import { RenameUserForm, RenameUserForm_user } from "./RenameUserForm.tsx";

const UserPageQuery = graphql(
  `
    query UserPage($id: ID!) {
      viewer {
        canAdminister
      }
      node(id: $id) {
        __typename
        ... on User {
          id
          version
          name
          email
          isGlobalAdministrator
          canSignIn
          createdAt
          closedAt
          viewerCanEdit
          grants(first: 100) {
            totalCount
            edges {
              node {
                id
                ...GrantTable_grant
              }
            }
          }
          ...RenameUserForm_user
        }
      }
    }
  `,
  [GrantTable_grant, RenameUserForm_user],
);

type User = Extract<ResultOf<typeof UserPageQuery>["node"], { __typename: "User" }>;

const route = getRouteApi("/users/$id");

export function UserPage() {
  const { t } = useLingui();
  const locale = useLocale();
  const { id } = route.useParams();
  const { data } = useSuspenseQuery(UserPageQuery, { variables: { id } });
  const [act, setAct] = useState<"rename" | "grant" | null>(null);
  const user = data.node;
  if (user?.__typename !== "User") return <NotFoundPage />;
  const { name, email, grants, createdAt, closedAt, viewerCanEdit } = user;
  const canGrant = !closedAt && (data.viewer?.canAdminister ?? false);
  const dayOf = (instant: string) => formatDate(dateInVietnam(new Date(instant)), locale);
  const close = () => setAct(null);
  return (
    <AppPage
      breadcrumbs={[{ label: t`Người dùng và quyền`, href: usersHref() }, { label: name }]}
      title={name}
      meta={
        <>
          <span>{email}</span>
          {user.isGlobalAdministrator && <span>{t`Quản trị hệ thống`}</span>}
          <span>
            <Trans>tài khoản từ {dayOf(createdAt)}</Trans>
          </span>
        </>
      }
      actions={
        <>
          <HistoryButton where={{ subjectIds: [id, ...grants.edges.map(({ node }) => node.id)].slice(0, 100) }} />
          {viewerCanEdit && (
            <>
              <CloseOrReopen user={user} />
              <Button variant="default" onClick={() => setAct("rename")}>
                <Trans>Sửa tên</Trans>
              </Button>
            </>
          )}
          {canGrant && (
            <Button onClick={() => setAct("grant")}>
              <Trans>Cấp vai trò</Trans>
            </Button>
          )}
        </>
      }
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên` },
        { keys: "↵", label: t`mở` },
        ...(canGrant ? [{ keys: "C", label: t`cấp vai trò`, onPress: { c: () => setAct("grant") } }] : []),
      ]}
    >
      <Stack gap="md" mb={closedAt || !user.canSignIn ? "lg" : 0}>
        {closedAt && (
          <Note tone="warn">
            <Trans>Tài khoản đã đóng ngày {dayOf(closedAt)}: không đăng nhập được, việc đã làm vẫn giữ nguyên.</Trans>
          </Note>
        )}
        {!closedAt && !user.canSignIn && (
          <Note tone="quiet">
            <Trans>
              Chưa đặt mật khẩu. Người vận hành máy chủ tạo đường dẫn dùng một lần bằng lệnh dưới đây rồi trao tận tay;
              quên mật khẩu cũng làm như vậy.
            </Trans>
            <Code block mt={8} style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
              npm run cli -- user link --email {email}
            </Code>
          </Note>
        )}
      </Stack>
      <Section title={t`Vai trò`} count={grants.totalCount}>
        <GrantTable
          grants={grants.edges.map(({ node }) => node)}
          by="committee"
          empty={
            <EmptyState title={t`Chưa có vai trò nào`}>
              <Trans>Không có vai trò thì chỉ xem được danh bạ ban chỉ đạo.</Trans>
            </EmptyState>
          }
        />
      </Section>
      <FormDrawer isOpen={act !== null} onClose={close} title={act === "grant" ? t`Cấp vai trò` : t`Sửa tên`}>
        {act === "grant" && <GrantRoleForm email={email} onDone={close} onCancel={close} />}
        {act === "rename" && <RenameUserForm user={user} onDone={close} onCancel={close} />}
      </FormDrawer>
    </AppPage>
  );
}

const CloseUser = graphql(
  `
    mutation CloseUser($input: CloseUserInput!) {
      closeUser(input: $input) {
        __typename
        ... on User {
          id
          version
          closedAt
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const ReopenUser = graphql(
  `
    mutation ReopenUser($input: ReopenUserInput!) {
      reopenUser(input: $input) {
        __typename
        ... on User {
          id
          version
          closedAt
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

function CloseOrReopen({ user: { id, version, name, closedAt } }: { user: User }) {
  const { t } = useLingui();
  const showToast = useToast();
  const [isAsking, setAsking] = useState(false);
  const options = { refetchQueries: ["UserPage", "UserList"] };
  const closing = useIntent(CloseUser, options);
  const reopening = useIntent(ReopenUser, options);

  async function decide() {
    const input = { id, expectedVersion: version };
    const result = closedAt
      ? (await reopening.send({ input }))?.reopenUser
      : (await closing.send({ input }))?.closeUser;
    setAsking(false);
    if (result?.__typename === "User")
      return showToast({
        message: result.closedAt ? t`Đã đóng tài khoản của ${name}.` : t`Đã mở lại tài khoản của ${name}.`,
      });
    showToast({
      tone: "late",
      message: result ? readFragment(Refusal_error, result).message : t`Chưa ghi được; tài khoản vẫn như cũ.`,
    });
  }

  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {closedAt ? <Trans>Mở lại tài khoản</Trans> : <Trans>Đóng tài khoản</Trans>}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={closedAt ? t`Mở lại tài khoản của ${name}?` : t`Đóng tài khoản của ${name}?`}
        confirmLabel={closedAt ? t`Mở lại tài khoản` : t`Đóng tài khoản`}
        isBusy={closing.isSending || reopening.isSending}
        onConfirm={decide}
        onCancel={() => setAsking(false)}
      >
        {closedAt ? (
          <Trans>Vai trò còn hạn có hiệu lực trở lại. Mã truy cập đã thu hồi thì không.</Trans>
        ) : (
          <Trans>
            Phiên đang mở kết thúc ngay, mã truy cập bị thu hồi. Việc đã làm vẫn giữ nguyên, và có thể mở lại sau.
          </Trans>
        )}
      </ConfirmDialog>
    </>
  );
}
