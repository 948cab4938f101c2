import { describe, expect, it } from "vitest";
import { openTestServer } from "../test/test-server.ts";

const { address, db, sample, setPassword, token, user } = await openTestServer();

/** Signs a user in and returns the header of the session. */
async function signIn(role: "ADMINISTRATOR" | "OFFICER") {
  const email = `${role.toLowerCase()}@camket.example`;
  const grants = { create: { role, committeeId: sample.dongNai.id, validFrom: new Date("2026-01-01") } };
  const { id } = await db.user.create({ data: { email, name: role, grants } });
  await setPassword(id, "mật khẩu đủ dài");
  const answer = await fetch(`${address}/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: address },
    body: JSON.stringify({ email, password: "mật khẩu đủ dài" }),
  });
  return {
    id,
    cookie: answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";", 1)[0])
      .join("; "),
  };
}

const [administrator, officer] = [await signIn("ADMINISTRATOR"), await signIn("OFFICER")];

async function send(body: string, headers: Record<string, string>, name: string | null = "Thành viên.csv") {
  const named = name === null ? {} : { "X-File-Name": encodeURIComponent(name) };
  const response = await fetch(`${address}/files/tables`, {
    method: "POST",
    headers: { "accept-language": "en", ...named, ...headers },
    body,
  });
  return {
    status: response.status,
    ...((await response.json()) as { id?: string; dropped?: string[]; errors?: object[] }),
  };
}

const MEMBERS = "full_name,phone,role\nNguyễn Thị Ánh,0900000000,HEAD\n";

describe("a table that is sent", () => {
  it("is kept for whoever administers a committee, without what is not known of a member", async () => {
    const kept = await send(MEMBERS, { cookie: administrator.cookie, "X-File-For": "members" });
    expect(kept).toMatchObject({ status: 201, dropped: ["phone"] });
    expect(await db.uploadedTable.findFirst({ where: { userId: administrator.id } })).toMatchObject({
      fileName: "Thành viên.csv",
      columns: ["full_name", "role"],
      rows: [["Nguyễn Thị Ánh", "HEAD"]],
    });
  });

  it("is kept for an officer where it is of figures, without what is not known of a figure", async () => {
    const figures = "Mã chỉ tiêu;Tên chỉ tiêu;Số liệu;Người lập\nEDU-01;Số học sinh;1.234;Nguyễn Thị Ánh\n";
    const kept = await send(figures, { cookie: officer.cookie, "X-File-For": "figures" }, "Số liệu.csv");
    expect(kept).toMatchObject({ status: 201, dropped: ["Tên chỉ tiêu", "Người lập"] });
    expect(await db.uploadedTable.findFirst({ where: { userId: officer.id } })).toMatchObject({
      columns: ["Mã chỉ tiêu", "Số liệu"],
      rows: [["EDU-01", "1.234"]],
    });
    const refused = await send(figures, { cookie: administrator.cookie, "X-File-For": "figures" });
    expect(refused.status).toBe(403);
  });

  it.each([
    ["by nobody", {}, 401, "UNAUTHENTICATED"],
    ["by a program", { authorization: `Bearer ${token}` }, 403, "FORBIDDEN"],
    ["by an officer", { cookie: officer.cookie }, 403, "FORBIDDEN"],
    ["for no known purpose", { cookie: administrator.cookie, "X-File-For": "people" }, 400, "BAD_USER_INPUT"],
  ])("%s is refused", async (_who, headers, status, code) => {
    const before = await db.uploadedTable.count();
    expect(await send(MEMBERS, headers)).toMatchObject({ status, errors: [{ extensions: { code } }] });
    expect(await db.uploadedTable.count()).toBe(before);
  });

  it("without a name, or that is none, is refused in words", async () => {
    const { cookie } = administrator;
    expect(await send(MEMBERS, { cookie }, null)).toMatchObject({ status: 400 });
    expect(await send("%PDF-1.7\u0000", { cookie })).toMatchObject({
      status: 400,
      errors: [{ message: expect.stringContaining("no CSV or XLSX table") }],
    });
  });

  it("stays with the nineteen before it, and nobody else's are touched", async () => {
    const others = { userId: user.id, fileName: "a.csv", columns: ["a"], rows: [["1"]] };
    await db.uploadedTable.create({ data: others });
    for (let turn = 0; turn < 21; turn++) await send(`code\n${turn}\n`, { cookie: administrator.cookie });
    expect(await db.uploadedTable.count({ where: { userId: administrator.id } })).toBe(20);
    expect(await db.uploadedTable.count({ where: { userId: user.id } })).toBe(1);
  });
});
