import { NotFoundState } from "@camket/ui/states";
import { Trans, useLingui } from "@lingui/react/macro";
import { AppPage } from "./AppPage.tsx";
import { ButtonLink } from "./ButtonLink.tsx";

/** The same for a page that does not exist and for one out of reach. */
export function NotFoundPage() {
  const { t } = useLingui();
  return (
    <AppPage breadcrumbs={[]} title={t`Không tìm thấy trang này`}>
      <NotFoundState
        title={t`Trang không tồn tại, hoặc nằm ngoài phạm vi của ban mình.`}
        actions={
          <ButtonLink href="/">
            <Trans>Về trang đầu</Trans>
          </ButtonLink>
        }
      >
        <Trans>Đường dẫn có thể thiếu chữ, hoặc trỏ tới nơi khác.</Trans>
      </NotFoundState>
    </AppPage>
  );
}
