import type { MembershipRole } from "@camket/schema";
import { useLingui } from "@lingui/react/macro";

/** Roles on a committee, highest first. */
export function useRoleLabels() {
  const { t } = useLingui();
  return {
    HEAD: t`Trưởng ban`,
    STANDING_DEPUTY_HEAD: t`Phó Trưởng ban Thường trực`,
    DEPUTY_HEAD: t`Phó Trưởng ban`,
    MEMBER: t`Ủy viên`,
    SECRETARY: t`Thư ký`,
  } satisfies Record<MembershipRole, string>;
}
