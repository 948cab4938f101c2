import { formatDate, formatDateTime, formatNumber } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { useGrantRoleLabels } from "../access/grant-roles.ts";
import { useAgencyKindLabels } from "../committee/agency-kinds.ts";
import { useRoleLabels } from "../committee/roles.ts";
import { useEventKindNames } from "../plan/event-kinds.ts";
import { usePlanStateNames } from "../plan/PlanStateBadge.tsx";
import { useRecurrenceNames } from "../plan/recurrences.ts";
import { useReportStateLabels } from "../report/ReportStatus.tsx";

/** Kinds of things as people look for them, each with the tables that hold them. */
export const modelGroups = {
  plans: ["Plan", "PlanSection", "PlanRevision", "PlanRevisionTask"],
  tasks: ["Task", "TaskAssignment", "TaskUpdate", "DeadlineChange", "TaskOccurrence", "TaskComment"],
  events: ["Event", "AgendaItem", "Attendance", "Conclusion"],
  reports: [
    "Report",
    "ReportRevision",
    "Narrative",
    "ReportDecision",
    "ConsolidationSource",
    "StaleMark",
    "CellComment",
    "ReportingRound",
    "RoundExpectation",
    "RoundTemplate",
  ],
  documents: ["Document", "NumberRegister", "RegisteredNumber", "Attachment"],
  outputs: ["Output"],
  committees: ["Committee", "CommitteePeriod", "CommitteeSuccession", "Seat"],
  people: ["Person", "Membership"],
  agencies: ["Agency", "AgencyPeriod", "AgencySuccession", "AdministrativeUnit", "UnitPeriod", "UnitSuccession"],
  rights: ["User", "Grant", "SignInMethod", "ApiToken"],
} as const;

export type ModelGroup = keyof typeof modelGroups;

export const isModelGroup = (text: string | undefined): text is ModelGroup => text !== undefined && text in modelGroups;

export function useModelGroupNames() {
  const { t } = useLingui();
  return {
    plans: t({ message: "Kế hoạch", context: "danh sách" }),
    tasks: t({ message: "Nhiệm vụ", context: "danh sách" }),
    events: t({ message: "Hội nghị, tập huấn", context: "danh sách" }),
    reports: t`Báo cáo, kỳ báo cáo`,
    documents: t({ message: "Văn bản", context: "danh sách" }),
    outputs: t`Sản phẩm truyền thông`,
    committees: t({ message: "Ban chỉ đạo", context: "danh sách" }),
    people: t`Thành viên, nhiệm kỳ`,
    agencies: t`Cơ quan, đơn vị hành chính`,
    rights: t`Người dùng và quyền`,
  } satisfies Record<ModelGroup, string>;
}

/** What a row of a table is called; a table without a word goes by its own name. */
export function useModelNames(): Record<string, string> {
  const { t } = useLingui();
  return {
    AdministrativeUnit: t`đơn vị hành chính`,
    Agency: t`cơ quan`,
    AgencyPeriod: t`giai đoạn của cơ quan`,
    AgendaItem: t`mục chương trình`,
    ApiToken: t`mã truy cập`,
    Attachment: t`tệp đính kèm`,
    Attendance: t`số người dự`,
    CellComment: t`trao đổi về số liệu`,
    Committee: t`ban chỉ đạo`,
    CommitteePeriod: t`giai đoạn của ban`,
    Conclusion: t`kết luận`,
    ConsolidationSource: t`nguồn tổng hợp`,
    DeadlineChange: t`gia hạn`,
    Document: t`văn bản`,
    Event: t`hội nghị, tập huấn`,
    Figure: t`số liệu`,
    Grant: t`quyền`,
    Membership: t`nhiệm kỳ`,
    Narrative: t`lời văn báo cáo`,
    NumberRegister: t`sổ đăng ký văn bản`,
    Output: t`sản phẩm truyền thông`,
    Person: t`người`,
    Plan: t`kế hoạch`,
    PlanRevision: t`bản ban hành`,
    PlanSection: t`đề mục`,
    RegisteredNumber: t`số văn bản`,
    Report: t`báo cáo`,
    ReportDecision: t`quyết định về báo cáo`,
    ReportRevision: t`lần nộp báo cáo`,
    ReportingRound: t`kỳ báo cáo`,
    RoundExpectation: t`yêu cầu báo cáo`,
    Seat: t`ghế`,
    StaleMark: t`dấu nguồn đã sửa`,
    SignInMethod: t`cách đăng nhập`,
    Task: t`nhiệm vụ`,
    TaskAssignment: t`giao nhiệm vụ`,
    TaskComment: t`trao đổi về nhiệm vụ`,
    TaskOccurrence: t`lần đến hạn`,
    TaskUpdate: t`cập nhật tiến độ`,
    UnitPeriod: t`giai đoạn của đơn vị hành chính`,
    User: t`người dùng`,
  };
}

