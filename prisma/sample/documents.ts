import type { Day } from "./calendar.ts";
import type { Committee } from "./committees.ts";
import { committeeNameOn } from "./committees.ts";
import { found, type Reference } from "./reference.ts";
import type { Row, Rows } from "./rows.ts";

interface Issue {
  committee: Committee;
  /** Code of the document type: "KH". */
  type: string;
  issuedOn: Day;
  subject: string;
  revisionId?: number | undefined;
}

interface Issued {
  document: Row<"Document">;
  committee: Committee;
  type: string;
  year: number;
}

/** Documents of the committees, which take their numbers at the end, and documents of others, which have theirs. */
export class Documents {
  #rows: Rows;
  #reference: Reference;
  #issued: Issued[] = [];
  #first = new Map<string, number>();

  constructor(rows: Rows, reference: Reference) {
    this.#rows = rows;
    this.#reference = reference;
  }

  issue({ committee, type, issuedOn, subject, revisionId }: Issue): Row<"Document"> {
    const document = this.#rows.add("Document", {
      typeId: found(this.#reference.documentTypes, type).id,
      committeeId: committee.id,
      number: null,
      year: null,
      reference: null,
      issuer: committeeNameOn(committee, issuedOn),
      issuedOn,
      subject,
      revisionId: revisionId ?? null,
    });
    this.#issued.push({ document, committee, type, year: Number(issuedOn.slice(0, 4)) });
    return document;
  }

  /** A document of others, with the number they gave it. */
  cite(type: string, reference: string, issuer: string, issuedOn: Day, subject: string): Row<"Document"> {
    return this.#rows.add("Document", {
      typeId: found(this.#reference.documentTypes, type).id,
      committeeId: null,
      number: null,
      year: null,
      reference,
      issuer,
      issuedOn,
      subject,
      revisionId: null,
    });
  }

  /** Makes a register begin at a number: what came before was numbered on paper. */
  beginAt(number: number, committee: Committee, type: string, year: number): void {
    this.#first.set(`${committee.id} ${type} ${year}`, number);
  }

  /** Numbers what was issued, register by register in the order of days. Nothing may be issued afterwards. */
  number(): void {
    const registers = new Map<string, Issued[]>();
    for (const each of this.#issued) {
      const key = `${each.committee.id} ${each.type} ${each.year}`;
      registers.set(key, [...(registers.get(key) ?? []), each]);
    }
    for (const [key, issued] of registers) {
      const [first] = issued;
      if (!first) continue;
      const { committee, type, year } = first;
      const register = this.#rows.add("NumberRegister", {
        committeeId: committee.id,
        typeId: found(this.#reference.documentTypes, type).id,
        year,
        lastNumber: (this.#first.get(key) ?? 1) - 1,
      });
      const take = () => {
        register.lastNumber = (register.lastNumber ?? 0) + 1;
        return register.lastNumber;
      };
      issued.sort((a, b) => (a.document.issuedOn ?? "").localeCompare(b.document.issuedOn ?? ""));
      for (const [index, { document }] of issued.entries()) {
        // A number that was taken and not used stays in the register, with the reason.
        if (type === "BC" && committee.level === "NATION" && year === 2025 && index === 1)
          this.#rows.add("RegisteredNumber", {
            registerId: register.id,
            number: take(),
            state: "VOIDED",
            reason: "Đã lấy số nhưng không ban hành: nội dung được gộp vào báo cáo năm.",
            documentId: null,
          });
        const number = take();
        document.number = number;
        document.year = year;
        document.reference = `${String(number).padStart(2, "0")}/${type}-${committee.symbol}`;
        this.#rows.add("RegisteredNumber", {
          registerId: register.id,
          number,
          state: "USED",
          reason: null,
          documentId: document.id,
        });
      }
    }
  }
}
