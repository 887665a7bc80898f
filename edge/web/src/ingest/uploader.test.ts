import "fake-indexeddb/auto";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { beforeEach, expect, test, vi } from "vitest";
import {
  type ClientFrame,
  ClientFrameSchema,
  type ServerFrame,
  ServerFrameSchema,
} from "#proto/fitconnect/ingest/v1/ingest_pb";
import { type KeptSession, SampleStore } from "./store";
import { type Sending, type Socket, Uploader } from "./uploader";

const NOW = 1_764_000_000_000;

/** The platform's end of a connection, played by the test. */
class Line implements Socket {
  binaryType = "";
  onopen: Socket["onopen"] = null;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  readonly frames: ClientFrame["frame"][] = [];

  send(data: Uint8Array<ArrayBuffer>): void {
    this.frames.push(fromBinary(ClientFrameSchema, data).frame);
  }

  close(): void {}

  says(frame: NonNullable<Parameters<typeof create<typeof ServerFrameSchema>>[1]>["frame"]): void {
    const bytes = toBinary(
      ServerFrameSchema,
      create(ServerFrameSchema, { frame: frame as ServerFrame["frame"] }),
    );
    this.onmessage?.({ data: bytes.slice().buffer } as MessageEvent);
  }

  welcomes(resumeAfterSeq: bigint, serverTimeMs = NOW): void {
    this.onopen?.({} as Event);
    this.says({
      case: "welcome",
      value: {
        $typeName: "fitconnect.ingest.v1.Welcome",
        sessionId: "s",
        resumeAfterSeq: { ada: resumeAfterSeq },
        serverTimeMs: BigInt(serverTimeMs),
      },
    });
  }

  acks(seq: number): void {
    this.says({
      case: "ack",
      value: { $typeName: "fitconnect.ingest.v1.Ack", athleteId: "ada", seq: BigInt(seq) },
    });
  }

  breaks(code: number): void {
    this.onclose?.({ code, reason: "" } as CloseEvent);
  }

  /** Numbers of all samples that were sent. */
  get seqs(): number[] {
    return this.frames.flatMap((it) =>
      it.case === "batch" ? it.value.samples.map(({ seq }) => Number(seq)) : [],
    );
  }
}

let store: SampleStore;
let session: KeptSession;
let lines: Line[];
let told: Sending[];
let waits: (() => void)[];
let names = 0;

beforeEach(async () => {
  store = await SampleStore.open(`test-${names++}`);
  session = await store.begin({
    sessionId: "s",
    athleteId: "ada",
    classId: "spin",
    device: { id: "strap", kind: 1, name: "Strap" },
    startedMs: NOW,
  });
  lines = [];
  told = [];
  waits = [];
});

function uploader(): Uploader {
  return new Uploader(session, store, {
    dial: async () => {
      const line = new Line();
      lines.push(line);
      return line;
    },
    now: () => NOW,
    after: (_, run) => {
      waits.push(run);
      return () => {};
    },
    onChange: (sending) => told.push(sending),
    onCue: () => {},
  });
}

async function record(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const value = new Uint8Array([0, 120 + i]);
    expect(await store.append("s", { timeMs: NOW + i * 1000, gatt: { characteristic: "2A37", value } })).toBe(
      true,
    );
  }
}

const line = async (index: number) => {
  await vi.waitFor(() => expect(lines.length).toBeGreaterThan(index));
  return lines[index] as Line;
};

test("samples that were recorded without a network go out in order and are dropped when they are confirmed", async () => {
  await record(3);
  uploader().start();
  const it = await line(0);
  it.welcomes(0n);
  await vi.waitFor(() => expect(it.seqs).toEqual([1, 2, 3]));
  expect(await store.waiting("s")).toBe(3);
  it.acks(2);
  await vi.waitFor(async () => expect(await store.waiting("s")).toBe(1));
});

test("after a lost connection only what was not confirmed is sent again", async () => {
  await record(3);
  uploader().start();
  const first = await line(0);
  first.welcomes(0n);
  await vi.waitFor(() => expect(first.seqs.length).toBe(3));
  first.acks(1);
  first.breaks(1006);
  await vi.waitFor(() => expect(waits.length).toBe(1));
  await record(1);
  waits[0]?.();
  const second = await line(1);
  // The platform has 2, though its ack got lost.
  second.welcomes(2n);
  await vi.waitFor(() => expect(second.seqs).toEqual([3, 4]));
  const hello = second.frames[0];
  expect(hello?.case === "hello" && hello.value.settledThrough).toEqual({ ada: 1n });
});

test("a reload goes on with the numbers and the samples of before", async () => {
  await record(2);
  uploader().start();
  const first = await line(0);
  first.welcomes(0n);
  await vi.waitFor(() => expect(first.seqs.length).toBe(2));
  first.acks(1);
  await vi.waitFor(async () => expect(await store.waiting("s")).toBe(1));
  // The page is gone; the next one has nothing but the store.
  session = (await store.sessions("ada"))[0] as KeptSession;
  await record(1);
  uploader().start();
  const second = await line(1);
  second.welcomes(1n);
  await vi.waitFor(() => expect(second.seqs).toEqual([2, 3]));
});

test("a workout is forgotten here when the platform has all of it and says goodbye", async () => {
  await record(2);
  await store.end("s");
  uploader().start();
  const it = await line(0);
  it.welcomes(0n);
  await vi.waitFor(() => expect(it.seqs.length).toBe(2));
  expect(it.frames.at(-1)?.case).toBe("batch");
  it.acks(2);
  await vi.waitFor(() => expect(it.frames.at(-1)?.case).toBe("bye"));
  it.breaks(1000);
  await vi.waitFor(() => expect(told.at(-1)?.status).toBe("done"));
  expect(await store.sessions("ada")).toEqual([]);
});

test("the times of a device whose clock is wrong are the server's", async () => {
  await record(1);
  uploader().start();
  const it = await line(0);
  it.welcomes(0n, NOW + 90_000);
  await vi.waitFor(() => expect(it.seqs).toEqual([1]));
  const sent = it.frames.at(-1);
  expect(sent?.case === "batch" && sent.value.samples[0]?.timeMs).toBe(BigInt(NOW + 90_000));
});

test("a refusal that would come again ends the sending and keeps the samples", async () => {
  await record(2);
  uploader().start();
  const it = await line(0);
  it.onopen?.({} as Event);
  it.breaks(4403);
  await vi.waitFor(() => expect(told.at(-1)?.status).toBe("refused"));
  expect(await store.waiting("s")).toBe(2);
});
