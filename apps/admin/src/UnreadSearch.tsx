import { Note } from "@camket/ui/page";
import { Trans, useLingui } from "@lingui/react/macro";
import { CloseButton, Group } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";

/** Says which values of the address could not be read. */
export function UnreadSearch() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { unread } = useSearch({ strict: false });
  if (!unread) return null;
  return (
    <Note tone="warn">
      <Group justify="space-between" wrap="nowrap" role="status">
        <Trans>Địa chỉ trang có giá trị không đọc được ({unread}); trang hiện như khi không có giá trị ấy.</Trans>
        <CloseButton
          aria-label={t`Đóng`}
          onClick={() => navigate({ to: ".", search: ({ unread, ...others }) => others, replace: true })}
        />
      </Group>
    </Note>
  );
}
