import { useTranslation } from "react-i18next";
import { Button } from "../design/Button";
import { Tabs } from "../design/Tabs";
import { clock } from "../i18n/format";
import styles from "./replay.module.css";
import { type Player, SPEEDS } from "./usePlayer";

/** Play, seek and speed; stays in sight while one scrolls. */
export function Controls({ player, length }: { player: Player; length: number }) {
  const { t } = useTranslation("replay");
  const { at, playing, speed } = player;
  return (
    <section className={styles.controls} aria-label={t("controls")}>
      <Button look="primary" onClick={player.toggle} aria-keyshortcuts="Space">
        {t(playing ? "pause" : at >= length ? "again" : "play")}
      </Button>
      <label className={styles.seek}>
        <span className="hidden">{t("seek")}</span>
        <input
          type="range"
          min={0}
          max={Math.ceil(length)}
          step={1}
          value={Math.floor(at)}
          aria-valuetext={clock(at)}
          onChange={(event) => player.seek(event.target.valueAsNumber)}
        />
      </label>
      <span className={styles.time}>
        {clock(at)} / {clock(length)}
      </span>
      <Tabs
        label={t("speed")}
        options={SPEEDS.map((it) => ({ id: String(it), label: `${it}×` }))}
        selected={String(speed)}
        onSelect={(id) => player.setSpeed(Number(id))}
      />
    </section>
  );
}
