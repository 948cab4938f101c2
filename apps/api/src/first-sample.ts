import { connect } from "@camket/prisma";

/** Loads the sample data into a new database, once: what somebody cleared does not come back at the next start. */
export async function loadFirstSample(url: string): Promise<void> {
  const db = connect(url);
  try {
    const [{ isNew } = { isNew: false }] = await db.$queryRaw<{ isNew: boolean }[]>`
      SELECT current_setting('camket.sample_was_offered', true) IS NULL AND NOT EXISTS (SELECT FROM "Committee") AS "isNew"`;
    if (!isNew) return;
    console.log("\nCamket: Nạp dữ liệu mẫu… / Loading the sample data…");
    const { loadSample } = await import("@camket/prisma/sample"); // large, and needed once
    await loadSample(url, console.log);
    await db.$executeRaw`
      DO $$ BEGIN
        EXECUTE format('ALTER DATABASE %I SET camket.sample_was_offered = yes', current_database());
      END $$`;
  } finally {
    await db.$disconnect();
  }
}
