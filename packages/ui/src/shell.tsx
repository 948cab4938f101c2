import { Drawer, Menu, Tooltip, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconDots, IconFlask2, IconLogout, IconSearch, IconSelector, type TablerIcon } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { Kbd } from "./kbd.tsx";
import { Link } from "./link.tsx";
import classes from "./shell.module.css";
import { useWords } from "./words.ts";

export interface NavLink {
  href: string;
  label: string;
  /** For the bottom bar of a phone. */
  shortLabel?: string;
  icon: TablerIcon;
  /** "9", "27/34": stands at the right of the label. */
  count?: string;
  isCurrent?: boolean;
}

export interface Identity {
  /** "Chính phủ" */
  name: string;
  /** "BCĐ về Nhân quyền" */
  detail?: string;
  /** Where the whole begins. */
  href: string;
  /** Chooses another one. */
  onSwitch?(): void;
  switchLabel?: string;
}

interface ShellProps {
  identity: Identity;
  /** The first four stand in the bottom bar of a phone; the others under "Thêm". */
  links: readonly NavLink[];
  /** Pinned pages, under their own heading. */
  pinned?: { label: string; links: readonly { href: string; label: string }[] };
  find?: { label: string; keys?: string; onOpen(): void };
  /** Settings links, above the user. */
  footerLinks?: readonly NavLink[];
  user?: {
    name: string;
    detail?: string;
    initials: string;
    /** What is the person's own, above signing out. */
    links?: readonly NavLink[];
    onSignOut(): void;
  };
  /** Switches of language and colour scheme. */
  controls?: ReactNode;
  /** "Dữ liệu mẫu …": stands on every page, in print too. */
  sampleMark?: string;
  /** Data-heavy screens fold the navigation to a rail. */
  isFolded?: boolean;
  /** The page, with its own top bar and key bar. */
  children: ReactNode;
}

