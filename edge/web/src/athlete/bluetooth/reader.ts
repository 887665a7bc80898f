/** Reads a notification's little-endian fields from the start. */
export class Reader {
  #at = 0;

  constructor(private readonly view: DataView) {}

  u8(): number {
    return this.view.getUint8(this.#move(1));
  }

  u16(): number {
    return this.view.getUint16(this.#move(2), true);
  }

  s16(): number {
    return this.view.getInt16(this.#move(2), true);
  }

  u24(): number {
    return this.u16() + this.u8() * 0x10000;
  }

  u32(): number {
    return this.view.getUint32(this.#move(4), true);
  }

  skip(bytes: number): void {
    this.#move(bytes);
  }

  #move(bytes: number): number {
    const from = this.#at;
    this.#at += bytes;
    return from;
  }
}
