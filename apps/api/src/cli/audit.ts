import { readFile } from "node:fs/promises";
import { migrate } from "@camket/prisma/migrate";
import pg from "pg";
import { type AuditHead, findBreak, readHeads } from "../audit-chain.ts";
import { type Command, CommandRefusedError } from "./command.ts";

export const auditCommands: Command[] = [
  {
    name: "audit head",
    help: "In điểm cuối của nhật ký từng ban, để lưu hoặc công bố ở nơi khác. / Print where the audit of each committee ends, to be kept or published elsewhere.",
    run: (url) =>
      withOwner(url, async (owner) => {
        for (const head of await readHeads(owner)) console.log(JSON.stringify(head));
      }),
  },
  {
    name: "audit verify",
    usage: "[--head FILE]",
    help: "Kiểm tra nhật ký chưa bị sửa, bị xóa; --head: tệp do audit head in ra trước đó. / Check that the audit was neither changed nor cut; --head: what audit head printed before.",
    options: { head: { type: "string" } },
    run: (url, { head }) =>
      withOwner(url, async (owner) => {
        const published = typeof head === "string" ? await readPublished(head) : [];
        const { entries, broken } = await findBreak(owner, published);
        if (broken)
          throw new CommandRefusedError(
            `Nhật ký bị đứt ở "${broken.committeePath}", mục ${broken.position}: ${broken.reason.vi}\n` +
              `The audit is broken at "${broken.committeePath}", entry ${broken.position}: ${broken.reason.en}`,
          );
        console.log(`${entries} mục, nguyên vẹn. / ${entries} entries, intact.`);
      }),
  },
];

async function withOwner(url: string, work: (owner: pg.Client) => Promise<void>) {
  await migrate(url);
  const owner = new pg.Client(url);
  await owner.connect();
  try {
    await work(owner);
  } finally {
    await owner.end();
  }
}

async function readPublished(file: string): Promise<AuditHead[]> {
  try {
    return (await readFile(file, "utf8"))
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line));
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    throw new CommandRefusedError(`Không đọc được ${file}: ${reason} / Cannot read ${file}: ${reason}`);
  }
}
