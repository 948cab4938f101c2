import { createHmac, timingSafeEqual } from "node:crypto";
import type { Database } from "@camket/prisma";
import express, { type Request } from "express";
import { localeOf } from "../edge.ts";
import type { Text } from "../errors.ts";
import { turnMailOff } from "../schema/access/notification-setting.service.ts";

const sign = (userId: number, secret: string) =>
  createHmac("sha256", secret).update(`turn e-mail off: ${userId}`).digest("base64url");

/** The address with which whoever holds a letter turns e-mail off for its reader, and nothing else. It doesn't end. */
export const unsubscribeUrlOf = (userId: number, { publicUrl, secret }: { publicUrl: string; secret: string }) =>
  `${publicUrl}/unsubscribe?${new URLSearchParams({ user: String(userId), signature: sign(userId, secret) })}`;

/** @returns null where the signature is not ours. */
function userOf({ query }: Request, secret: string): number | null {
  const userId = Number(query.user);
  if (!Number.isInteger(userId) || typeof query.signature !== "string") return null;
  const [ours, theirs] = [Buffer.from(sign(userId, secret)), Buffer.from(query.signature)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs) ? userId : null;
}

const texts = {
  title: { vi: "Thư nhắc việc của Camket", en: "Reminders of Camket by e-mail" },
  ask: {
    vi: "Tắt thư nhắc việc? Việc cần làm vẫn hiện trong Camket.",
    en: "Turn reminders by e-mail off? What is to be done still shows in Camket.",
  },
  button: { vi: "Tắt thư nhắc việc", en: "Turn e-mail off" },
  done: {
    vi: "Đã tắt thư nhắc việc. Bật lại trong Camket, mục Cài đặt nhắc việc.",
    en: "Reminders by e-mail are off. They can be turned on again in Camket, under the settings of reminders.",
  },
  unknown: {
    vi: "Đường dẫn này không đúng. Mở lại đường dẫn ở cuối thư, hoặc tắt trong Camket, mục Cài đặt nhắc việc.",
    en: "This link is not right. Open the one at the end of the e-mail again, or turn e-mail off in Camket, under the settings of reminders.",
  },
} satisfies Record<string, Text>;

/** A reader's mail program posts; a person who follows the link is asked first, since programs that scan links follow them too. */
export function unsubscribeRouter({ db, secret }: { db: Database; secret: string }) {
  const page = (request: Request, said: keyof typeof texts, hasButton = false) => {
    const locale = localeOf(request);
    const button = `<form method="post"><button>${texts.button[locale]}</button></form>`;
    return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${texts.title[locale]}</title><main style="max-width:36rem;margin:4rem auto;padding:0 1rem;font:1rem/1.6 sans-serif">
<h1 style="font-size:1.4rem">${texts.title[locale]}</h1><p>${texts[said][locale]}</p>${hasButton ? button : ""}</main></html>`;
  };
  return express
    .Router()
    .get("/", (request, response) => {
      const isKnown = userOf(request, secret) !== null;
      response.status(isKnown ? 200 : 404).send(page(request, isKnown ? "ask" : "unknown", isKnown));
    })
    .post("/", async (request, response) => {
      const userId = userOf(request, secret);
      if (userId === null) return void response.status(404).send(page(request, "unknown"));
      await turnMailOff(userId, db);
      response.send(page(request, "done"));
    });
}
