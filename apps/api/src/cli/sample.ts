import { migrate } from "@camket/prisma/migrate";
import { clearSample, loadNationalSample, loadSample } from "@camket/prisma/sample";
import { type Command, CommandRefusedError } from "./command.ts";

const loads = new Map([
  ["small", loadSample],
  ["national", loadNationalSample],
]);

export const sampleCommands: Command[] = [
  {
    name: "sample load",
    usage: "[--scale small|national]",
    help: "Nạp dữ liệu mẫu vào cơ sở dữ liệu trống; national: quy mô cả nước. / Load the sample data into an empty database; national: as large as the country.",
    options: { scale: { type: "string", default: "small" } },
    async run(url, { scale }) {
      const load = loads.get(String(scale));
      if (!load)
        throw new CommandRefusedError(
          `--scale không nhận "${scale}", chỉ small hoặc national. / --scale takes small or national, not "${scale}".`,
        );
      await migrate(url);
      await load(url, console.log);
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
