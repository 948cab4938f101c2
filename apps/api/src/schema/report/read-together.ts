export type Read<Row> = (id: number) => Promise<Row | undefined>;

/** Rows that are read together once one of them is asked for. */
export function together<Row extends { id: number }>(read: () => Promise<Row[]>): Read<Row> {
  let reading: Promise<Row[]> | undefined;
  return async (id) => {
    reading ??= read();
    return (await reading).find((row) => row.id === id);
  };
}

export function present<Row>(row: Row | undefined): Row {
  if (!row) throw new Error("The directory is open to everyone signed in");
  return row;
}
