import type { JobEntryKind, JobKind, JobMeasure, JobStage, JobState } from "@camket/schema";
import type { Status } from "@camket/ui/status";
import { useLingui } from "@lingui/react/macro";

/**
 * What a kind of job does, one stage after the other. A preview ends after the first, but that of a reorganisation, which is
 * done and taken back.
 */
export const jobStages = {
  IMPORT_UNITS: ["CHECKING", "UNITS"],
  IMPORT_MEMBERS: ["CHECKING", "MEMBERS"],
  IMPORT_RECOMMENDATIONS: ["CHECKING", "RECOMMENDATIONS"],
  ESTABLISH_COMMITTEES: ["CHECKING", "COMMITTEES"],
  REORGANISE: ["CHECKING", "UNITS", "AGENCIES", "COMMITTEES", "MEMBERS", "WORK"],
  UNDO_BATCH: [],
  CONSOLIDATE: ["REPORTS"],
  IMPORT_FIGURES: ["CHECKING", "FIGURES"],
} satisfies Record<JobKind, JobStage[]>;

export const jobStatus = {
  WAITING: "notBegun",
  RUNNING: "underWay",
  DONE: "done",
  FAILED: "late",
} satisfies Record<JobState, Status>;

export function useJobKindLabels() {
  const { t } = useLingui();
  return {
    IMPORT_UNITS: t`Nhập đơn vị hành chính`,
    IMPORT_MEMBERS: t`Nhập thành viên`,
    IMPORT_RECOMMENDATIONS: t`Nhập khuyến nghị`,
    ESTABLISH_COMMITTEES: t`Lập ban cho cả một cấp`,
    REORGANISE: t`Sắp xếp đơn vị và ban`,
    UNDO_BATCH: t`Hoàn tác một đợt`,
    CONSOLIDATE: t`Tổng hợp báo cáo`,
    IMPORT_FIGURES: t`Nhập số liệu báo cáo`,
  } satisfies Record<JobKind, string>;
}

export function useJobStateLabels() {
  const { t } = useLingui();
  return {
    WAITING: t`Chờ đến lượt`,
    RUNNING: t`Đang làm`,
    DONE: t({ message: "Xong", context: "việc nền" }),
    FAILED: t`Không làm được`,
  } satisfies Record<JobState, string>;
}

export function useJobStageLabels() {
  const { t } = useLingui();
  return {
    CHECKING: t`Kiểm tra`,
    UNITS: t({ message: "Đơn vị hành chính", context: "danh sách" }),
    AGENCIES: t({ message: "Cơ quan", context: "danh sách" }),
    COMMITTEES: t({ message: "Ban chỉ đạo", context: "danh sách" }),
    MEMBERS: t`Người và nhiệm kỳ`,
    WORK: t`Bàn giao kế hoạch, nhiệm vụ, báo cáo`,
    RECOMMENDATIONS: t`Ghi khuyến nghị`,
    REPORTS: t`Tổng hợp số liệu báo cáo`,
    FIGURES: t`Ghi số liệu`,
  } satisfies Record<JobStage, string>;
}

export function useJobEntryKindLabels() {
  const { t } = useLingui();
  return {
    PROBLEM: t`Chỗ sai`,
    DECISION_NEEDED: t`Cần quyết định`,
    UNIT_ESTABLISHED: t`Đơn vị lập mới`,
    UNIT_RENAMED: t`Đơn vị đổi tên, đổi loại`,
    UNIT_SUCCEEDED: t`Đơn vị có nơi kế thừa toàn bộ`,
    UNIT_DIVIDED: t`Đơn vị chia cho nhiều nơi`,
    UNIT_ENDED: t`Đơn vị kết thúc`,
    AGENCY_ESTABLISHED: t`Cơ quan lập mới`,
    AGENCY_ENDED: t`Cơ quan kết thúc`,
    COMMITTEE_ESTABLISHED: t`Ban chỉ đạo lập mới`,
    COMMITTEE_SUCCEEDED: t`Ban chỉ đạo có nơi kế thừa`,
    COMMITTEE_DISSOLVED: t`Ban chỉ đạo kết thúc`,
    PERSON_ADDED: t`Người ghi mới`,
    MEMBER_APPOINTED: t`Nhiệm kỳ bắt đầu`,
    MEMBER_CARRIED_OVER: t`Nhiệm kỳ chuyển tiếp`,
    MEMBER_ENDED: t`Nhiệm kỳ kết thúc`,
    TASK_CONTINUED: t`Nhiệm vụ chuyển tiếp`,
    DRAFT_HANDED_OVER: t`Dự thảo kế hoạch bàn giao`,
    REPORT_HANDED_OVER: t`Báo cáo bàn giao`,
    RECOMMENDATION_ADDED: t`Khuyến nghị ghi mới`,
    RECOMMENDATION_CHANGED: t`Khuyến nghị ghi lại theo tệp`,
    FIGURE_ADDED: t`Số liệu ghi mới`,
    FIGURE_CHANGED: t`Số liệu thay đổi`,
  } satisfies Record<JobEntryKind, string>;
}

