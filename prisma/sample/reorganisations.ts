import { type Agencies, addAgencySuccessions } from "./agencies.ts";
import { DEPARTMENTS_MERGED, REFORM } from "./calendar.ts";
import type { Committee, Committees } from "./committees.ts";
import type { Documents } from "./documents.ts";
import { found } from "./reference.ts";
import type { Rows } from "./rows.ts";
import type { UnitEnd, Units } from "./units.ts";

/** Where a dissolved committee went. */
export interface Heirs {
  /** The committee that finishes what it left. */
  responsible(dissolved: Committee): Committee;
}

export function addReorganisations(
  rows: Rows,
  units: Units,
  agencies: Agencies,
  committees: Committees,
  documents: Documents,
): Heirs {
  const departments = rows.add("Reorganisation", {
    subject: "Hợp nhất, sắp xếp các bộ, sở, ngành",
    effectiveOn: DEPARTMENTS_MERGED,
    documentId: documents.cite(
      "NQ",
      "176/2025/QH15",
      "Quốc hội",
      "2025-02-18",
      "Cơ cấu tổ chức của Chính phủ nhiệm kỳ Quốc hội khóa XV",
    ).id,
  });
  const provinces = rows.add("Reorganisation", {
    subject: "Sắp xếp 63 đơn vị hành chính cấp tỉnh thành 34",
    effectiveOn: REFORM,
    documentId: documents.cite("NQ", "202/2025/QH15", "Quốc hội", "2025-06-12", "Sắp xếp đơn vị hành chính cấp tỉnh")
      .id,
  });
  const districts = rows.add("Reorganisation", {
    subject: "Kết thúc hoạt động của cấp huyện, sắp xếp đơn vị hành chính cấp xã",
    effectiveOn: REFORM,
    documentId: documents.cite(
      "NQ",
      "203/2025/QH15",
      "Quốc hội",
      "2025-06-16",
      "Sửa đổi, bổ sung một số điều của Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam",
    ).id,
  });
  const addEnds = (reorganisationId: number, ends: UnitEnd[]) => {
    for (const { from, to } of ends)
      if (to.length === 0)
        rows.add("UnitSuccession", { reorganisationId, fromId: from.id, toId: null, isWhole: false });
      else
        for (const unit of to)
          rows.add("UnitSuccession", { reorganisationId, fromId: from.id, toId: unit.id, isWhole: to.length === 1 });
  };
  addEnds(provinces.id, units.provinceEnds);
  addEnds(districts.id, units.localEnds);
  addAgencySuccessions(rows, units, agencies, {
    departments: departments.id,
    provinces: provinces.id,
    districts: districts.id,
  });

  const responsible = new Map<Committee, Committee>();
  for (const { from, to } of units.provinceEnds)
    for (const unit of to) {
      const dissolved = found(committees.provincesBefore, from.code);
      const heir = found(committees.provinces, unit.code);
      responsible.set(dissolved, heir);
      rows.add("CommitteeSuccession", {
        reorganisationId: provinces.id,
        fromId: dissolved.id,
        toId: heir.id,
        isWhole: true,
      });
    }
  for (const dissolved of committees.districts.values()) {
    const communes = new Set(
      units.localEnds.filter(({ from }) => from.parent === dissolved.unit).flatMap(({ to }) => to),
    );
    for (const commune of communes)
      rows.add("CommitteeSuccession", {
        reorganisationId: districts.id,
        fromId: dissolved.id,
        toId: found(committees.communes, commune.code).id,
        isWhole: false,
      });
    // The province above finishes what the district left: its communes share the area, not the papers.
    const above = dissolved.parent;
    if (above) responsible.set(dissolved, responsible.get(above) ?? above);
  }
  return {
    responsible(dissolved) {
      const heir = responsible.get(dissolved);
      if (!heir) throw new Error(`Nobody took over from committee ${dissolved.id}.`);
      return heir;
    },
  };
}
