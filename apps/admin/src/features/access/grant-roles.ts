import type { GrantRole } from "@camket/schema";
import { useLingui } from "@lingui/react/macro";

/** Roles of users, the one that may do most first. */
export function useGrantRoleLabels() {
  const { t } = useLingui();
  return {
    ADMINISTRATOR: t`Quản trị viên`,
    OFFICER: t`Cán bộ thực hiện`,
    REVIEWER: t`Người duyệt`,
    ANALYST: t`Chuyên viên phân tích`,
    VIEWER: t`Người xem`,
  } satisfies Record<GrantRole, string>;
}

/** What each may do. */
export function useGrantRoleRights() {
  const { t } = useLingui();
  return {
    ADMINISTRATOR: t`Giữ cơ cấu, thành viên, người dùng và quyền của ban và các ban cấp dưới.`,
    OFFICER: t`Lập, cập nhật và nộp kế hoạch, nhiệm vụ, báo cáo của chính ban này; đọc của các ban cấp dưới.`,
    REVIEWER: t`Ban hành kế hoạch, mở kỳ báo cáo; duyệt hoặc trả lại báo cáo của các ban trực tiếp cấp dưới.`,
    ANALYST: t`Đọc; lưu truy vấn và mã truy cập cho chương trình.`,
    VIEWER: t`Chỉ đọc.`,
  } satisfies Record<GrantRole, string>;
}
