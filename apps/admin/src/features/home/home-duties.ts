import type { GrantRole } from "@camket/schema";

interface RoleHolder {
  isGlobalAdministrator: boolean;
  roles: readonly { role: GrantRole; paths: readonly string[] }[];
}

/** Which parts of home concern whoever holds these roles: what may be done is for the server to say. */
export function dutiesAt(path: string, { isGlobalAdministrator, roles }: RoleHolder) {
  const holds = (role: GrantRole) => roles.some((held) => held.role === role && held.paths.includes(path));
  const duties = {
    works: holds("OFFICER"),
    reviews: holds("REVIEWER"),
    administers:
      isGlobalAdministrator ||
      roles.some(({ role, paths }) => role === "ADMINISTRATOR" && paths.some((above) => path.startsWith(above))),
  };
  return { ...duties, onlyReads: !Object.values(duties).some(Boolean) };
}
