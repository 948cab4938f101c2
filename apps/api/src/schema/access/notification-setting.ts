import type { Language } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { isMailOffered } from "../../mail/mailer.ts";
import { Topic } from "./notification.ts";
import { type MailSetting, saveNotificationSetting, USUAL } from "./notification-setting.service.ts";
import { ViewerObject } from "./viewer.ts";

const LanguageEnum = builder.enumType("Language", {
  description: "A language that people are written in.",
  values: {
    VI: { description: "Vietnamese." },
    EN: { description: "English." },
  } satisfies Record<Language, object>,
});

const MOST_TOPICS = 10;

const NotificationSetting = builder.objectRef<MailSetting>("NotificationSetting").implement({
  description: "How the viewer is told by e-mail: once a day, and only where something is new.",
  fields: (t) => ({
    isMailOffered: t.boolean({
      description: "Whether this installation sends e-mail at all.",
      resolve: () => isMailOffered,
    }),
    isMailOn: t.exposeBoolean("isMailOn", { description: "Whether anything goes out by e-mail." }),
    mutedTopics: t.expose("mutedTopics", {
      type: [Topic],
      description: "What is left out of e-mail.",
      atMost: MOST_TOPICS,
    }),
    hour: t.exposeInt("hour", { description: "Hour in Viet Nam from which the e-mail of a day goes out, 0 to 23." }),
    quietFrom: t.exposeInt("quietFrom", { description: "First hour in which none goes out, 0 to 23." }),
    quietTo: t.exposeInt("quietTo", {
      description: "Hour in which they go out again; the same as quietFrom where no hour is quiet.",
    }),
    isOnWeekends: t.exposeBoolean("isOnWeekends", { description: "Whether they go out on Saturdays and Sundays too." }),
    language: t.expose("language", { type: LanguageEnum, description: "Language of the e-mails." }),
  }),
});

builder.objectField(ViewerObject, "notificationSetting", (t) =>
  t.field({
    type: NotificationSetting,
    description: "How the viewer is told by e-mail.",
    resolve: async ({ userId, isProgram }, _arguments, { db }) =>
      (!isProgram && (await db.notificationSetting.findUnique({ where: { userId } }))) || USUAL,
  }),
);

const SaveNotificationSettingInput = builder.inputType("SaveNotificationSettingInput", {
  description: "How the viewer wants to be told by e-mail.",
  fields: (t) => ({
    isMailOn: t.boolean({ required: true, description: "Whether anything goes out by e-mail." }),
    mutedTopics: t.field({ type: [Topic], required: true, description: "What is left out of e-mail." }),
    hour: t.int({ required: true, description: "Hour in Viet Nam from which the e-mail of a day goes out, 0 to 23." }),
    quietFrom: t.int({ required: true, description: "First hour in which none goes out, 0 to 23." }),
    quietTo: t.int({
      required: true,
      description: "Hour in which they go out again; the same as quietFrom for no quiet hours.",
    }),
    isOnWeekends: t.boolean({ required: true, description: "Whether they go out on Saturdays and Sundays too." }),
    language: t.field({ type: LanguageEnum, required: true, description: "Language of the e-mails." }),
  }),
});

builder.mutationField("saveNotificationSetting", (t) =>
  t.field({
    type: ViewerObject,
    description: "Says how the viewer wants to be told by e-mail.",
    errors: {},
    args: { input: t.arg({ type: SaveNotificationSettingInput, required: true, description: "How." }) },
    resolve: (_root, { input }, context) => saveNotificationSetting(input, context),
  }),
);
