import { useEffect, useState } from "react";
import { blockAt, type TrainingClass } from "./classes";

/** The class's title, how long it runs, and the block it is in. */
export function ClassHeader({ it }: { it: TrainingClass }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const running = it.state === "running" ? blockAt(it, now) : undefined;
  return (
    <div className="class">
      <h1>{it.title}</h1>
      {it.state === "running" && it.startedMs !== null && (
        <span className="elapsed" title="time since the start">
          {clock((now - it.startedMs) / 1000)}
        </span>
      )}
      {running && (
        <p className="block">
          <strong>{running.block.name}</strong>
          {running.block.zoneLow > 0 && (
            <TargetZones low={running.block.zoneLow} high={running.block.zoneHigh} />
          )}
          <span className="left">{clock(running.leftS)} left</span>
          {running.next && <span className="next">then {running.next.name}</span>}
        </p>
      )}
    </div>
  );
}

function TargetZones({ low, high }: { low: number; high: number }) {
  const zones = Array.from({ length: high - low + 1 }, (_, i) => low + i);
  return (
    <span className="target">
      <span className="hidden">target zone </span>
      {zones.map((zone) => (
        <span key={zone} className={`zone small zone-${zone}`}>
          {zone}
        </span>
      ))}
    </span>
  );
}

/** m:ss, or h:mm:ss. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const s = String(whole % 60).padStart(2, "0");
  const m = Math.floor(whole / 60);
  return m < 60 ? `${m}:${s}` : `${Math.floor(m / 60)}:${String(m % 60).padStart(2, "0")}:${s}`;
}
