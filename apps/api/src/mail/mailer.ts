import { createTransport } from "nodemailer";
import { env } from "../env.ts";

/** Whether this installation sends e-mail at all. */
export const isMailOffered = env.SMTP_URL !== undefined;

export interface Letter {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Stays the same where a letter goes out again, so that a reader sees it once. */
  messageId: string;
  /** Where one request ends all further letters (RFC 8058). */
  unsubscribeUrl: string;
}

/** The mail server can't be reached, or asks to come again. The message holds no address. */
export class MailFailedError extends Error {}

export interface Mailer {
  /** @returns whether the server took the letter; false where it refused it for good. */
  send(letter: Letter): Promise<boolean>;
  close(): void;
}

const LONGEST_WAIT_MS = 20_000;

/** @param url of the SMTP server: smtp://user:password@host:587, or smtps://. */
export function createMailer({ url, from }: { url: string; from: string }): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: LONGEST_WAIT_MS,
    greetingTimeout: LONGEST_WAIT_MS,
    socketTimeout: LONGEST_WAIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ unsubscribeUrl, ...letter }) => {
      try {
        await transport.sendMail({
          from,
          ...letter,
          headers: {
            "List-Unsubscribe": `<${unsubscribeUrl}>`,
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
          },
        });
        return true;
      } catch (error) {
        const { code, responseCode } = error as { code?: string; responseCode?: number }; // nodemailer throws its own alone
        if (responseCode && responseCode >= 500 && (code === "EENVELOPE" || code === "EMESSAGE")) return false;
        throw new MailFailedError(`The mail server failed: ${code ?? "unknown"} ${responseCode ?? ""}`.trim());
      }
    },
    close: () => transport.close(),
  };
}
