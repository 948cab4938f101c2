import { PasswordField, TextField } from "@camket/ui/field";
import { Note } from "@camket/ui/page";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconFlask2 } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { useFailureWords } from "../../failure.ts";
import { askAuth, type Ways } from "./auth.ts";
import classes from "./SignInForm.module.css";

interface SignInFormProps {
  ways: Ways;
  /** Where the provider of identities leads back to. */
  to: string;
  /** What it reported. */
  error?: string | undefined;
  onSignedIn(): Promise<void>;
}

/** Every way in that the installation offers. */
export function SignInForm({ ways, to, error, onSignedIn }: SignInFormProps) {
  const { t } = useLingui();
  const words = useFailureWords();
  const form = useForm({ defaultValues: { email: "", password: "" } });
  const { provider, sampleUsers } = ways;
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<ReactNode>(
    error && (
      <Trans>
        {provider ?? t`Nơi xác nhận danh tính`} chưa mở được Camket (mã {error}). Thử lại, hoặc hỏi người quản trị hệ
        thống xem đã có người dùng mang địa chỉ thư ấy chưa.
      </Trans>
    ),
  );
  const { setFocus } = form;
  useEffect(() => setFocus("email"), [setFocus]);

  async function enter(way: string, ask: ReturnType<typeof askAuth>) {
    setBusy(way);
    setFailure(null);
    try {
      const { refusal, url } = await ask;
      if (url) return window.location.assign(url);
      if (!refusal) return await onSignedIn();
      if (refusal.code === "TOO_MANY_ATTEMPTS")
        setFailure(plural(refusal.minutesToWait, { other: "Đã thử nhiều lần chưa đúng. Thử lại được sau # phút." }));
      else {
        form.setError("password", { message: t`Thư điện tử hoặc mật khẩu chưa đúng.` });
        setFocus("password", { shouldSelect: true });
      }
    } catch (thrown) {
      setFailure(words(thrown));
    }
    setBusy(null);
  }

  const { errors } = form.formState;
  return (
    <div className={classes.ways}>
      {failure && (
        <div role="alert">
          <Note tone="late" icon={<IconAlertTriangle size={17} stroke={1.9} />}>
            {failure}
          </Note>
        </div>
      )}
      <form
        noValidate
        aria-label={t`Đăng nhập`}
        className={classes.form}
        onSubmit={form.handleSubmit((values) => enter("email", askAuth("sign-in/email", values)))}
      >
        <TextField
          {...form.register("email", { required: t`Thư điện tử cần có.` })}
          label={t`Thư điện tử`}
          type="email"
          autoComplete="username"
          error={errors.email?.message}
        />
        <PasswordField
          {...form.register("password", { required: t`Mật khẩu cần có.` })}
          label={t`Mật khẩu`}
          autoComplete="current-password"
          error={errors.password?.message}
        />
        <Button type="submit" fullWidth loading={busy === "email"}>
          <Trans>Đăng nhập</Trans>
        </Button>
      </form>
      {provider && (
        <Button
          variant="default"
          fullWidth
          loading={busy === "provider"}
          onClick={() =>
            enter(
              "provider",
              askAuth("sign-in/social", { provider: "oidc", callbackURL: to, errorCallbackURL: "/sign-in" }),
            )
          }
        >
          <Trans>Đăng nhập bằng {provider}</Trans>
        </Button>
      )}
      <p className={classes.hint}>
        <Trans>
          Quên mật khẩu, hoặc chưa có: hỏi người quản trị hệ thống để nhận đường dẫn đặt mật khẩu, dùng một lần.
        </Trans>
      </p>
      {sampleUsers.length > 0 && (
        <section className={classes.sample} aria-label={t`Người dùng mẫu`}>
          <p>
            <IconFlask2 size={16} stroke={1.9} aria-hidden />
            <Trans>Đang dùng dữ liệu mẫu: chọn một người dùng mẫu để vào ngay, không cần mật khẩu.</Trans>
          </p>
          <ul>
            {sampleUsers.map(({ email, name }) => (
              <li key={email}>
                <Button
                  variant="default"
                  loading={busy === email}
                  onClick={() => enter(email, askAuth("sign-in/sample", { email }))}
                >
                  {name}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
