import { useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { AttachmentRefused, sendAttachment } from "./send-attachment.ts";

const MOST_BYTES = 10 * 1024 * 1024;

export interface ChosenFile {
  key: string;
  file: File;
  /** What was refused is refused again; what failed on the way may be sent again. */
  state: "CHOSEN" | "SENDING" | "FAILED" | "REFUSED";
  /** Bytes that are sent. */
  sent: number;
  /** Why it was not taken. */
  failure: string | null;
}

/** Files that were chosen: they are sent one after the other, and leave the list once they are kept. */
export function useSending() {
  const { t, i18n } = useLingui();
  const [files, setFiles] = useState<ChosenFile[]>([]);
  const stops = useRef(new Map<string, AbortController>());

  const change = (key: string, changes: Partial<ChosenFile>) =>
    setFiles((all) => all.map((each) => (each.key === key ? { ...each, ...changes } : each)));
  const drop = (key: string) => setFiles((all) => all.filter((each) => each.key !== key));

  function choose(chosen: readonly File[]): ChosenFile[] {
    const added = chosen.map(
      (file): ChosenFile => ({
        ...{ key: crypto.randomUUID(), file, sent: 0 },
        ...(file.size > MOST_BYTES
          ? {
              state: "REFUSED",
              failure: t`Tệp lớn hơn 10 MB. Giảm độ phân giải khi quét, hoặc chia thành nhiều tệp.`,
            }
          : { state: "CHOSEN", failure: null }),
      }),
    );
    for (const { key } of added) stops.current.set(key, new AbortController());
    setFiles((all) => [...all, ...added]);
    return added;
  }

  /** @returns how many were kept. */
  async function sendAll(ownerId: string, chosen: readonly ChosenFile[]): Promise<number> {
    let kept = 0;
    for (const { key, file } of chosen.filter(({ state }) => state === "CHOSEN")) {
      const signal = stops.current.get(key)?.signal;
      if (!signal || signal.aborted) continue;
      change(key, { state: "SENDING" });
      try {
        await sendAttachment(file, {
          ...{ ownerId, signal, locale: i18n.locale },
          onProgress: (sent) => change(key, { sent }),
        });
        kept++;
        drop(key);
      } catch (error) {
        const isRefused = error instanceof AttachmentRefused;
        change(key, {
          state: isRefused && error.isFinal ? "REFUSED" : "FAILED",
          failure: isRefused
            ? error.message
            : t`Mất kết nối với máy chủ nên tệp chưa gửi xong. Kiểm tra đường truyền rồi gửi lại.`,
        });
      }
    }
    return kept;
  }

  /** The files that failed, as chosen anew. */
  function retry(failed: readonly ChosenFile[]): ChosenFile[] {
    for (const { key } of failed) change(key, { state: "CHOSEN", failure: null, sent: 0 });
    return failed.map((each) => ({ ...each, state: "CHOSEN" }));
  }

  /** Leaves a file out; one that is on its way is stopped. */
  function cancel(key: string) {
    stops.current.get(key)?.abort();
    drop(key);
  }

  return { files, choose, sendAll, retry, cancel };
}