export function useJobMeasureLabels() {
  const { t } = useLingui();
  return {
    CREATED: t`lập mới`,
    CHANGED: t`ghi lại theo tệp`,
    UNCHANGED: t`giữ nguyên`,
    SUCCEEDED: t`có nơi kế thừa hoặc đổi tên`,
    ENDED: t`kết thúc`,
    FAILED: t`dòng có chỗ sai`,
    AMBIGUOUS: t`số chưa rõ cách viết`,
    SUPPORTED: t`chấp thuận`,
    NOTED: t`ghi nhận`,
    PENDING: t`chưa trả lời`,
    THEMES: t`chủ đề trong tệp`,
    UNITS_ENDED: t`đơn vị kết thúc`,
    UNITS_ESTABLISHED: t`đơn vị lập mới`,
    UNITS_RENAMED: t`đơn vị đổi tên`,
    UNITS_LEFT_ALONE: t`đơn vị giữ nguyên`,
    UNITS_DIVIDED: t`đơn vị bị chia`,
    COMMITTEES_DISSOLVED: t`ban kết thúc`,
    COMMITTEES_ESTABLISHED: t`ban lập mới`,
    MEMBERS_ENDED: t`nhiệm kỳ kết thúc`,
    MEMBERS_CARRIED_OVER: t`nhiệm kỳ chuyển tiếp`,
    ROLES_CARRIED_OVER: t`quyền chuyển tiếp`,
    TASKS_CONTINUED: t`nhiệm vụ chuyển tiếp`,
    DRAFTS_HANDED_OVER: t`dự thảo bàn giao`,
    REPORTS_HANDED_OVER: t`báo cáo bàn giao`,
    AGENCIES_ENDED: t`cơ quan kết thúc`,
    AGENCIES_ESTABLISHED: t`cơ quan lập mới`,
    AGENCIES_SUCCEEDED: t`cơ quan có nơi kế thừa`,
    DECISIONS_NEEDED: t`việc cần quyết định`,
    REPORTS_CONSOLIDATED: t`báo cáo đã tổng hợp`,
    FIGURES_CONSOLIDATED: t`số liệu đã tổng hợp`,
    SOURCES_TAKEN: t`báo cáo cấp dưới đã lấy`,
    SOURCES_MISSING: t`báo cáo cấp dưới còn thiếu`,
  } satisfies Record<JobMeasure, string>;
}

/** What a column of a file holds, by the name that the server has for it; undefined for what is no column. */
export function useColumnLabel() {
  const { t } = useLingui();
  const labels: Record<string, string> = {
    code: t`Mã đơn vị`,
    level: t`Cấp`,
    kind: t`Loại đơn vị`,
    name: t`Tên đơn vị`,
    nameEn: t`Tên tiếng Anh`,
    parentCode: t`Mã đơn vị cấp trên`,
    unitCode: t`Mã đơn vị của ban`,
    fullName: t`Họ và tên`,
    role: t`Vai trò trong ban`,
    position: t`Chức vụ`,
    agency: t({ message: "Cơ quan", context: "của một người" }),
    startsOn: t`Từ ngày`,
    endsOn: t`Đến hết ngày`,
    reference: t`Văn bản cử`,
    indicator: t`Mã chỉ tiêu`,
    category: t`Mã phân tổ`,
    value: t`Số liệu hoặc tử số`,
    denominator: t`Mẫu số`,
    explanation: t`Giải trình`,
    recommendation: t({ message: "Khuyến nghị", context: "cột của tệp" }),
    statePosition: t({ message: "Lập trường", context: "cột của tệp" }),
    year: t({ message: "Năm", context: "cột của tệp" }),
    oldCode: t`Mã cũ`,
    newCode: t`Mã mới`,
    isDivided: t`Bị chia`,
    decisions: t`Ai chịu trách nhiệm`,
    "agencies.agency": t`Cơ quan cũ`,
    "agencies.successor": t`Cơ quan tiếp nhận`,
    "agencies.name": t`Tên cơ quan`,
    "agencies.nameEn": t`Tên tiếng Anh`,
    "agencies.abbreviation": t`Tên viết tắt`,
    "agencies.unitCode": t`Mã đơn vị`,
  };
  return (column: string) => labels[column];
}

/** Kinds of batches are words of the server, of which it may learn new ones. */
export function useBatchKindLabel() {
  const { t } = useLingui();
  const labels: Record<string, string> = {
    units: t`Nhập đơn vị hành chính`,
    members: t`Nhập thành viên`,
    figures: t`Nhập số liệu báo cáo`,
    recommendations: t`Nhập khuyến nghị`,
    committees: t`Lập ban cho cả một cấp`,
    reorganisation: t`Sắp xếp đơn vị và ban`,
  };
  return (kind: string) => labels[kind] ?? kind;
}
