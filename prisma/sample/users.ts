import type { GrantRole } from "../generated/client/enums.ts";
import type { Committee, Committees } from "./committees.ts";
import { found } from "./reference.ts";
import type { Rows } from "./rows.ts";

const OPENED_AT = "2026-01-05T02:00:00Z";

/** A user for each role, officers of the nation and of a commune, and who decides on the officer's plans, without a password: while the sample is loaded they sign in with one click. */
export function addUsers(rows: Rows, { nation, provinces, communes }: Committees): void {
  const add = (name: string, title: string, role: GrantRole, committee: Committee, isGlobalAdministrator = false) => {
    const times = { createdAt: OPENED_AT, updatedAt: OPENED_AT };
    const { id } = rows.add("User", { email: `${name}@camket.example`, name: title, isGlobalAdministrator, ...times });
    rows.add("Grant", { userId: id, committeeId: committee.id, role, validFrom: committee.validFrom });
  };
  const thanhHoa = found(provinces, "38");
  add("admin", "Quản trị viên mẫu", "ADMINISTRATOR", nation, true);
  add("officer", "Cán bộ thường trực mẫu", "OFFICER", thanhHoa);
  add("reviewer", "Người duyệt mẫu", "REVIEWER", nation);
  add("provincial-reviewer", "Người duyệt mẫu cấp tỉnh", "REVIEWER", thanhHoa);
  add("analyst", "Chuyên viên phân tích mẫu", "ANALYST", nation);
  add("viewer", "Người xem mẫu", "VIEWER", thanhHoa);
  add("national", "Cán bộ trung ương mẫu", "OFFICER", nation);
  const commune = [...communes.values()].find(({ parent }) => parent === thanhHoa);
  if (commune) add("commune", "Cán bộ cấp xã mẫu", "OFFICER", commune);
}
