import type { Messages } from "@lingui/core";

export const messages: Messages = Object.assign(
  {},
  ...Object.values(import.meta.glob<Messages>("../**/locales/vi.po", { eager: true, import: "messages" })),
);
