import { PasswordField } from "@camket/ui/field";
import { NotFoundState } from "@camket/ui/states";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { ButtonLink } from "../../ButtonLink.tsx";
import { useFailureWords } from "../../failure.ts";
import { IntentForm } from "../../IntentForm.tsx";
import { askAuth } from "./auth.ts";
import { DoorPage } from "./DoorPage.tsx";

const route = getRouteApi("/set-password");

const shortest = 12;
const longest = 128;

/** Opened with a link that works once. */
export function SetPasswordPage() {
  const { t } = useLingui();
  const { token } = route.useSearch();
  const [isSpent, setSpent] = useState(!token);
  return (
    <DoorPage title={t`Đặt mật khẩu`} heading={<Trans>Đặt mật khẩu</Trans>}>
      {isSpent ? (
        <NotFoundState
          title={t`Đường dẫn này không còn dùng được`}
          actions={
            <ButtonLink href="/sign-in">
              <Trans>Về trang đăng nhập</Trans>
            </ButtonLink>
          }
        >
          <Trans>
            Đường dẫn dùng một lần, trong 24 giờ. Nếu mật khẩu chưa được đặt, hỏi người quản trị hệ thống để nhận đường
            dẫn mới.
          </Trans>
        </NotFoundState>
      ) : (
        <SetPasswordForm token={token ?? ""} onSpent={() => setSpent(true)} />
      )}
    </DoorPage>
  );
}

function SetPasswordForm({ token, onSpent }: { token: string; onSpent(): void }) {
  const { t } = useLingui();
  const router = useRouter();
  const showToast = useToast();
  const words = useFailureWords();
  const form = useForm({ defaultValues: { password: "", again: "" } });
  const [failure, setFailure] = useState<string | null>(null);
  const { errors, isSubmitting } = form.formState;
  const tooShort = t`Mật khẩu cần ít nhất ${shortest} ký tự.`;
  const tooLong = t`Mật khẩu dài nhất ${longest} ký tự.`;

  async function save({ password }: { password: string; again: string }) {
    setFailure(null);
    try {
      const { refusal } = await askAuth("reset-password", { token, newPassword: password });
      if (!refusal) {
        router.history.replace("/sign-in");
        showToast({ message: t`Đã đặt mật khẩu. Đăng nhập bằng mật khẩu mới.` });
      } else if (refusal.code === "PASSWORD_TOO_SHORT") form.setError("password", { message: tooShort });
      else if (refusal.code === "PASSWORD_TOO_LONG") form.setError("password", { message: tooLong });
      else onSpent();
    } catch (thrown) {
      setFailure(words(thrown));
    }
  }

  return (
    <IntentForm
      label={t`Đặt mật khẩu`}
      form={form}
      onSubmit={save}
      submitLabel={t`Đặt mật khẩu`}
      isSending={isSubmitting}
      failure={failure}
    >
      <PasswordField
        {...form.register("password", {
          required: tooShort,
          minLength: { value: shortest, message: tooShort },
          maxLength: { value: longest, message: tooLong },
        })}
        label={t`Mật khẩu mới`}
        description={t`Từ ${shortest} ký tự trở lên; một câu dài dễ nhớ thì tốt hơn một từ khó.`}
        autoComplete="new-password"
        error={errors.password?.message}
      />
      <PasswordField
        {...form.register("again", {
          validate: (again, { password }) => again === password || t`Hai lần nhập chưa giống nhau.`,
        })}
        label={t`Nhập lại mật khẩu mới`}
        autoComplete="new-password"
        error={errors.again?.message}
      />
    </IntentForm>
  );
}
