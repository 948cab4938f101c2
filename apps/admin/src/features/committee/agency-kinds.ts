import type { AgencyKind } from "@camket/schema";
import { useLingui } from "@lingui/react/macro";

export function useAgencyKindLabels() {
  const { t } = useLingui();
  return {
    MINISTRY: t`Bộ`,
    MINISTERIAL_AGENCY: t`Cơ quan ngang bộ`,
    AUTHORITY: t`Cục, tổng cục`,
    OFFICE: t`Văn phòng`,
    DEPARTMENT: t`Sở, vụ`,
    DIVISION: t`Phòng, ban`,
    INSPECTORATE: t`Thanh tra`,
    POLICE: t`Công an`,
    MILITARY: t`Quân sự, biên phòng`,
    COURT: t`Tòa án`,
    FRONT: t`Mặt trận Tổ quốc`,
    MASS_ORGANISATION: t`Tổ chức chính trị – xã hội`,
    SOCIAL_INSURANCE: t`Bảo hiểm xã hội`,
    PUBLIC_UNIT: t`Đơn vị sự nghiệp`,
  } satisfies Record<AgencyKind, string>;
}
