import { Link } from "@camket/ui/link";
import { Button, type ButtonProps } from "@mantine/core";

/** A link that looks like a button: it leads somewhere, it does not act. */
export function ButtonLink({ href, ...props }: ButtonProps & { href: string }) {
  return <Button variant="default" {...props} renderRoot={(rendered) => <Link {...rendered} href={href} />} />;
}
