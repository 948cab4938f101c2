import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useSession } from "../../session.ts";
import { DoorPage } from "./DoorPage.tsx";
import { SignInForm } from "./SignInForm.tsx";
import classes from "./SignInPage.module.css";

const route = getRouteApi("/sign-in");

export function SignInPage() {
  const { t } = useLingui();
  const router = useRouter();
  const session = useSession();
  const ways = route.useLoaderData();
  const { to = "/", error } = route.useSearch();
  return (
    <DoorPage
      title={t`Đăng nhập`}
      heading={
        <Trans>
          Mỗi cam kết,
          <br />
          từ văn bản đến con số
        </Trans>
      }
    >
      <p className={classes.about}>
        <Trans>
          Dành cho các ban chỉ đạo về nhân quyền: kế hoạch, nhiệm vụ, báo cáo, và con số cho thấy quyền của người dân
          được bảo đảm đến đâu.
        </Trans>
      </p>
      <SignInForm
        ways={ways}
        to={to}
        error={error}
        onSignedIn={async () => {
          session.resume();
          router.history.replace(to);
        }}
      />
    </DoorPage>
  );
}
