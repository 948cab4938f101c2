import { Unzip, UnzipInflate } from "fflate";
import { type TableRefusedError, tooManyRows } from "./table.ts";

const MOST_UNPACKED_BYTES = 40 * 1024 * 1024;
const PIECE = 65_536;

/** What is told of each file of an archive: called piece by piece, and for the last of them once more with `isLast`. */
type ReadPiece = (name: string, piece: Uint8Array, isLast: boolean) => void;

/**
 * Unpacks an archive without keeping it: what unpacks to too much is refused before it fills the memory. What `read` throws
 * ends it. A broken archive ends early, without a word: whoever needs its files misses them.
 */
export function unpack(bytes: Buffer, read: ReadPiece): void {
  let unpacked = 0;
  let refusal: TableRefusedError | undefined;
  let thrown: { error: unknown } | undefined;
  const unzip = new Unzip((entry) => {
    entry.ondata = (_error, piece, isLast) => {
      if (refusal || thrown) return;
      unpacked += piece?.length ?? 0;
      if (unpacked > MOST_UNPACKED_BYTES) {
        refusal = tooManyRows();
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
    for (let start = 0; start < bytes.length && !refusal && !thrown; start += PIECE)
      unzip.push(bytes.subarray(start, start + PIECE), start + PIECE >= bytes.length);
  } catch {
    // A broken archive.
  }
  if (thrown) throw thrown.error;
  if (refusal) throw refusal;
}
