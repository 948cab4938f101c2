import type { AdministrativeLevel } from "@camket/schema";
import { useLocale } from "@camket/ui/words";

interface Named {
  name: string;
  nameEn: string;
}

interface NamedUnit extends Named {
  kind: string;
  level: AdministrativeLevel;
}

/** What has a name in both languages is called by that of the screen. */
export function useNames() {
  const locale = useLocale();
  const nameOf = ({ name, nameEn }: Named) => (locale === "en" ? nameEn || name : name);
  return {
    nameOf,
    /** "Tỉnh Đồng Nai"; the committee of the nation is that of the Government. */
    unitNameOf: (unit: NamedUnit) => {
      if (unit.level === "NATION") return locale === "en" ? "Government" : "Chính phủ";
      return locale === "en" ? nameOf(unit) : capitalised(`${unit.kind} ${unit.name}`);
    },
  };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
