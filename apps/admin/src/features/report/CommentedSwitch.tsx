import { Trans } from "@lingui/react/macro";
import { Switch } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { OpenComments } from "./commented-cells.ts";

const route = getRouteApi("/reports/$id");

/** Whether only cells with remarks are shown; it stands in the address, so that a notice leads to them. */
export const useCommentedOnly = () => route.useSearch().remarks === "open";

export function CommentedSwitch({ open }: { open: OpenComments }) {
  const isOn = useCommentedOnly();
  const navigate = route.useNavigate();
  if (open.size === 0 && !isOn) return null;
  return (
    <Switch
      mb="sm"
      className="camket-no-print"
      checked={isOn}
      label={<Trans>Chỉ hiện ô có ý kiến ({open.size})</Trans>}
      onChange={(event) =>
        navigate({
          search: (others) => ({ ...others, remarks: event.currentTarget.checked ? "open" : undefined }),
          replace: true,
          resetScroll: false,
        })
      }
    />
  );
}
