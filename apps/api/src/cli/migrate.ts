import { migrate } from "@camket/prisma/migrate";
import type { Command } from "./command.ts";

export const migrateCommands: Command[] = [
  {
    name: "migrate",
    help: "Đưa cơ sở dữ liệu lên cấu trúc mới nhất. / Bring the database to the newest structure.",
    async run(url) {
      const applied = await migrate(url);
      console.log(applied.length > 0 ? applied.join("\n") : "Không có gì để cập nhật. / Nothing to apply.");
    },
  },
];
