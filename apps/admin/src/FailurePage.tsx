import { useApolloClient } from "@apollo/client/react";
import { ErrorState } from "@camket/ui/states";
import { Trans, useLingui } from "@lingui/react/macro";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { AppPage } from "./AppPage.tsx";
import { failureOf, isRefusedAddress } from "./failure.ts";
import { NotFoundPage } from "./NotFoundPage.tsx";

/** In place of a page that could not be shown. */
export function FailurePage({ error, reset }: ErrorComponentProps) {
  const { t } = useLingui();
  const router = useRouter();
  const titles = { offline: t`Không kết nối được với máy chủ`, internal: t`Camket gặp lỗi và đã ghi lại` };
  const advice = {
    offline: <Trans>Kiểm tra đường truyền rồi thử lại. Không có gì bị mất.</Trans>,
    internal: <Trans>Thử lại sau ít phút. Không có gì bị mất.</Trans>,
  };
  const kind = failureOf(error);
  const client = useApolloClient();
  const retry = async () => {
    // A query that failed is remembered as such until it is asked again.
    await client.refetchQueries({ include: "active" }).catch(() => {});
    reset();
    router.invalidate();
  };
  if (isRefusedAddress(error)) return <NotFoundPage />;
  return (
    <AppPage breadcrumbs={[]} title={t`Chưa mở được trang này`}>
      <ErrorState title={titles[kind]} onRetry={retry}>
        {advice[kind]}
      </ErrorState>
    </AppPage>
  );
}
