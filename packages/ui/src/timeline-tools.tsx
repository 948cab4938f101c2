import { ActionIcon, Button, SegmentedControl, Tooltip } from "@mantine/core";
import { IconZoomIn, IconZoomOut, type TablerIcon } from "@tabler/icons-react";
import classes from "./timeline.module.css";
import { farther, nearer, type Zoom, zooms } from "./timeline-scale.ts";
import { useWords } from "./words.ts";

interface TimelineToolsProps {
  zoom: Zoom;
  onZoom(zoom: Zoom): void;
  onToday(): void;
  isChartOpen: boolean;
  onChartOpen(isOpen: boolean): void;
}

export function TimelineTools({ zoom, onZoom, onToday, isChartOpen, onChartOpen }: TimelineToolsProps) {
  const words = useWords();
  return (
    <div className={`${classes.tools} camket-no-print`}>
      <Button
        variant="default"
        className={classes.toggle}
        aria-pressed={isChartOpen}
        onClick={() => onChartOpen(!isChartOpen)}
      >
        {words.timeline}
      </Button>
      <div className={classes.zooms}>
        <Tool label={words.zoomOut} icon={IconZoomOut} onClick={() => onZoom(farther(zoom))} />
        <SegmentedControl
          aria-label={words.zoom}
          size="xs"
          value={zoom}
          data={zooms.map((value) => ({ value, label: words.zooms[value] }))}
          onChange={onZoom}
        />
        <Tool label={words.zoomIn} icon={IconZoomIn} onClick={() => onZoom(nearer(zoom))} />
        <Button variant="default" size="xs" onClick={onToday}>
          {words.goToToday}
        </Button>
      </div>
    </div>
  );
}

function Tool({ label, icon: Icon, onClick }: { label: string; icon: TablerIcon; onClick(): void }) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={onClick}>
        <Icon size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
