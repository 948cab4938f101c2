import { DomainError } from "../errors.ts";

export const MOST_BYTES = 10 * 1024 * 1024;
export const MOST_FILES = 20;

export class FileTooLargeError extends DomainError {
  constructor() {
    super("BAD_USER_INPUT", {
      vi: "Tệp lớn hơn 10 MB. Giảm độ phân giải khi quét, hoặc chia thành nhiều tệp.",
      en: "The file is larger than 10 MB. Scan it at a lower resolution, or send it in parts.",
    });
  }
}

export class FileEmptyError extends DomainError {
  constructor() {
    super("BAD_USER_INPUT", {
      vi: "Tệp rỗng. Mở tệp xem còn nội dung không rồi gửi lại.",
      en: "The file is empty. See whether it still has content, and send it again.",
    });
  }
}

export class FileTypeNotTakenError extends DomainError {
  constructor() {
    super("BAD_USER_INPUT", {
      vi: "Nội dung tệp không thuộc loại được nhận: PDF, DOCX, XLSX, PPTX, ODT, ODS, JPEG, PNG, TXT, CSV. Lưu dưới dạng PDF rồi gửi lại.",
      en: "The content of the file is of no kind that is taken: PDF, DOCX, XLSX, PPTX, ODT, ODS, JPEG, PNG, TXT, CSV. Save it as PDF and send it again.",
    });
  }
}

export class FileUnreadableError extends DomainError {
  constructor() {
    super("BAD_USER_INPUT", {
      vi: "Tệp hỏng nên không đọc được. Mở bằng chương trình soạn thảo, lưu lại rồi gửi lại.",
      en: "The file is broken and can't be read. Open it in its program, save it anew, and send it again.",
    });
  }
}

export class FileUnpacksTooLargeError extends DomainError {
  constructor() {
    super("BAD_USER_INPUT", {
      vi: "Tệp mở ra lớn hơn 40 MB. Lưu dưới dạng PDF rồi gửi lại.",
      en: "The file unpacks to more than 40 MB. Save it as PDF and send it again.",
    });
  }
}

export class FileWithMacrosError extends DomainError {
  constructor() {
    super("BAD_USER_INPUT", {
      vi: "Tệp có macro, tức là có chương trình chạy bên trong. Lưu lại không kèm macro, hoặc dưới dạng PDF, rồi gửi lại.",
      en: "The file holds macros, which are programs. Save it without them, or as PDF, and send it again.",
    });
  }
}

export class IdentityNumbersError extends DomainError {
  constructor() {
    super("BAD_USER_INPUT", {
      vi: "Tệp có số định danh cá nhân (12 chữ số). Danh sách người không lưu ở đây: bỏ các số ấy và họ tên đi kèm, chỉ để lại số tổng hợp, rồi gửi lại.",
      en: "The file holds personal identity numbers (12 digits). Lists of people don't belong here: take out the numbers and the names beside them, leave totals alone, and send it again.",
    });
  }
}

export class TooManyFilesError extends DomainError {
  constructor() {
    super("LOCKED", {
      vi: `Đã có ${MOST_FILES} tệp, là số nhiều nhất. Xóa bớt, hoặc ghép các bản quét thành một tệp PDF.`,
      en: `There are ${MOST_FILES} files already, the most there may be. Delete some, or join scans into one PDF.`,
    });
  }
}

/** This process reads as many files as its memory is meant for. */
export class TooManyAtOnceError extends DomainError {
  constructor() {
    super("RATE_LIMITED", {
      vi: "Đang có nhiều tệp được gửi cùng lúc. Gửi lại sau ít giây.",
      en: "Many files are being sent at this moment. Send it again in a few seconds.",
    });
  }
}
