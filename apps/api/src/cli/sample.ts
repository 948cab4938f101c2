import { migrate } from "@camket/prisma/migrate";
import { clearSample, loadSample } from "@camket/prisma/sample";
import type { Command } from "./command.ts";

export const sampleCommands: Command[] = [
  {
    name: "sample load",
    help: "Nạp dữ liệu mẫu vào cơ sở dữ liệu trống. / Load the sample data into an empty database.",
    async run(url) {
      await migrate(url);
      await loadSample(url, console.log);
    },
  },
  {
    name: "sample clear",
    help: "Xóa dữ liệu mẫu và mọi thứ nhập thêm trên đó. / Remove the sample data and all that was added on top of it.",
    async run(url) {
      await migrate(url);
      await clearSample(url);
    },
  },
];
