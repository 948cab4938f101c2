import type { Messages } from "@lingui/core";

export const messages: Messages = Object.assign(
  {},
  ...Object.values(import.meta.glob<Messages>("../**/locales/en.po", { eager: true, import: "messages" })),
);
