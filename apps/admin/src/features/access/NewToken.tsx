import { Note } from "@camket/ui/page";
import { Trans } from "@lingui/react/macro";
import { Button, Code, CopyButton, Group, Stack } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconCopy } from "@tabler/icons-react";

/** Shown this once: it is kept nowhere. */
export function NewToken({ token, onClose }: { token: string; onClose(): void }) {
  return (
    <Stack>
      <Note tone="warn" icon={<IconAlertTriangle size={17} stroke={1.9} />}>
        <Trans>
          Mã chỉ hiện lần này và không lưu ở đâu cả. Cất vào nơi giữ bí mật của chương trình; ai có mã đều đọc được như
          người tạo. Lộ mã thì thu hồi ngay.
        </Trans>
      </Note>
      <Code block style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
        {token}
      </Code>
      <Group>
        <CopyButton value={token}>
          {({ copied, copy }) => (
            <Button
              leftSection={
                copied ? (
                  <IconCheck size={16} stroke={2} aria-hidden />
                ) : (
                  <IconCopy size={16} stroke={1.8} aria-hidden />
                )
              }
              onClick={copy}
            >
              <span role="status">{copied ? <Trans>Đã chép</Trans> : <Trans>Chép mã</Trans>}</span>
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={onClose}>
          <Trans>Đã cất mã, đóng</Trans>
        </Button>
      </Group>
      <div>
        <Trans>Gửi kèm mỗi yêu cầu tới /graphql:</Trans>
        <Code block mt={4} style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
          Authorization: Bearer {token.slice(0, 12)}…
        </Code>
      </div>
    </Stack>
  );
}
