import { expect, it } from "vitest";
import { CommandRefusedError } from "./command.ts";
import { sampleCommands } from "./sample.ts";

it("refuses a scale that is none, by its name and before it touches the database", async () => {
  const load = sampleCommands.find(({ name }) => name === "sample load");
  await expect(load?.run("postgresql://nowhere", { scale: "huge" }, [])).rejects.toThrow(
    new CommandRefusedError(
      '--scale không nhận "huge", chỉ small hoặc national. / --scale takes small or national, not "huge".',
    ),
  );
});
