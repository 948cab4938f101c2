import type { NotificationKind, NotificationTopic, Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import type { Context } from "../../context.ts";
import { connectionOf } from "../connection.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { topicOf } from "./notification.service.ts";
import { markRead } from "./notification-read.service.ts";
import { notificationTexts, speaksOfDueDay } from "./notification-words.ts";
import { ViewerObject } from "./viewer.ts";

const Kind = builder.enumType("NotificationKind", {
  description: "What a notification tells.",
  values: Object.fromEntries(
    Object.entries(notificationTexts).map(([kind, { en }]) => [kind, { description: `${en}.` }]),
  ) as Record<NotificationKind, { description: string }>, // keys of notificationTexts
});

export const Topic = builder.enumType("NotificationTopic", {
  description: "What notifications have in common.",
  values: {
    DUE: { description: "Tasks and reports that are due soon." },
    LATE: { description: "Tasks and reports that are late." },
    CASCADE: { description: "Tasks given from above, and requests to change them." },
    REVIEW: { description: "Plans and reports that wait for a decision." },
    RETURNED: { description: "Plans and reports that came back." },
    REMINDER: { description: "Reminders by a committee above." },
    MENTION: { description: "Remarks that wait for an answer of the viewer's." },
  } satisfies Record<NotificationTopic, object>,
});

export const Notification = builder.prismaNode("Notification", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.notification(context) }),
  fields: (t) => ({
    kind: t.expose("kind", { type: Kind }),
    topic: t.field({
      type: Topic,
      description: "What it has in common with others.",
      select: { kind: true },
      resolve: ({ kind }) => topicOf[kind],
    }),
    message: t.string({
      description: "What it tells, in the language of the request; what it is about stands beside it.",
      select: { kind: true },
      resolve: ({ kind }, _arguments, { locale }) => notificationTexts[kind][locale],
    }),
    dueOn: t.field({
      type: "Date",
      nullable: true,
      description: "The day on which the task or report is due; null where it tells of something else.",
      select: { kind: true, dueOn: true },
      resolve: ({ kind, dueOn }) => (speaksOfDueDay(kind) ? dueOn : null),
    }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    readAt: t.expose("readAt", { type: "DateTime", nullable: true }),
    settledAt: t.expose("settledAt", { type: "DateTime", nullable: true }),
    task: t.relation("task", { nullable: true }),
    assignment: t.relation("assignment", { nullable: true }),
    plan: t.relation("plan", { nullable: true }),
    expectation: t.relation("expectation", { nullable: true }),
    report: t.relation("report", { nullable: true }),
    comment: t.relation("comment", { nullable: true }),
    cellComment: t.relation("cellComment", { nullable: true }),
  }),
});

const [NotificationConnection, NotificationEdge] = connectionOf(Notification, "Notification");

const NotificationWhere = builder.inputType("NotificationWhere", {
  description: "What notifications must match.",
  fields: (t) => ({
    isUnread: t.boolean({ description: "Whether it is neither read nor settled." }),
  }),
});

const UNREAD = { readAt: null, settledAt: null } satisfies Prisma.NotificationWhereInput;

const matches = (
  where: typeof NotificationWhere.$inferInput | null | undefined,
  context: Context,
): Prisma.NotificationWhereInput => {
  const isUnread = where?.isUnread;
  return {
    AND: [visible.notification(context), typeof isUnread === "boolean" ? (isUnread ? UNREAD : { NOT: UNREAD }) : {}],
  };
};

builder.queryField("notifications", (t) =>
  t.prismaConnection(
    {
      type: Notification,
      description: "What the viewer should know, the latest first.",
      cursor: "id",
      args: { where: t.arg({ type: NotificationWhere, description: "Only notifications that match." }) },
      totalCount: (_root, { where }, context) => context.db.notification.count({ where: matches(where, context) }),
      resolve: (query, _root, { where }, context) =>
        context.db.notification.findMany({
          ...query,
          where: matches(where, context),
          orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        }),
    },
    NotificationConnection,
    NotificationEdge,
  ),
);

builder.objectField(ViewerObject, "unreadNotifications", (t) =>
  t.int({
    description: "How many notifications are neither read nor settled.",
    resolve: (_viewer, _arguments, context) =>
      context.db.notification.count({ where: { AND: [visible.notification(context), UNREAD] } }),
  }),
);

const MarkNotificationsReadInput = builder.inputType("MarkNotificationsReadInput", {
  description: "Which notifications were read.",
  fields: (t) => ({
    ids: t.globalIDList({ for: Notification, description: "Global IDs, at most 100; leave out for all of them." }),
  }),
});

builder.mutationField("markNotificationsRead", (t) =>
  t.field({
    type: ViewerObject,
    description: "Marks notifications of the viewer's as read.",
    errors: {},
    args: { input: t.arg({ type: MarkNotificationsReadInput, required: true, description: "Which ones." }) },
    resolve: (_root, { input }, context) => markRead(input.ids?.map(({ id }) => rowId(id)) ?? null, context),
  }),
);
