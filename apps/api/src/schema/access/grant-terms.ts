import type { GrantRole } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { Agency } from "../committee/agency.ts";
import { Committee } from "../committee/committee.ts";
import { rowId } from "../row-id.ts";

export const GrantRoleEnum = builder.enumType("GrantRole", {
  description: "A role held at a committee, reaching down to those under it.",
  values: {
    ADMINISTRATOR: { description: "Keeps structure, members, users and rights of the committee and those under it." },
    OFFICER: {
      description:
        "Drafts, updates and submits plans, tasks, events, outputs and reports of the committee itself; reads those under it.",
    },
    REVIEWER: {
      description: "Issues plans, opens rounds, returns or approves reports of the committees directly under it.",
    },
    ANALYST: { description: "Reads, and keeps queries and tokens for programs." },
    VIEWER: { description: "Reads." },
  } satisfies Record<GrantRole, object>,
});

export const GrantTermsInput = builder.inputType("GrantTermsInput", {
  description: "A role, and where and when it holds.",
  fields: (t) => ({
    committeeId: t.globalID({ required: true, for: Committee, description: "The committee it is held at." }),
    role: t.field({ type: GrantRoleEnum, required: true, description: "The role." }),
    agencyId: t.globalID({ for: Agency, description: "Narrows an officer to the tasks of this agency." }),
    validFrom: t.field({ type: "Date", required: true, description: "First day on which it holds." }),
    validTo: t.field({ type: "Date", description: "First day on which it no longer holds; leave out for no end." }),
  }),
});

export const termsOf = ({ committeeId, agencyId, ...terms }: typeof GrantTermsInput.$inferInput) => ({
  ...terms,
  committeeId: rowId(committeeId.id),
  agencyId: agencyId ? rowId(agencyId.id) : null,
  validTo: terms.validTo ?? null,
});