export function Shell({ isFolded = false, ...props }: ShellProps) {
  const { identity, links, pinned, find, footerLinks = [], user, controls, sampleMark, children } = props;
  const words = useWords();
  const isWide = useMediaQuery("(min-width: 80em)", true);
  const isRail = isFolded || !isWide;
  return (
    <div className={classes.shell} data-rail={isRail || undefined}>
      <a className={classes.skip} href="#content">
        {words.skipToContent}
      </a>
      <header className={classes.side}>
        <div className={classes.identity}>
          <Link href={identity.href} className={classes.home} aria-label={isRail ? identity.name : undefined}>
            <Mark />
            <span className={classes.wide}>
              <span className={classes.name}>{identity.name}</span>
              {identity.detail && <span className={classes.detail}>{identity.detail}</span>}
            </span>
          </Link>
          {identity.onSwitch && (
            <UnstyledButton
              className={`${classes.switch} ${classes.wide}`}
              aria-label={identity.switchLabel}
              onClick={identity.onSwitch}
            >
              <IconSelector size={16} stroke={1.7} aria-hidden />
            </UnstyledButton>
          )}
        </div>
        {find && (
          <UnstyledButton className={classes.find} onClick={find.onOpen}>
            <IconSearch size={16} stroke={1.7} aria-hidden />
            <span data-railed={isRail || undefined}>{find.label}</span>
            {find.keys && (
              <span className={classes.wide}>
                <Kbd keys={find.keys} />
              </span>
            )}
          </UnstyledButton>
        )}
        <nav aria-label={words.mainNavigation} className={classes.nav}>
          <ul>
            {links.map((link) => (
              <SideLink key={link.href} link={link} isRail={isRail} />
            ))}
          </ul>
          {pinned && pinned.links.length > 0 && (
            <div className={classes.wide}>
              <p className={classes.group}>{pinned.label}</p>
              <ul>
                {pinned.links.map(({ href, label }) => (
                  <li key={href}>
                    <Link href={href} className={classes.link}>
                      <span className={classes.label}>{label}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          )}
        </nav>
        <div className={classes.foot}>
          {footerLinks.length > 0 && (
            <ul>
              {footerLinks.map((link) => (
                <SideLink key={link.href} link={link} isRail={isRail} />
              ))}
            </ul>
          )}
          {controls && <div className={`${classes.controls} ${classes.wide}`}>{controls}</div>}
          {user && <UserMenu user={user} isRail={isRail} />}
        </div>
      </header>
      <div className={classes.main}>
        {sampleMark && (
          <aside className={classes.sample} aria-label={words.sampleMark}>
            <IconFlask2 size={14} stroke={1.9} aria-hidden />
            {sampleMark}
          </aside>
        )}
        <header className={classes.phoneHead}>
          <Link href={identity.href} className={classes.home}>
            <Mark />
            <span>
              <span className={classes.name}>{identity.name}</span>
              {identity.detail && <span className={classes.detail}>{identity.detail}</span>}
            </span>
          </Link>
          {find && (
            <UnstyledButton className={classes.phoneFind} onClick={find.onOpen} aria-label={find.label}>
              <IconSearch size={22} stroke={1.7} aria-hidden />
            </UnstyledButton>
          )}
        </header>
        {children}
      </div>
      <BottomBar links={links} more={footerLinks} controls={controls} user={user} />
    </div>
  );
}

function SideLink({ link, isRail }: { link: NavLink; isRail: boolean }) {
  const { href, label, icon: Icon, count, isCurrent = false } = link;
  return (
    <li>
      <Tooltip label={label} position="right" disabled={!isRail}>
        <span className={classes.hold}>
          <Link href={href} className={classes.link} aria-current={isCurrent ? "page" : undefined}>
            <Icon size={isRail ? 20 : 18} stroke={1.7} aria-hidden />
            <span className={classes.label} data-railed={isRail || undefined}>
              {label}
            </span>
            {count && <span className={`${classes.count} ${classes.wide}`}>{count}</span>}
          </Link>
        </span>
      </Tooltip>
    </li>
  );
}

type User = NonNullable<ShellProps["user"]>;

function UserName({ user, isRail = false }: { user: User; isRail?: boolean }) {
  return (
    <>
      <span className={classes.initials} aria-hidden>
        {user.initials}
      </span>
      <span data-railed={isRail || undefined}>
        <span className={classes.userName}>{user.name}</span>
        {user.detail && <span className={classes.detail}>{user.detail}</span>}
      </span>
    </>
  );
}

function UserMenu({ user, isRail }: { user: User; isRail: boolean }) {
  const words = useWords();
  return (
    <Menu position="top-start" width={228}>
      <Menu.Target>
        <UnstyledButton className={classes.user}>
          <VisuallyHidden>{words.account}: </VisuallyHidden>
          <UserName user={user} isRail={isRail} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user.name}
          {user.detail && <span className={classes.detail}>{user.detail}</span>}
        </Menu.Label>
        {user.links?.map(({ href, label, icon: Icon }) => (
          <Menu.Item
            key={href}
            leftSection={<Icon size={16} stroke={1.7} aria-hidden />}
            renderRoot={(props) => <Link {...props} href={href} />}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.7} aria-hidden />} onClick={user.onSignOut}>
          {words.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface BottomBarProps {
  links: readonly NavLink[];
  more: readonly NavLink[];
  controls: ReactNode;
  user: ShellProps["user"];
}

function BottomBar({ links, more, controls, user }: BottomBarProps) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const others = [...links.slice(4), ...more, ...(user?.links ?? [])];
  return (
    <nav aria-label={words.mainNavigation} className={classes.bottom}>
      {links.slice(0, 4).map(({ href, label, shortLabel = label, icon: Icon, isCurrent }) => (
        <Link key={href} href={href} className={classes.tab} aria-current={isCurrent ? "page" : undefined}>
          <Icon size={21} stroke={1.7} aria-hidden />
          <span>{shortLabel}</span>
        </Link>
      ))}
      <UnstyledButton
        className={classes.tab}
        aria-haspopup="dialog"
        aria-current={others.some((link) => link.isCurrent) ? "page" : undefined}
        onClick={() => setOpen(true)}
      >
        <IconDots size={21} stroke={1.7} aria-hidden />
        <span>{words.more}</span>
      </UnstyledButton>
      <Drawer
        opened={isOpen}
        onClose={() => setOpen(false)}
        position="bottom"
        classNames={{ content: classes.sheet }}
        title={words.more}
        closeButtonProps={{ "aria-label": words.close }}
      >
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: it only hears its links, and Enter clicks those. */}
        <ul className={classes.moreLinks} onClick={() => setOpen(false)}>
          {others.map((link) => (
            <SideLink key={link.href} link={link} isRail={false} />
          ))}
        </ul>
        {controls && <div className={classes.controls}>{controls}</div>}
        {user && (
          <>
            <div className={classes.user}>
              <UserName user={user} />
            </div>
            <UnstyledButton className={classes.signOut} onClick={user.onSignOut}>
              <IconLogout size={18} stroke={1.7} aria-hidden />
              {words.signOut}
            </UnstyledButton>
          </>
        )}
      </Drawer>
    </nav>
  );
}

export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg className={classes.mark} width={size} height={size} viewBox="0 0 28 28" aria-hidden>
      <rect width="28" height="28" rx="6" fill="var(--camket-acc)" />
      <g fill="none" stroke="var(--camket-on-acc)" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round">
        <path d="M20.6 9.2A8 8 0 1 0 20.6 18.8" />
        <path d="M10.2 14.2l3 3 8.6-8.4" />
      </g>
    </svg>
  );
}
