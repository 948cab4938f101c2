import { Unzip, UnzipInflate } from "fflate";
import type { DomainError } from "../errors.ts";
import { refuse } from "./table.ts";

const MOST_UNPACKED_BYTES = 40 * 1024 * 1024;
/** At once: a bomb unpacks to a thousand times as much before anybody may refuse it. */
const PUSHED_BYTES = 16_384;

/** What is told of each file of an archive: called piece by piece, and for the last of them once more with `isLast`. */
type ReadPiece = (name: string, piece: Uint8Array, isLast: boolean) => void;

/**
 * Unpacks an archive without keeping it: what unpacks to too much is refused before it fills the memory. What `read` throws
 * ends it. A broken archive ends early, without a word: whoever needs its files misses them.
 */
export function unpack(bytes: Buffer, read: ReadPiece, refuseBomb: () => DomainError = tooMuch): void {
  let unpacked = 0;
  let refusal: DomainError | undefined;
  let thrown: { error: unknown } | undefined;
  const unzip = new Unzip((entry) => {
    entry.ondata = (_error, piece, isLast) => {
      if (refusal || thrown) return;
      unpacked += piece?.length ?? 0;
      if (unpacked > MOST_UNPACKED_BYTES) {
        refusal = refuseBomb();
        entry.terminate();
        return;
      }
      try {
        read(entry.name, piece ?? new Uint8Array(), isLast);
      } catch (error) {
        thrown = { error };
      }
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let start = 0; start < bytes.length && !refusal && !thrown; start += PUSHED_BYTES)
      unzip.push(bytes.subarray(start, start + PUSHED_BYTES), start + PUSHED_BYTES >= bytes.length);
  } catch {
    // A broken archive.
  }
  if (thrown) throw thrown.error;
  if (refusal) throw refusal;
}

const tooMuch = () =>
  refuse(
    "Tệp mở ra lớn hơn 40 MB. Để lại một trang tính, bỏ hình ảnh, rồi chọn lại.",
    "The file unpacks to more than 40 MB. Keep one sheet, leave out pictures, and choose the file again.",
  );
