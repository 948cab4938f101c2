import { Note } from "@camket/ui/page";
import { Trans } from "@lingui/react/macro";
import { Box, UnstyledButton } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";

/** Says which values of the address could not be read. */
export function UnreadSearch() {
  const navigate = useNavigate();
  const { unread } = useSearch({ strict: false });
  if (!unread) return null;
  const names = unread.split(",").join(", ");
  return (
    <Box role="status" mb="md">
      <Note tone="warn">
        <Trans>Địa chỉ trang có giá trị không đọc được ({names}); trang hiện như khi không có giá trị ấy.</Trans>{" "}
        <UnstyledButton
          className="camket-link"
          onClick={() => navigate({ to: ".", search: ({ unread, ...others }) => others, replace: true })}
        >
          <Trans>Bỏ khỏi địa chỉ</Trans>
        </UnstyledButton>
      </Note>
    </Box>
  );
}
