import { Trans } from "@lingui/react/macro";
import { Box, Modal, Text } from "@mantine/core";
import { useRouterState } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { readWays, type Ways } from "./auth.ts";
import { SignInForm } from "./SignInForm.tsx";

/** Covers the page, which goes on where it was left. */
export function SignInAgain({ onSignedIn }: { onSignedIn(): Promise<void> }) {
  const href = useRouterState({ select: ({ location }) => location.href });
  const [ways, setWays] = useState<Ways>({ provider: null, sampleUsers: [] });
  useEffect(() => {
    // Without them the form still takes a password.
    readWays().then(setWays, () => {});
  }, []);
  return (
    <Modal opened fullScreen zIndex={400} withCloseButton={false} closeOnEscape={false} onClose={() => {}}>
      <Box maw={420} mx="auto" py="xl">
        <h1>
          <Trans>Phiên làm việc đã kết thúc</Trans>
        </h1>
        <Text c="var(--camket-ink2)" mb="lg">
          <Trans>
            Phiên kết thúc sau 30 phút không thao tác, sau 8 giờ, hoặc khi quyền thay đổi. Những gì đang nhập vẫn còn
            nguyên: đăng nhập lại bằng chính người dùng ấy thì trang tiếp tục từ chỗ đang làm.
          </Trans>
        </Text>
        <SignInForm ways={ways} to={href} onSignedIn={onSignedIn} />
      </Box>
    </Modal>
  );
}
