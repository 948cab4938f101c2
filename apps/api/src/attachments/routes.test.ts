import { createHash } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import type { GrantRole } from "@camket/prisma";
import { describe, expect, it } from "vitest";
import { globalId } from "../../test/sample-committees.ts";
import { dissolve, samplePlans } from "../../test/sample-plans.ts";
import { openTestServer } from "../../test/test-server.ts";

const { address, db, sample, setPassword, token } = await openTestServer();
const { updates, event, elsewhereEvent, documents, tasks } = await samplePlans(db, sample);

async function signIn(role: GrantRole, { id: committeeId }: { id: number }) {
  const email = `${role.toLowerCase()}.${committeeId}@camket.example`;
  const grants = { create: { role, committeeId, validFrom: new Date("2026-01-01") } };
  const { id } = await db.user.create({ data: { email, name: role, grants } });
  await setPassword(id, "mật khẩu đủ dài");
  const answer = await fetch(`${address}/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: address },
    body: JSON.stringify({ email, password: "mật khẩu đủ dài" }),
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";", 1)[0]);
  return { id, headers: { cookie: cookies.join("; ") } };
}

const officer = await signIn("OFFICER", sample.dongNai);
const neighbour = await signIn("OFFICER", sample.ninhBinh);
const viewer = await signIn("VIEWER", sample.dongNai);
const program = { headers: { authorization: `Bearer ${token}` } };
const nobody = { headers: {} };

const PDF = Buffer.from("%PDF-1.7\n%\xe2\xe3\n%%EOF", "latin1");
const update = globalId("TaskUpdate", updates.last);
const ofEvent = globalId("Event", event);

interface Answer {
  id?: string;
  errors?: { message: string; extensions: { code: string } }[];
}

async function send(
  { headers }: { headers: object },
  owner: string,
  body: Buffer | string,
  name: string | null = "Biên bản.pdf",
) {
  const answer = await fetch(`${address}/files/attachments`, {
    method: "POST",
    headers: {
      ...{ "accept-language": "en", "x-file-owner": owner, ...headers },
      ...(name !== null && { "x-file-name": encodeURIComponent(name) }),
    },
    body,
  });
  return { status: answer.status, ...((await answer.json()) as Answer) }; // the shape of every answer under /files
}

const sent = async (owner: string, body: Buffer | string, name?: string) => {
  const { id, status, errors } = await send(officer, owner, body, name);
  if (!id) throw new Error(`${status} ${JSON.stringify(errors)}`);
  return id;
};
const read = ({ headers }: { headers: object }, id: string) =>
  fetch(`${address}/files/${encodeURIComponent(id)}`, { headers: { "accept-language": "en", ...headers } });
const rowOf = (id: string) => db.attachment.findUniqueOrThrow({ where: { id: Number(atob(id).split(":")[1]) } });

describe("a file that is sent", () => {
  it("comes back to the byte, to be saved under its name", async () => {
    const id = await sent(update, PDF, "Biên bản “số 1”.pdf");
    const answer = await read(viewer, id);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PDF);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-length": String(PDF.length),
      "content-disposition": expect.stringMatching(
        /^attachment; filename="[ -~]+"; filename\*=UTF-8''Bi%C3%AAn%20b%E1%BA%A3n/,
      ),
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    });
    expect((await read(program, id)).status).toBe(200);
    const head = await fetch(answer.url, { method: "HEAD", headers: viewer.headers });
    expect(head.headers.get("content-length")).toBe(String(PDF.length));
  });

  it("of ten megabytes comes back piece by piece", async () => {
    const large = Buffer.alloc(10 * 1024 * 1024, "Kết quả thực hiện\n");
    const id = await sent(ofEvent, large, "lớn.txt");
    const digest = createHash("sha256").update(Buffer.from(await (await read(viewer, id)).arrayBuffer()));
    expect(digest.digest("hex")).toBe(createHash("sha256").update(large).digest("hex"));
    expect(await rowOf(id)).toMatchObject({ size: large.length, mediaType: "text/plain" });
  });

  it("twice is kept once", async () => {
    expect(await sent(update, "một", "một.txt")).toBe(await sent(update, "một", "hai.txt"));
    expect(await sent(ofEvent, "một", "một.txt")).not.toBe(await sent(update, "một", "một.txt"));
  });

  it("is written in the name of who sent it, without its bytes", async () => {
    const { id } = await rowOf(await sent(update, "nhật ký", "a.txt"));
    const entry = await db.auditEntry.findFirstOrThrow({ where: { model: "Attachment", rowId: id } });
    expect(entry).toMatchObject({ actorId: officer.id, action: "INSERT", after: { fileName: "a.txt", size: 10 } });
    expect(JSON.stringify(entry.after)).not.toContain("content");
  });

  it.each([
    ["by nobody", nobody, update, 401, "UNAUTHENTICATED"],
    ["by a program", program, update, 403, "FORBIDDEN"],
    ["by a viewer", viewer, update, 403, "FORBIDDEN"],
    ["by an officer beside", neighbour, update, 404, "NOT_FOUND"],
    ["for a neighbour's event", officer, globalId("Event", elsewhereEvent), 404, "NOT_FOUND"],
    ["for an event that never was", officer, globalId("Event", { id: 2 ** 31 - 1 }), 404, "NOT_FOUND"],
    ["for a document by others", officer, globalId("Document", documents.directive), 403, "FORBIDDEN"],
    ["for a task", officer, globalId("Task", tasks.late), 400, "BAD_USER_INPUT"],
    ["for nothing", officer, "", 400, "BAD_USER_INPUT"],
  ])("%s is refused", async (_how, by, owner, status, code) => {
    const before = await db.attachment.count();
    expect(await send(by, owner, PDF)).toMatchObject({ status, errors: [{ extensions: { code } }] });
    expect(await db.attachment.count()).toBe(before);
  });

  it.each([
    ["without a name", PDF, null, 400, /not valid/],
    ["that is empty", "", "a.pdf", 400, /empty/],
    ["that only is called PDF", Buffer.from("MZ\x90\0\x03\0", "latin1"), "a.pdf", 400, /no kind that is taken/],
    ["with identity numbers", "họ tên,số\nA,096399000000\n", "a.csv", 400, /Lists of people don't belong here/],
    ["that is too large", Buffer.alloc(10 * 1024 * 1024 + 1), "a.pdf", 400, /larger than 10 MB/],
  ])("%s is refused in words", async (_how, body, name, status, message) => {
    const answer = await send(officer, update, body, name);
    expect(answer).toMatchObject({ status, errors: [{ message: expect.stringMatching(message) }] });
  });

  it("is refused before it is read, where it may not come", async () => {
    const headers = {
      ...{ ...viewer.headers, "x-file-owner": update, "x-file-name": "a.pdf" },
      "content-length": 10 * 1024 * 1024,
    };
    const sending = request(`${address}/files/attachments`, { method: "POST", headers });
    sending.flushHeaders();
    const [answer] = (await once(sending, "response")) as [IncomingMessage]; // what the event carries
    expect(answer.statusCode).toBe(403);
    sending.destroy();
  });

  it("is the last of twenty", async () => {
    const owner = globalId("Document", documents.draft);
    const answers = await Promise.all(Array.from({ length: 4 }, (_, each) => send(officer, owner, `${each}`, "a.txt")));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    for (let each = 4; each < 20; each++) await sent(owner, `${each}`, "a.txt");
    expect(await send(officer, owner, "thứ hai mươi mốt", "a.txt")).toMatchObject({
      errors: [{ extensions: { code: "LOCKED" } }],
    });
    expect((await send(officer, owner, "19", "a.txt")).status).toBe(201);
  });
});

describe("what may not be read", () => {
  it("is answered as what never was", async () => {
    const id = await sent(update, "của Đồng Nai", "a.txt");
    const never = await read(neighbour, globalId("Attachment", { id: 2 ** 31 - 1 }));
    expect(never.status).toBe(404);
    const text = await never.text();
    for (const hidden of [id, "x", globalId("Task", tasks.late), btoa("Attachment:1e3"), "%2e%2e"]) {
      const answer = await read(neighbour, hidden);
      expect({ status: answer.status, text: await answer.text() }).toEqual({ status: 404, text });
    }
    expect((await read(nobody, id)).status).toBe(401);
  });
});

it("a committee that ended takes no more files, and keeps those it had", async () => {
  const id = await sent(update, "trước", "a.txt");
  await dissolve(db, sample.dongNai);
  expect(await send(officer, update, "sau", "a.txt")).toMatchObject({ errors: [{ extensions: { code: "LOCKED" } }] });
  expect((await read(officer, id)).status).toBe(200);
});
