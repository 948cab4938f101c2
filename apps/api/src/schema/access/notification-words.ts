import type { NotificationKind, NotificationTopic } from "@camket/prisma";
import type { Text } from "../../errors.ts";

/** What each kind tells, in the app and in e-mails; what it is about and the day stand beside it. */
export const notificationTexts: Record<NotificationKind, Text> = {
  TASK_DUE_IN_14_DAYS: { vi: "Nhiệm vụ đến hạn trong 14 ngày", en: "Task due within 14 days" },
  TASK_DUE_IN_7_DAYS: { vi: "Nhiệm vụ đến hạn trong 7 ngày", en: "Task due within 7 days" },
  TASK_DUE_IN_1_DAY: { vi: "Nhiệm vụ đến hạn hôm nay hoặc ngày mai", en: "Task due today or tomorrow" },
  TASK_LATE: { vi: "Nhiệm vụ quá hạn", en: "Task is late" },
  TASK_ASSIGNED: { vi: "Cấp trên giao nhiệm vụ, chờ nhận", en: "Task from above waits to be taken on" },
  TASK_CHANGED: {
    vi: "Nhiệm vụ cấp trên giao đã thay đổi, chờ ý kiến",
    en: "Task from above changed and waits for a word",
  },
  TASK_CHANGE_ASKED: { vi: "Cấp dưới đề nghị thay đổi nhiệm vụ", en: "A committee below asks to change a task" },
  TASK_REMINDED: { vi: "Cấp trên nhắc thực hiện nhiệm vụ", en: "Reminder from above about a task" },
  PLAN_TO_REVIEW: { vi: "Kế hoạch chờ ban hành", en: "Plan waits to be issued" },
  PLAN_RETURNED: { vi: "Kế hoạch bị trả lại", en: "Plan was returned" },
  REPORT_DUE_IN_14_DAYS: { vi: "Báo cáo đến hạn trong 14 ngày", en: "Report due within 14 days" },
  REPORT_DUE_IN_7_DAYS: { vi: "Báo cáo đến hạn trong 7 ngày", en: "Report due within 7 days" },
  REPORT_DUE_IN_1_DAY: { vi: "Báo cáo đến hạn hôm nay hoặc ngày mai", en: "Report due today or tomorrow" },
  REPORT_LATE: { vi: "Báo cáo quá hạn", en: "Report is late" },
  REPORT_REMINDED: { vi: "Cấp trên nhắc nộp báo cáo", en: "Reminder from above about a report" },
  REPORT_TO_REVIEW: { vi: "Báo cáo chờ duyệt", en: "Report waits for review" },
  REPORT_RETURNED: { vi: "Báo cáo bị trả lại", en: "Report was returned" },
  TASK_MENTIONED: { vi: "Được nhắc tên trong trao đổi về nhiệm vụ", en: "Named in a remark on a task" },
  CELL_COMMENTED: { vi: "Ý kiến về số liệu, chờ trả lời", en: "Remark on a figure waits for an answer" },
};

export const topicTexts: Record<NotificationTopic, Text> = {
  REMINDER: { vi: "Cấp trên nhắc", en: "Reminders from above" },
  LATE: { vi: "Quá hạn", en: "Late" },
  DUE: { vi: "Sắp đến hạn", en: "Due soon" },
  CASCADE: { vi: "Nhiệm vụ giao giữa các cấp", en: "Tasks between levels" },
  REVIEW: { vi: "Chờ thẩm định, ban hành", en: "Waiting for review" },
  RETURNED: { vi: "Bị trả lại", en: "Returned" },
  MENTION: { vi: "Trao đổi chờ trả lời", en: "Remarks to answer" },
};

/** The kinds whose day is one on which something is due; the day of the others is that on which it happened. */
export const speaksOfDueDay = (kind: NotificationKind) =>
  kind === "TASK_ASSIGNED" || kind.includes("_DUE_") || kind.endsWith("_LATE");
