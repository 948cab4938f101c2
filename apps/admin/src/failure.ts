import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { useLingui } from "@lingui/react/macro";
import { useCallback } from "react";

export interface Failure {
  kind: "offline" | "internal";
  /** Under which the fault was recorded. */
  code?: string;
}

/** What stopped a request that has no named error of its own: the way to the server, or the server. */
export function failureOf(error: unknown): Failure {
  if (!CombinedGraphQLErrors.is(error)) return { kind: "offline" };
  const code = error.errors.map(({ extensions }) => extensions?.faultCode).find((found) => typeof found === "string");
  return { kind: "internal", ...(typeof code === "string" && { code }) };
}

/** The same in a sentence: what happened, what was kept, what to do. */
export function useFailureWords() {
  const { t } = useLingui();
  return useCallback(
    (error: unknown) => {
      switch (failureOf(error).kind) {
        case "offline":
          return t`Không kết nối được với máy chủ. Những gì đã nhập vẫn còn; kiểm tra đường truyền rồi gửi lại.`;
        case "internal":
          return t`Camket gặp lỗi và đã ghi lại. Những gì đã nhập vẫn còn; có thể gửi lại sau ít phút.`;
      }
    },
    [t],
  );
}
