import { Button, Skeleton, VisuallyHidden } from "@mantine/core";
import { IconAlertTriangle, IconLock, IconSeeding, type TablerIcon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./states.module.css";
import { useWords } from "./words.ts";

interface StateProps {
  icon: TablerIcon;
  tone?: "acc" | "ok" | "warn" | "late" | "quiet";
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  isAlert?: boolean;
}

function State({ icon: Icon, tone = "quiet", title, children, actions, isAlert = false }: StateProps) {
  return (
    <div className={classes.state} data-tone={tone} role={isAlert ? "alert" : undefined}>
      <Icon size={26} stroke={1.6} aria-hidden />
      <div>
        <p className={classes.title}>{title}</p>
        {children && <div className={classes.text}>{children}</div>}
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  );
}

interface EmptyStateProps {
  /** What is true: "Chưa có kế hoạch nào cho năm 2026". */
  title: string;
  children?: ReactNode;
  /** The next step: buttons or links. */
  actions?: ReactNode;
  icon?: TablerIcon;
  tone?: StateProps["tone"];
}

export function EmptyState({ icon = IconSeeding, tone = "acc", ...props }: EmptyStateProps) {
  return <State icon={icon} tone={tone} {...props} />;
}

interface ErrorStateProps {
  title: string;
  /** What was kept. */
  children?: ReactNode;
  /** Under which the fault was recorded. */
  code?: string;
  onRetry?(): void;
  actions?: ReactNode;
}

export function ErrorState({ title, children, code, onRetry, actions }: ErrorStateProps) {
  const words = useWords();
  return (
    <State
      icon={IconAlertTriangle}
      tone="late"
      isAlert
      title={title}
      actions={
        (onRetry || actions) && (
          <>
            {onRetry && (
              <Button variant="default" onClick={onRetry}>
                {words.retry}
              </Button>
            )}
            {actions}
          </>
        )
      }
    >
      {children}
      {code && <p className={classes.code}>{words.errorCode(code)}</p>}
    </State>
  );
}

interface NotFoundStateProps {
  title: string;
  /** The same for an absent page and one out of reach. */
  children: ReactNode;
  actions?: ReactNode;
}

export function NotFoundState(props: NotFoundStateProps) {
  return <State icon={IconLock} {...props} />;
}

interface LoadingStateProps {
  /** How many lines the content will be about. */
  lines?: number;
  /** Draws a title above the lines. */
  hasTitle?: boolean;
}

const widths = ["72%", "88%", "64%", "80%"];

export function LoadingState({ lines = 6, hasTitle = false }: LoadingStateProps) {
  const words = useWords();
  return (
    <div className={classes.loading} role="status">
      <VisuallyHidden>{words.loading}</VisuallyHidden>
      {hasTitle && <Skeleton height={28} width="42%" mb={12} />}
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={`line-${line}`} height={12} width={widths[line % widths.length] ?? "80%"} />
      ))}
    </div>
  );
}
