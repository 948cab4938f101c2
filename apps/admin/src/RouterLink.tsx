import type { LinkProps } from "@camket/ui/link";
import { useRouter } from "@tanstack/react-router";
import type { MouseEvent } from "react";

/** A link of the kit that stays within the page where it leads to one of ours. */
export function RouterLink({ href, onClick, ...props }: LinkProps) {
  const router = useRouter();
  return (
    <a
      {...props}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (!isPlain(event) || !href.startsWith("/") || props.target) return;
        event.preventDefault();
        router.history.push(href);
      }}
    />
  );
}

/** Any other click asks the browser for a new tab, a window or a download. */
function isPlain(event: MouseEvent): boolean {
  return !(event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}
