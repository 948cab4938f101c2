import { TextLink } from "@camket/ui/link";
import { Plural, Trans } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";

interface NameListProps {
  /** The first of them, or all. */
  names: readonly string[];
  /** How many they are. */
  count: number;
  /** Where the others stand, or what shows them here. */
  others?: { href: string } | { onShow(): void };
}

/** "Ba Đình, Bỉm Sơn và 164 ban khác": long lists of committees in a sentence. */
export function NameList({ names, count, others }: NameListProps) {
  const joined = names.join(", ");
  const rest = count - names.length;
  if (rest <= 0) return joined;
  const more = <Plural value={rest} other="# ban khác" />;
  return (
    <Trans>
      {joined} và{" "}
      {others === undefined ? (
        more
      ) : "href" in others ? (
        <TextLink href={others.href}>{more}</TextLink>
      ) : (
        <UnstyledButton className="camket-link" onClick={others.onShow}>
          {more}
        </UnstyledButton>
      )}
    </Trans>
  );
}
