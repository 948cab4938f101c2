import type { Database } from "@camket/prisma";
import { env } from "./env.ts";

/** Camket does not start as it was told to; the message says why, in words for whoever started it. */
export class StartRefusedError extends Error {}

export const isLoopback = /^(localhost|127(\.\d{1,3}){3}|::1)$/.test(env.HOST);

/** Where people open Camket. */
export const publicUrl = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`;

/** Other computers are served over https alone, through a proxy that says who asks. */
export function requireHttps(): void {
  if (isLoopback || (publicUrl.startsWith("https:") && env.TRUST_PROXY)) return;
  throw new StartRefusedError(
    `HOST=${env.HOST} mở Camket cho máy khác, nên phải qua https: đặt PUBLIC_URL=https://… là địa chỉ mọi người dùng, và TRUST_PROXY là máy chủ chuyển tiếp TLS.\n` +
      `HOST=${env.HOST} serves other computers, which takes https: set PUBLIC_URL=https://… to the address people use, and TRUST_PROXY to the proxy that ends TLS.`,
  );
}

/** Users of the sample sign in without a password, so it is never open to other computers. */
export async function refuseExposedSample(db: Database): Promise<void> {
  if (isLoopback || (await db.sampleLoad.count()) === 0) return;
  throw new StartRefusedError(
    `Cơ sở dữ liệu có dữ liệu mẫu, người dùng mẫu vào được không cần mật khẩu, nên không mở cho máy khác. Xóa bằng: npm run cli -- sample clear\n` +
      `The database holds sample data, whose users sign in without a password, so it is not opened to other computers. Remove it with: npm run cli -- sample clear`,
  );
}
