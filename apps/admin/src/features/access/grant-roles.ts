import type { GrantRole } from "@camket/schema";
import { useLingui } from "@lingui/react/macro";

/** Roles of users, the one that may do most first. */
export function useGrantRoleLabels() {
  const { t } = useLingui();
  return {
    ADMINISTRATOR: t`Quản trị viên`,
    OFFICER: t`Cán bộ thực hiện`,
    REVIEWER: t`Người thẩm định`,
    ANALYST: t`Chuyên viên phân tích`,
    VIEWER: t`Người xem`,
  } satisfies Record<GrantRole, string>;
}
