import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf, readFragment } from "@camket/schema";
import { dateInVietnam } from "@camket/ui/calendar";
import { ConfirmDialog } from "@camket/ui/confirm-dialog";
import { type Column, DataTable } from "@camket/ui/data-table";
import { FormDrawer } from "@camket/ui/form-layout";
import { formatDate, formatDateTime } from "@camket/ui/format";
import { EmptyState } from "@camket/ui/states";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { AppPage } from "../../AppPage.tsx";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error } from "../../refusal.ts";
import { CreateTokenForm } from "./CreateTokenForm.tsx";
import { NewToken } from "./NewToken.tsx";

const TokensPageQuery = graphql(`
  query TokensPage {
    viewer {
      canCreateTokens
      tokens(first: 100) {
        totalCount
        edges {
          node {
            id
            name
            prefix
            createdAt
            expiresAt
            lastUsedAt
            revokedAt
            committee {
              id
              name
              nameEn
            }
          }
        }
      }
    }
  }
`);

const RevokeToken = graphql(
  `
    mutation RevokeToken($input: RevokeApiTokenInput!) {
      revokeApiToken(input: $input) {
        __typename
        ... on ApiToken {
          id
          name
          revokedAt
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

type Token = NonNullable<ResultOf<typeof TokensPageQuery>["viewer"]>["tokens"]["edges"][number]["node"];

/** The viewer's own tokens, with which programs read. */
export function TokensPage() {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const showToast = useToast();
  const { data } = useSuspenseQuery(TokensPageQuery);
  const [act, setAct] = useState<"create" | { made: string } | null>(null);
  const [revoked, setRevoked] = useState<Token | null>(null);
  const { send, isSending } = useIntent(RevokeToken);
  const tokens = data.viewer?.tokens.edges.map(({ node }) => node) ?? [];
  const canCreate = data.viewer?.canCreateTokens ?? false;
  const close = () => setAct(null);
  const isLive = ({ revokedAt, expiresAt }: Token) => !revokedAt && new Date(expiresAt) > new Date();
  const dayOf = (instant: string) => formatDate(dateInVietnam(new Date(instant)), locale);

  async function revoke({ id, name }: Token) {
    const result = (await send({ input: { id } }))?.revokeApiToken;
    setRevoked(null);
    if (result?.__typename === "ApiToken") return showToast({ message: t`Đã thu hồi mã “${name}”.` });
    showToast({
      tone: "late",
      message: result ? readFragment(Refusal_error, result).message : t`Chưa thu hồi được; mã vẫn dùng được.`,
    });
  }

  const columns: Column<Token>[] = [
    { id: "name", label: t`Dùng cho`, width: "26%", cell: ({ name }) => name },
    { id: "prefix", label: t`Bắt đầu bằng`, width: "200px", cell: ({ prefix }) => <code>camket_{prefix}…</code> },
    {
      id: "scope",
      label: t`Phạm vi`,
      cell: ({ committee }) => (committee ? t`${nameOf(committee)} và cấp dưới` : t`Mọi thứ được đọc`),
    },
    {
      id: "lastUsedAt",
      label: t`Dùng lần cuối`,
      width: "150px",
      cell: ({ lastUsedAt }) => (lastUsedAt ? formatDateTime(lastUsedAt, locale) : t`Chưa dùng`),
    },
    {
      id: "state",
      label: t`Hiệu lực`,
      width: "190px",
      cell: ({ revokedAt, expiresAt }) =>
        revokedAt
          ? t`Thu hồi ${dayOf(revokedAt)}`
          : new Date(expiresAt) > new Date()
            ? t`Đến ${dayOf(expiresAt)}`
            : t`Hết hạn ${dayOf(expiresAt)}`,
    },
    {
      id: "actions",
      label: t`Thao tác`,
      align: "right",
      width: "110px",
      cell: (token) =>
        isLive(token) && (
          <Button variant="subtle" my={-7} aria-label={t`Thu hồi mã ${token.name}`} onClick={() => setRevoked(token)}>
            <Trans>Thu hồi</Trans>
          </Button>
        ),
    },
  ];
  return (
    <AppPage
      breadcrumbs={[{ label: t`Mã truy cập API` }]}
      title={t`Mã truy cập API`}
      meta={
        <span>
          <Trans>Để chương trình đọc thay người tạo: đọc những gì cả mã lẫn người tạo được đọc, và không ghi gì.</Trans>
        </span>
      }
      actions={
        canCreate && (
          <Button leftSection={<IconPlus size={16} stroke={2} aria-hidden />} onClick={() => setAct("create")}>
            <Trans>Tạo mã</Trans>
          </Button>
        )
      }
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên` },
        ...(canCreate ? [{ keys: "C", label: t`tạo mã`, onPress: { c: () => setAct("create") } }] : []),
      ]}
    >
      <DataTable
        caption={t`Mã truy cập API`}
        columns={columns}
        rows={tokens}
        rowKey={({ id }) => id}
        hasTools={false}
        maxHeight="none"
        empty={
          canCreate ? (
            <EmptyState
              title={t`Chưa có mã nào`}
              actions={
                <Button onClick={() => setAct("create")}>
                  <Trans>Tạo mã</Trans>
                </Button>
              }
            />
          ) : (
            <EmptyState tone="quiet" title={t`Vai trò Chuyên viên phân tích mới tạo được mã`} />
          )
        }
      />
      <FormDrawer isOpen={act !== null} onClose={close} title={act === "create" ? t`Tạo mã` : t`Mã vừa tạo`}>
        {act === "create" && <CreateTokenForm onDone={(made) => setAct({ made })} onCancel={close} />}
        {act !== null && act !== "create" && <NewToken token={act.made} onClose={close} />}
      </FormDrawer>
      <ConfirmDialog
        isOpen={revoked !== null}
        title={t`Thu hồi mã “${revoked?.name ?? ""}”?`}
        confirmLabel={t`Thu hồi`}
        isBusy={isSending}
        onConfirm={() => revoked && revoke(revoked)}
        onCancel={() => setRevoked(null)}
      >
        <Trans>Chương trình đang dùng mã này ngừng đọc được ngay. Không khôi phục được; cần thì tạo mã mới.</Trans>
      </ConfirmDialog>
    </AppPage>
  );
}
