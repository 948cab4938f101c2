import { screen, within } from "@testing-library/react";
import { GraphQLError } from "graphql";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { connection, renderPage } from "../../../test/render-page.tsx";

const ways = { provider: null, sampleUsers: [{ email: "officer@camket.example", name: "Cán bộ mẫu" }] };

/** What /auth answers, by what is asked of it; it hears "ways" too. */
let auth: (act: string, body: unknown) => Response;

beforeEach(() => {
  auth = () => Response.json({});
  vi.stubGlobal("fetch", async (path: string, init?: { body: string }) =>
    path === "/auth/ways" ? Response.json(ways) : auth(path, JSON.parse(init?.body ?? "{}")),
  );
});

afterEach(() => vi.unstubAllGlobals());

const refuse = (status: number, code: string, headers: Record<string, string> = {}) =>
  Response.json({ code }, { status, headers });

it("says the same of an unknown name and a wrong password, and stays", async () => {
  auth = () => refuse(401, "INVALID_EMAIL_OR_PASSWORD");
  const { user, router } = await renderPage("/sign-in", {});
  await user.type(await screen.findByLabelText("Thư điện tử"), "ai@ban.example");
  await user.type(screen.getByLabelText("Mật khẩu"), "chưa đúng{Enter}");
  expect(await screen.findByText("Thư điện tử hoặc mật khẩu chưa đúng.")).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText("Mật khẩu"));
  expect(router.state.location.pathname).toBe("/sign-in");
});

it("says how long to wait after too many attempts", async () => {
  auth = () => refuse(429, "TOO_MANY_ATTEMPTS", { "Retry-After": "610" });
  const { user } = await renderPage("/sign-in", {});
  await user.type(await screen.findByLabelText("Thư điện tử"), "ai@ban.example");
  await user.type(screen.getByLabelText("Mật khẩu"), "chưa đúng{Enter}");
  expect((await screen.findByRole("alert")).textContent).toContain("Thử lại được sau 11 phút.");
});

it("goes on to where it was asked to, and nowhere outside", async () => {
  const { user, router } = await renderPage("/sign-in?to=/people?q=anh", { people: connection() });
  await user.click(await screen.findByRole("button", { name: "Cán bộ mẫu" }));
  await vi.waitFor(() => expect(router.state.location.href).toBe("/people?q=anh"));
  const elsewhere = await renderPage("/sign-in?to=//elsewhere.example", {});
  expect(elsewhere.router.state.location.search).toEqual({ unread: "to" });
});

it("asks who comes before it shows a page", async () => {
  const { router } = await renderPage("/people?q=anh", { viewer: null, people: connection() });
  await vi.waitFor(() => expect(router.state.location.pathname).toBe("/sign-in"));
  expect(router.state.location.search).toEqual({ to: "/people?q=anh" });
});

it("keeps what is being typed when the session ends, and sends it after signing in again", async () => {
  let isSignedIn = true;
  const rename = vi.fn(() => {
    if (!isSignedIn) throw new GraphQLError("", { extensions: { code: "UNAUTHENTICATED" } });
    return { __typename: "Person", id: "p1", name: "Trần Văn Đức", version: 2 };
  });
  const { user } = await renderPage("/people/p1", {
    viewer: {
      ...{ id: "u1", name: "Lê Thu Hà", isGlobalAdministrator: false, canAdminister: true, canCreateTokens: false },
      ...{ unreadNotifications: 0, roles: [] },
    },
    node: {
      ...{ __typename: "Person", id: "p1", name: "Trần Văn Đúc", version: 1, viewerCanMerge: false },
      ...{ mergedInto: null, merged: [], memberships: connection() },
    },
    renamePerson: rename,
  });
  await user.click(await screen.findByRole("button", { name: "Sửa tên" }));
  const name = await screen.findByLabelText(/Họ và tên/);
  await user.clear(name);
  await user.type(name, "Trần Văn Đức");
  isSignedIn = false;
  await user.click(screen.getByRole("button", { name: "Ghi tên mới" }));
  const again = (await screen.findByText("Phiên làm việc đã kết thúc")).parentElement;
  isSignedIn = true;
  if (again) await user.click(await within(again).findByRole("button", { name: "Cán bộ mẫu" }));
  expect(await screen.findByText("Đã sửa tên thành Trần Văn Đức.")).toBeTruthy();
  expect(rename).toHaveBeenCalledTimes(2);
});

it("sends again what the server did not take for now", async () => {
  let isSpent = true;
  await renderPage("/people", {
    people: () => {
      if (!isSpent) return connection([{ id: "p1", name: "Nguyễn Thị Ánh", memberships: connection() }]);
      isSpent = false;
      throw new GraphQLError("", { extensions: { code: "RATE_LIMITED" } });
    },
  });
  expect(await screen.findByText(/Trang tự tiếp tục sau ít giây/)).toBeTruthy();
  expect(await screen.findByRole("row", { name: /Nguyễn Thị Ánh/ })).toBeTruthy();
});

it("sets a password, and says when the link is spent", async () => {
  const asked = vi.fn((_: unknown) => refuse(400, "INVALID_TOKEN"));
  auth = (_, body) => asked(body);
  const { user } = await renderPage("/set-password?token=abc", {});
  await user.type(await screen.findByLabelText(/^Mật khẩu mới/), "mười hai ký tự trở lên");
  await user.type(screen.getByLabelText(/^Nhập lại/), "mười hai ký tự trở lê{Enter}");
  expect(screen.getAllByText("Hai lần nhập chưa giống nhau.")).not.toEqual([]);
  await user.type(screen.getByLabelText(/^Nhập lại/), "n{Enter}");
  expect(await screen.findByText("Đường dẫn này không còn dùng được")).toBeTruthy();
  expect(asked.mock.calls).toEqual([[{ token: "abc", newPassword: "mười hai ký tự trở lên" }]]);
});
