import { waitMs } from "../../live/backoff";

/** What is listened to of each service, in the order of preference of what a device is called. */
const SERVICES = [
  { service: 0x1826, kind: 4, characteristics: [0x2ad2, 0x2ad1, 0x2ace, 0x2acd] },
  { service: 0x1818, kind: 4, characteristics: [0x2a63] },
  { service: 0x1816, kind: 4, characteristics: [0x2a5b] },
  { service: 0x1814, kind: 3, characteristics: [0x2a53] },
  { service: 0x180d, kind: 1, characteristics: [0x2a37] },
] as const;
/** DeviceKind of the ingest contract, by what the machine sends. */
const KINDS: Record<number, number> = { 10962: 4, 10961: 6, 10958: 7, 10957: 5 };

export interface SensorEvents {
  onNotification(characteristic: string, view: DataView): void;
  onState(sensor: Sensor, state: "connected" | "lost"): void;
}

/** A strap or a machine over Web Bluetooth; comes back by itself after it was out of reach. */
export class Sensor {
  #closed = false;
  #failures = 0;

  private constructor(
    readonly name: string,
    readonly id: string,
    /** DeviceKind of the ingest contract. */
    public kind: number,
    private readonly device: BluetoothDevice,
    private readonly events: SensorEvents,
  ) {}

  /** False where the browser can't, such as on iPhones and in Firefox. */
  static get possible(): boolean {
    return "bluetooth" in navigator;
  }

  /**
   * Lets the athlete choose one, and listens to it.
   *
   * @throws DOMException NotFoundError when nothing was chosen
   */
  static async choose(events: SensorEvents): Promise<Sensor> {
    const device = await navigator.bluetooth.requestDevice({
      filters: SERVICES.map(({ service }) => ({ services: [service] })),
      optionalServices: SERVICES.map(({ service }) => service),
    });
    const sensor = new Sensor(device.name ?? "Bluetooth", device.id, 0, device, events);
    device.addEventListener("gattserverdisconnected", () => sensor.#lost());
    await sensor.#listen();
    return sensor;
  }

  close(): void {
    this.#closed = true;
    this.device.gatt?.disconnect();
  }

  async #listen(): Promise<void> {
    const server = await this.device.gatt?.connect();
    if (!server) {
      throw new DOMException("The device has no GATT server.", "NetworkError");
    }
    let heard = 0;
    for (const { service, kind, characteristics } of SERVICES) {
      const found = await server.getPrimaryService(service).catch(() => undefined);
      for (const uuid of found ? characteristics : []) {
        const it = await found?.getCharacteristic(uuid).catch(() => undefined);
        if (it) {
          await this.#hear(it, uuid.toString(16).toUpperCase());
          this.kind ||= KINDS[uuid] ?? kind;
          heard++;
        }
      }
      // A machine that has its own service sends all there; its others would count the same turns twice.
      if (heard > 0 && service !== 0x180d && service !== 0x1814) {
        await this.#hearHeart(server);
        break;
      }
    }
    if (heard === 0) {
      throw new DOMException("It sends nothing that is understood here.", "NotSupportedError");
    }
    this.#failures = 0;
    this.events.onState(this, "connected");
  }

  async #hearHeart(server: BluetoothRemoteGATTServer): Promise<void> {
    const it = await server
      .getPrimaryService(0x180d)
      .then((service) => service.getCharacteristic(0x2a37))
      .catch(() => undefined);
    if (it) {
      await this.#hear(it, "2A37");
    }
  }

  async #hear(characteristic: BluetoothRemoteGATTCharacteristic, name: string): Promise<void> {
    characteristic.addEventListener("characteristicvaluechanged", () => {
      if (characteristic.value && !this.#closed) {
        this.events.onNotification(name, characteristic.value);
      }
    });
    await characteristic.startNotifications();
  }

  #lost(): void {
    if (this.#closed) {
      return;
    }
    this.events.onState(this, "lost");
    this.#failures++;
    setTimeout(
      () => {
        if (!this.#closed) {
          this.#listen().catch(() => this.#lost());
        }
      },
      waitMs(this.#failures, Math.random()),
    );
  }
}
