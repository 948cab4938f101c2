import type { MembershipRole } from "@camket/schema";
import { useLingui } from "@lingui/react/macro";

export const roleOrder = {
  HEAD: 0,
  STANDING_DEPUTY_HEAD: 1,
  DEPUTY_HEAD: 2,
  MEMBER: 3,
  SECRETARY: 4,
} satisfies Record<MembershipRole, number>;

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

/** Where there is no room for the whole. */
export function useShortRoleLabels() {
  const { t } = useLingui();
  return {
    ...useRoleLabels(),
    STANDING_DEPUTY_HEAD: t`PTB Thường trực`,
  } satisfies Record<MembershipRole, string>;
}