/** What a field is called; a field without a word goes by its own name. */
export function useFieldNames(): Record<string, string> {
  const { t } = useLingui();
  return {
    abbreviation: t`Tên viết tắt`,
    agencyId: t`Cơ quan`,
    answer: t`Trả lời`,
    assigneeId: t`Ban được giao`,
    baselineDueOn: t`Hạn khi ban hành`,
    baselineStartsOn: t`Bắt đầu khi ban hành`,
    batch: t`Đợt nạp`,
    changedOn: t`Ngày gia hạn`,
    closedAt: t`Đóng tài khoản`,
    code: t`Mã`,
    committeeId: t`Ban chỉ đạo`,
    coordinatingAgencies: t`Cơ quan phối hợp`,
    count: t`Số lượng`,
    createdAt: t`Lập lúc`,
    date: t`Ngày`,
    decidedAt: t`Quyết định lúc`,
    digest: t`Mã kiểm`,
    documentId: t`Văn bản`,
    doneOn: t`Ngày xong`,
    dueOn: t`Hạn`,
    email: t`Thư điện tử`,
    endsOn: t`Đến ngày`,
    expectedResult: t`Kết quả cần đạt`,
    expiresAt: t`Hết hạn`,
    figures: t`Số liệu`,
    groups: t`Nhóm chủ thể quyền`,
    isDateApproximate: t`Ngày gần đúng`,
    isGlobalAdministrator: t`Quản trị hệ thống`,
    issuedOn: t`Ngày ban hành`,
    issuer: t`Nơi ban hành`,
    kind: t`Loại`,
    leadAgencyId: t`Cơ quan chủ trì`,
    legalBases: t`Căn cứ`,
    limitation: t`Khó khăn, vướng mắc`,
    name: t`Tên`,
    nameEn: t`Tên tiếng Anh`,
    note: t`Việc đã làm`,
    number: t`Số thứ tự`,
    office: t`Chức vụ của ghế`,
    opensOn: t`Ngày mở`,
    parentId: t`Cấp trên`,
    parentPlanId: t`Kế hoạch cấp trên`,
    password: t`Mật khẩu`,
    personId: t`Người`,
    place: t`Địa điểm`,
    planId: t`Kế hoạch`,
    position: t`Chức vụ, vị trí`,
    previousDueOn: t`Hạn trước đó`,
    progress: t`Tiến độ, %`,
    purpose: t`Mục đích, yêu cầu`,
    reason: t`Lý do`,
    receivedAt: t`Nhận lúc`,
    recurrence: t`Lặp lại`,
    reference: t`Số, ký hiệu`,
    revokedAt: t`Thu hồi lúc`,
    role: t`Vai trò`,
    rows: t`Số dòng`,
    sealedAt: t`Khóa lúc`,
    seatId: t`Ghế`,
    section: t`Phần`,
    sectionId: t`Đề mục`,
    standingAgencyId: t`Cơ quan thường trực`,
    startsOn: t`Từ ngày`,
    state: t`Trạng thái`,
    subject: t`Trích yếu`,
    summary: t`Tổng kết`,
    symbol: t`Ký hiệu`,
    tasks: t`Nhiệm vụ`,
    text: t`Nội dung`,
    themes: t`Lĩnh vực`,
    title: t`Tên`,
    tokenHash: t`Mã truy cập`,
    unitId: t`Đơn vị hành chính`,
    userId: t`Người dùng`,
    validFrom: t`Hiệu lực từ`,
    validTo: t`Hết hiệu lực`,
  };
}

interface Held {
  value: string;
  label: string | null;
}

/** What a field held, as its readers write it. */
export function useHeldWords() {
  const { t } = useLingui();
  const locale = useLocale();
  const roles = useRoleLabels();
  const choices: Record<string, Record<string, string>> = {
    "AgencyPeriod.kind": useAgencyKindLabels(),
    "Event.kind": useEventKindNames(),
    "Grant.role": useGrantRoleLabels(),
    "Membership.role": roles,
    "Plan.state": usePlanStateNames(),
    "Report.state": useReportStateLabels(),
    "Seat.role": roles,
    "Task.recurrence": useRecurrenceNames(),
  };
  return (model: string, field: string, held: Held | null): string => {
    if (!held) return "";
    const { value, label } = held;
    if (label) return label;
    if (field === "figures") return figuresWords(value);
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return formatDate(value, locale);
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return formatDateTime(value, locale);
    if (value === "true") return t`có`;
    if (value === "false") return t`không`;
    return choices[`${model}.${field}`]?.[value] ?? value;
  };

  /** Figures are told by number: "12 ô". */
  function figuresWords(json: string): string {
    const { insert = 0, update = 0, delete: removed = 0 }: Record<string, number> = JSON.parse(json);
    const written = (count: number) => formatNumber(count, locale);
    return [
      ...(insert ? [t`ghi ${written(insert)} ô`] : []),
      ...(update ? [t`sửa ${written(update)} ô`] : []),
      ...(removed ? [t`xóa ${written(removed)} ô`] : []),
    ].join(", ");
  }
}
