import pg from "pg";

/** Loads the sample data into a new database, once: what somebody cleared does not come back at the next start. */
export async function loadFirstSample(url: string): Promise<void> {
  const owner = new pg.Client(url);
  await owner.connect();
  try {
    const { rows } = await owner.query<{ isNew: boolean }>(
      `SELECT current_setting('camket.sample_was_offered', true) IS NULL AND NOT EXISTS (SELECT FROM "Committee")
        AND NOT EXISTS (SELECT FROM "AdministrativeUnit") AS "isNew"`,
    );
    if (!rows[0]?.isNew) return;
    console.log("\nCamket: Nạp dữ liệu mẫu… / Loading the sample data…");
    const { loadSample } = await import("@camket/prisma/sample"); // large, and needed once
    await loadSample(url, console.log);
    await owner.query(
      `DO $$ BEGIN
        EXECUTE format('ALTER DATABASE %I SET camket.sample_was_offered = yes', current_database());
      END $$`,
    );
    const users = await owner.query<{ email: string; name: string }>(
      'SELECT "email", "name" FROM "User" ORDER BY "id"',
    );
    console.log("\nCamket: Đăng nhập mẫu, không cần mật khẩu / Sample sign-ins, without a password:");
    for (const { email, name } of users.rows) console.log(`  ${email.padEnd(28)}${name}`);
  } finally {
    await owner.end();
  }
}
