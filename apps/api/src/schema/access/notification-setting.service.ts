import type { Database, NotificationSetting } from "@camket/prisma";
import { z } from "zod";
import type { Context, Viewer } from "../../context.ts";
import { fieldError, parseInput, UnauthenticatedError } from "../../errors.ts";
import { transact } from "../../transact.ts";

export type MailSetting = Omit<NotificationSetting, "userId">;

/** What holds for whoever never chose: once in the morning of a working day. */
export const USUAL: MailSetting = {
  isMailOn: true,
  mutedTopics: [],
  hour: 7,
  quietFrom: 21,
  quietTo: 6,
  isOnWeekends: false,
  language: "VI",
};

const hour = z.int().min(0, fieldError("OUT_OF_RANGE")).max(23, fieldError("OUT_OF_RANGE"));
const settingRules = z.object({ hour, quietFrom: hour, quietTo: hour });

/** @returns the viewer, whose they are. */
export async function saveNotificationSetting(setting: MailSetting, context: Context): Promise<Viewer> {
  const { viewer } = context;
  if (!viewer) throw new UnauthenticatedError();
  const hours = parseInput(settingRules, setting);
  const chosen = { ...setting, ...hours, mutedTopics: [...new Set(setting.mutedTopics)] };
  return transact(context, async (tx) => {
    const { userId } = viewer;
    await tx.notificationSetting.upsert({ where: { userId }, create: { userId, ...chosen }, update: chosen });
    return userId;
  }).then(() => viewer);
}

/** Turns e-mail off, and nothing else: whoever holds the link of an e-mail may, without signing in. */
export async function turnMailOff(userId: number, db: Database): Promise<void> {
  if ((await db.user.count({ where: { id: userId } })) === 0) return;
  const off = { isMailOn: false };
  await db.notificationSetting.upsert({ where: { userId }, create: { userId, ...off }, update: off });
}
