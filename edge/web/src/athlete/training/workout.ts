import { useSyncExternalStore } from "react";
import type { Cue } from "#proto/fitconnect/coaching/v1/cue_pb";
import { type Sender, send } from "../../ingest/sender";
import { type KeptSession, SampleStore } from "../../ingest/store";
import type { Sending } from "../../ingest/uploader";
import { cadenceOf, decode, type Shown } from "../bluetooth/decode";
import { Sensor } from "../bluetooth/sensor";

export interface ShownSensor {
  readonly id: string;
  readonly name: string;
  readonly state: "connected" | "lost";
}

/** What is being done on this device, as the page shows it. */
export interface WorkoutView {
  /** Undefined: nothing runs. */
  readonly session: KeptSession | undefined;
  readonly sensors: readonly ShownSensor[];
  /** Newest value of each channel with its time, ms since 1970. */
  readonly values: {
    readonly [Channel in "heartRateBpm" | "powerW" | "cadenceRpm"]?: { value: number; atMs: number };
  };
  readonly sending: Sending | undefined;
  /** Newest first. */
  readonly cues: readonly Cue[];
  /** Nothing more can be kept: the store is full. */
  readonly full: boolean;
}

const NOTHING: WorkoutView = {
  session: undefined,
  sensors: [],
  values: {},
  sending: undefined,
  cues: [],
  full: false,
};
const CUES = 5;

/** One workout at a time; it goes on while the athlete looks at other pages. */
class Workout {
  #view = NOTHING;
  #sensors: Sensor[] = [];
  #store: Promise<SampleStore> | undefined;
  #sender: Sender | undefined;
  #crank: Shown["crank"];
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly current = () => this.#view;

  store(): Promise<SampleStore> {
    this.#store ??= SampleStore.open();
    return this.#store;
  }

  /** Lets the athlete choose a sensor; several may be worn at once. */
  async addSensor(): Promise<void> {
    const sensor = await Sensor.choose({
      onNotification: (characteristic, view) => void this.#take(characteristic, view),
      onState: (it, state) => this.#sensorIs(it, state),
    });
    this.#sensors.push(sensor);
  }

  async begin(athleteId: string, classId: string): Promise<void> {
    const first = this.#sensors[0];
    const store = await this.store();
    const session = await store.begin({
      sessionId: crypto.randomUUID(),
      athleteId,
      classId,
      device: {
        id: (first?.id ?? "browser").replace(/[^\x21-\x7e]/g, "").slice(0, 64),
        kind: first?.kind ?? 0,
        name: (first?.name ?? "Browser").slice(0, 80),
      },
      startedMs: Date.now(),
    });
    await this.goOn(session);
  }

  /** Goes on with a workout that a reload or a crash left open. */
  async goOn(session: KeptSession): Promise<void> {
    this.#sender = send(
      session,
      await this.store(),
      (sending) => this.#tell({ sending }),
      (cue) => this.#hear(cue),
    );
    this.#tell({ session, cues: [], full: false });
  }

  /** Ends it; what waits goes out in its own time. Returns its session. */
  async finish(): Promise<string | undefined> {
    const session = this.#view.session;
    if (session) {
      await (await this.store()).end(session.sessionId);
      this.#sender?.wake();
      this.#sender = undefined;
    }
    for (const sensor of this.#sensors) {
      sensor.close();
    }
    this.#sensors = [];
    this.#tell(NOTHING);
    return session?.sessionId;
  }

  async #take(characteristic: string, view: DataView): Promise<void> {
    const timeMs = Date.now();
    const { crank, ...shown } = decode(characteristic, view);
    const cadenceRpm = shown.cadenceRpm ?? cadenceOf(this.#crank, crank);
    this.#crank = crank ?? this.#crank;
    const values = { ...this.#view.values };
    for (const [channel, value] of Object.entries({
      ...shown,
      ...(cadenceRpm !== undefined && { cadenceRpm }),
    })) {
      values[channel as keyof typeof values] = { value, atMs: timeMs };
    }
    this.#tell({ values });
    const session = this.#view.session;
    if (session) {
      const value = new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice();
      const store = await this.store();
      const taken = await store.append(session.sessionId, { timeMs, gatt: { characteristic, value } });
      this.#sender?.wake();
      if (!taken !== this.#view.full) {
        this.#tell({ full: !taken });
      }
    }
  }

  #sensorIs(sensor: Sensor, state: ShownSensor["state"]): void {
    const others = this.#view.sensors.filter((it) => it.id !== sensor.id);
    this.#tell({ sensors: [...others, { id: sensor.id, name: sensor.name, state }] });
  }

  #hear(cue: Cue): void {
    if (!this.#view.cues.some((it) => it.id === cue.id)) {
      this.#tell({ cues: [cue, ...this.#view.cues].slice(0, CUES) });
    }
  }

  #tell(change: Partial<WorkoutView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

export const workout = new Workout();

export function useWorkout(): WorkoutView {
  return useSyncExternalStore(workout.subscribe, workout.current);
}
