import { type AnchorHTMLAttributes, createContext, type ReactElement, useContext } from "react";

export interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string;
}

export type RenderLink = (props: LinkProps) => ReactElement;

/** How a link is made; the application puts its router's link here. */
export const LinkContext = createContext<RenderLink>((props) => <a {...props} />);

export function Link(props: LinkProps) {
  return useContext(LinkContext)(props);
}

/** A link in running text. */
export function TextLink({ className, ...props }: LinkProps) {
  return <Link className={className ? `camket-link ${className}` : "camket-link"} {...props} />;
}
