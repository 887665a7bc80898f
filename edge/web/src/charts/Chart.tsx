import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import styles from "./chart.module.css";

export interface Line {
  readonly label: string;
  /** Name of a custom property of the design. */
  readonly colour: string;
  /** Beside the times; null: a gap. */
  readonly values: readonly (number | null)[];
}

/** A band between two values, drawn behind the lines. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly colour: string;
}

interface Props {
  /** What it shows, for those who don't see it. */
  label: string;
  /** Seconds: since 1970, or from a start when `clock` says how to write them. */
  times: readonly number[];
  lines: readonly Line[];
  bands?: readonly Band[];
  height?: number;
  clock?: (seconds: number) => string;
}

/** Lines over time (uPlot); the table of figures beside it is for screen readers, this is for eyes. */
export default function Chart({ label, times, lines, bands = [], height = 220, clock }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const at = place.current;
    if (!at) {
      return;
    }
    const style = getComputedStyle(at);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const axis = {
      stroke: colour("--quiet"),
      grid: { stroke: colour("--line"), width: 1 },
      ticks: { show: false },
    };
    const plot = new uPlot(
      {
        width: at.clientWidth,
        height,
        scales: { x: { time: clock === undefined } },
        axes: [
          { ...axis, ...(clock && { values: (_: uPlot, ticks: number[]) => ticks.map(clock) }) },
          { ...axis, size: 44 },
        ],
        series: [
          clock ? { value: (_, it) => (it === null ? "" : clock(it)) } : {},
          ...lines.map((line) => ({
            label: line.label,
            stroke: colour(line.colour),
            width: 2,
            points: { show: false },
            spanGaps: false,
            value: (_: uPlot, it: number | null) => (it === null ? "–" : String(Math.round(it))),
          })),
        ],
        hooks: { drawClear: [(it) => drawBands(it, bands, colour)] },
      },
      [times, ...lines.map((line) => line.values)] as unknown as uPlot.AlignedData,
      at,
    );
    const observer = new ResizeObserver(() => plot.setSize({ width: at.clientWidth, height }));
    observer.observe(at);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [times, lines, bands, height, clock]);
  return <div ref={place} className={styles.chart} role="img" aria-label={label} />;
}

function drawBands(plot: uPlot, bands: readonly Band[], colour: (name: string) => string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.globalAlpha = 0.16;
  for (const band of bands) {
    const top = plot.valToPos(band.to, "y", true);
    ctx.fillStyle = colour(band.colour);
    ctx.fillRect(bbox.left, top, bbox.width, plot.valToPos(band.from, "y", true) - top);
  }
  ctx.restore();
}
