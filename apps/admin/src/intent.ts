import type { OperationVariables } from "@apollo/client";
import { useApolloClient, useMutation } from "@apollo/client/react";
import type { TadaDocumentNode } from "@camket/schema";
import { useRef, useState } from "react";
import { useFailureWords } from "./failure.ts";

interface IntentOptions {
  /** Names of the queries that the act changes; those on screen are read again. */
  refetchQueries?: string[];
}

/**
 * Sends one act of a person. It carries an idempotency key of its own, kept while the same act is sent again after a
 * failure, so that an answer lost on the way never writes twice.
 */
export function useIntent<Result, Variables extends OperationVariables>(
  document: TadaDocumentNode<Result, Variables>,
  { refetchQueries = [] }: IntentOptions = {},
) {
  const client = useApolloClient();
  const [mutate, { loading }] = useMutation<Result, OperationVariables>(document, {
    refetchQueries: () =>
      [...client.getObservableQueries("active")].flatMap(({ queryName }) =>
        queryName && refetchQueries.includes(queryName) ? queryName : [],
      ),
    awaitRefetchQueries: true,
  });
  const words = useFailureWords();
  const [failure, setFailure] = useState<string | null>(null);
  const unanswered = useRef<{ act: string; key: string }>(undefined);

  /** The answer, or undefined where none came: `failure` then says why. */
  async function send(variables: Variables): Promise<Result | undefined> {
    const act = JSON.stringify(variables);
    if (unanswered.current?.act !== act) unanswered.current = { act, key: crypto.randomUUID() };
    setFailure(null);
    try {
      const { data } = await mutate({
        variables,
        context: { headers: { "idempotency-key": unanswered.current.key } },
      });
      unanswered.current = undefined;
      return data;
    } catch (error) {
      setFailure(words(error));
      return undefined;
    }
  }

  return { send, isSending: loading, failure };
}
