import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { useLingui } from "@lingui/react/macro";
import { useCallback } from "react";

/** What stopped a request that has no named error of its own: the way to the server, or the server. */
export const failureOf = (error: unknown): "offline" | "internal" =>
  CombinedGraphQLErrors.is(error) ? "internal" : "offline";

/** Whether a page asked for what its address cannot mean: an ID that never was one. */
export const isRefusedAddress = (error: unknown): boolean =>
  CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.code === "BAD_USER_INPUT");

/** The same in a sentence: what happened, what was kept, what to do. */
export function useFailureWords() {
  const { t } = useLingui();
  return useCallback(
    (error: unknown) => {
      switch (failureOf(error)) {
        case "offline":
          return t`Không kết nối được với máy chủ. Những gì đã nhập vẫn còn; kiểm tra đường truyền rồi gửi lại.`;
        case "internal":
          return t`Camket gặp lỗi và đã ghi lại. Những gì đã nhập vẫn còn; có thể gửi lại sau ít phút.`;
      }
    },
    [t],
  );
}
